/**
 * 疑似违规 that an officer has decided about (七(四)). What the rules suspect is no row: it is what they say of other rows
 * (suspect.ts). A row is what a person made of it, with the evidence as it stood then; nothing follows from it by itself.
 */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { clock } from '../clock/clock.ts';
import { instant } from '../clock/instant.ts';
import { violationItem } from './item.ts';

/** The tables whose rows the rules look at. */
export const suspectTable = z.enum([
  'sharingCase',
  'changeTrigger',
  'entryDraft',
  'correctionLimit',
  'difficulty',
  'collectionCheck',
  'grant',
  'circular',
]);
export type SuspectTable = z.infer<typeof suspectTable>;

/** What a rule found in one row. */
export const evidence = z.strictObject({
  table: suspectTable,
  recordId: identifier,
  /** Which finding of the row it is: a limit by its name and start, an order by its id. */
  aspect: line(120),
  /** What the row is about, as it was called. */
  subject: line(200),
  /** The finding in one sentence. */
  finding: paragraph(1000),
  /** The limit that ran out, where one did. */
  clock: clock.nullable(),
  /** Whole working days past the limit when it was looked at; null where no limit is meant. */
  workingDaysLate: z.int().nonnegative().nullable(),
});
export type Evidence = z.infer<typeof evidence>;

export const violation = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  item: violationItem,
  /** Whose conduct it is. */
  departmentId: identifier,
  /** Of the evidence; null where an officer wrote the facts down (V4, V9). */
  recordId: identifier.nullable(),
  evidence: evidence.nullable(),
  /** The facts an officer wrote; '' where the evidence speaks. */
  facts: paragraph(2000).or(z.literal('')),
  state: z.enum(['confirmed', 'dismissed']),
  reason: paragraph(1000),
  /** The management department that decided. */
  managementId: identifier,
  officerId: identifier,
  officerName: line(40),
  at: instant,
  madeAt: instant,
  /** The notice that went out for it; null until one did. */
  circularId: identifier.nullable(),
});
export type Violation = z.infer<typeof violation>;

/** True where the decision is about that finding. */
export const isAbout = (
  { evidence: known }: Pick<Violation, 'evidence'>,
  found: Pick<Evidence, 'table' | 'recordId' | 'aspect'>,
): boolean =>
  known !== null &&
  known.table === found.table &&
  known.recordId === found.recordId &&
  known.aspect === found.aspect;

export const violationStateLabel: Readonly<Record<Violation['state'], string>> = {
  confirmed: '已认定',
  dismissed: '已排除',
};
