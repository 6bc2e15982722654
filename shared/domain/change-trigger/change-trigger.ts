/** 变化事项: a change of law or of function that obliges a department to update its entries (三(二); R026). */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { clock } from '../clock/clock.ts';
import { extensionOf } from '../clock/extension.ts';
import { instant } from '../clock/instant.ts';

/** 法律法规作出修订, or 行政管理职能发生变化. */
export const changeKind = z.enum(['law', 'function']);
export type ChangeKind = z.infer<typeof changeKind>;

/**
 * What became of a touched entry. `filed`: its new version waits for the platform, a return undoes it;
 * `unaffected`: 不需更新, with the reason.
 */
export const entryOutcome = z.strictObject({
  kind: z.enum(['filed', 'published', 'stopped', 'unaffected']),
  reason: optionalParagraph(1000),
  at: instant,
  officerId: identifier,
});
export type EntryOutcome = z.infer<typeof entryOutcome>;

export const touchedEntry = z.strictObject({
  entryId: identifier,
  /** As they were when the change was recorded. */
  entryCode: z.string().max(40),
  entryName: line(200),
  outcome: entryOutcome.nullable(),
});
export type TouchedEntry = z.infer<typeof touchedEntry>;

/** What is written down: the change itself and the day it entered into force, not the day somebody noticed it. */
export const changeStatement = z.strictObject({
  kind: changeKind,
  title: line(200),
  /** The text and provision, or the decision on functions, it rests on. */
  basis: paragraph(400),
  inForceOn: z.iso.date(),
  entryIds: z.array(identifier).min(1).max(100),
});
export type ChangeStatement = z.infer<typeof changeStatement>;

export const changeEvent = z.strictObject({
  act: z.enum([
    'record',
    'file',
    'publish',
    'stop',
    'exempt',
    'reopen',
    'close',
    'ask-extension',
    'extend',
    'refuse-extension',
  ]),
  /** The entry it is about; null for the record as a whole. */
  entryId: identifier.nullable(),
  at: instant,
  madeAt: instant,
  /** Made before the deadline and received after it (decision 9). */
  lateBySync: z.boolean(),
  officerId: identifier,
  departmentId: identifier,
  note: optionalParagraph(1000),
});
export type ChangeEvent = z.infer<typeof changeEvent>;

/** 延长更新: at most five working days (条例第17条). */
export const updateExtensionDays = z.int().min(1).max(5);

export const changeTrigger = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  state: z.enum(['open', 'closed']),
  ...changeStatement.omit({ entryIds: true }).shape,
  entries: z.array(touchedEntry).min(1).max(100),
  /** The department that has to update. */
  providerId: identifier,
  recordedBy: identifier,
  /** Another department than the provider where its management recorded it (督促). */
  recordedByDepartmentId: identifier,
  clocks: z.array(clock).max(10),
  extension: extensionOf(updateExtensionDays).nullable().default(null),
  history: z.array(changeEvent).min(1).max(1000),
});
export type ChangeTrigger = z.infer<typeof changeTrigger>;

/** The touched entries that still wait for an update or a reason. */
export const unsettledEntries = (subject: Pick<ChangeTrigger, 'entries'>): readonly TouchedEntry[] =>
  subject.entries.filter(({ outcome }) => outcome === null);

/** 超期更新: a clock that ran, or runs, past its end; a flag and nothing else (decision 5). `now` in epoch milliseconds. */
export const isUpdateLate = (subject: Pick<ChangeTrigger, 'clocks'>, now: number): boolean =>
  subject.clocks.some(({ dueAt, stoppedAt }) => (stoppedAt ?? now) > dueAt);
