/** 停用: the offer ends at once; the removal then travels up the same chain, a receipt a hop (R025, R050). */
import { z } from 'zod';
import { paragraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { triggerQuery, triggersAfter } from '../change-trigger/settle.ts';
import { stopClocks } from '../clock/clock.ts';
import { endedPlan } from '../conversion/follow-entry.ts';
import { draftEventOf } from './draft-event-of.ts';
import { advanceDraft, entryIdentifier, isDraftOpenTo } from './entry-draft.ts';
import { draftReads, draftSubject } from './subject.ts';

const args = z.strictObject({
  entryId: entryIdentifier,
  /** 0 where the entry was published without a draft. */
  expectedVersion: z.int().nonnegative(),
  reason: paragraph(1000),
});

export const stopEntry: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: draftReads,
  lists: ({ entryId }, rows) =>
    triggerQuery((rows.get('entryDraft', entryId) ?? rows.get('catalogEntry', entryId))?.providerId),
  apply: ({ entryId, expectedVersion, reason }, rows, context) => {
    const subject = draftSubject(rows, entryId, context);
    if (subject === null) return refuse('record.missing');
    const { draft, published } = subject;
    const refused = firstRefusal(
      [context.actor.roles.includes('data-officer'), 'role.missing'],
      [draft.providerId === context.actor.departmentId, 'department.wrong'],
      [subject.recordedVersion === expectedVersion, 'record.changed'],
      [isDraftOpenTo(draft, 'stop') && published?.status === 'published', 'entry.state'],
    );
    if (refused !== null) return refused;
    if (published === undefined) return refuse('record.missing');
    // A version still on its way goes no further: its audit ends with it.
    const removal = { state: 'removal-filed', clocks: stopClocks(draft.clocks, 'every', context) } as const;
    const next = advanceDraft(draft, removal, [draftEventOf('stop', context, reason)]);
    return write(
      { table: 'entryDraft', row: next },
      { table: 'catalogEntry', row: { ...published, status: 'stopped' } },
      ...endedPlan(entryId, rows),
      ...triggersAfter({ act: 'stop', entryId, providerId: draft.providerId }, rows, context),
    );
  },
});
