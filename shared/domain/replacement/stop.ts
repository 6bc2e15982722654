/** Telling users who joined since, and stopping the old resource once everybody was told (R077). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { draftEventOf } from '../cataloguing/draft-event-of.ts';
import { advanceDraft, isRemoval } from '../cataloguing/entry-draft.ts';
import { draftReads, draftSubject } from '../cataloguing/subject.ts';
import { triggerQuery, triggersAfter } from '../change-trigger/settle.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { stopClocks } from '../clock/clock.ts';
import { endedPlan } from '../conversion/follow-entry.ts';
import type { Refusal } from '../refusals.ts';
import { currentUsers, isCurrent } from '../sharing/current-users.ts';
import type { Change } from '../tables.ts';
import { tellPlan, tellStop } from './notices.ts';
import type { Replacement } from './replacement.ts';
import { untoldUsers, usersAndNotices } from './told.ts';

const args = z.strictObject({ replacementId: identifier });
type Args = z.output<typeof args>;

const reads = ({ replacementId }: Args, rows: Rows) => {
  const subject = rows.get('replacement', replacementId);
  return [
    { table: 'replacement' as const, id: replacementId },
    ...(subject === undefined ? [] : draftReads({ entryId: subject.oldEntryId })),
  ];
};

const lists = ({ replacementId }: Args, rows: Rows) => {
  const subject = rows.get('replacement', replacementId);
  return subject === undefined
    ? []
    : [...usersAndNotices(subject.oldEntryId), ...triggerQuery(subject.providerId)];
};

const checkProvider = (
  subject: Replacement,
  { actor }: ActionContext,
): { readonly ok: false; readonly error: Refusal } | null =>
  firstRefusal(
    [actor.roles.includes('provider-reviewer'), 'role.missing'],
    [subject.providerId === actor.departmentId, 'department.wrong'],
    [subject.state === 'planned', 'replacement.stopped-already'],
  );

/** Tells the current users that have no notice yet: a right granted just before the plan may have arrived after it. */
export const notifyReplacement: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads,
  lists,
  apply: ({ replacementId }, rows, context) => {
    const subject = rows.get('replacement', replacementId);
    if (subject === undefined) return refuse('record.missing');
    return (
      checkProvider(subject, context) ??
      write(...tellPlan(subject, untoldUsers(subject, rows, context), context))
    );
  },
});

/** Every right to the old resource that still runs, ended, with the resource to go to. */
const endedGrants = (subject: Replacement, rows: Rows, now: number): Change[] =>
  rows
    .list('grant', 'entryId', subject.oldEntryId)
    .filter((each) => isCurrent(each, now))
    .map((each) => ({
      table: 'grant',
      row: {
        ...each,
        version: each.version + 1,
        state: 'ended',
        endedAt: now,
        replacedByEntryId: subject.newEntryId,
      },
    }));

/**
 * The removal goes up the filing chain, and no version that was still on its way brings the entry back (三(一)¶2).
 * One that was stopped before has sent its removal already.
 */
const filedRemoval = (subject: Replacement, rows: Rows, context: ActionContext): Change[] => {
  const draft = draftSubject(rows, subject.oldEntryId, context)?.draft;
  if (draft === undefined || draft.state === 'stopped' || isRemoval(draft)) return [];
  const clocks = stopClocks(draft.clocks, 'every', context);
  const events = [draftEventOf('stop', context, '更替停用')];
  return [{ table: 'entryDraft', row: advanceDraft(draft, { state: 'removal-filed', clocks }, events) }];
};

export const stopReplaced: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads,
  lists,
  apply: ({ replacementId }, rows, context) => {
    const subject = rows.get('replacement', replacementId);
    const entry = subject && rows.get('catalogEntry', subject.oldEntryId);
    if (subject === undefined || entry === undefined) return refuse('record.missing');
    const today = civilDateOf(context.now);
    const refused =
      checkProvider(subject, context) ??
      firstRefusal(
        [untoldUsers(subject, rows, context).length === 0, 'replacement.untold'],
        [subject.parallelTo < today && subject.stopOn <= today, 'replacement.too-early'],
      );
    if (refused !== null) return refused;
    const users = currentUsers(rows.list('grant', 'entryId', subject.oldEntryId), context.now);
    const row: Replacement = {
      ...subject,
      version: subject.version + 1,
      state: 'stopped',
      stoppedAt: context.now,
      stoppedBy: context.actor.officerId,
    };
    return write(
      { table: 'replacement', row },
      { table: 'catalogEntry', row: { ...entry, status: 'stopped' } },
      ...filedRemoval(subject, rows, context),
      ...endedPlan(entry.id, rows),
      ...endedGrants(subject, rows, context.now),
      ...triggersAfter({ act: 'stop', entryId: entry.id, providerId: entry.providerId }, rows, context),
      ...tellStop(subject, users, context),
    );
  },
});
