/** 内部审查和保密审查, by another officer of the provider than any author (六(一), 四(三); R014, R036, R040). */
import { z } from 'zod';
import { paragraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { libraryQuery, libraryRecordOf } from '../shared-library/find-library.ts';
import { leadToAsk } from '../shared-library/shared-library.ts';
import { draftEventOf } from './draft-event-of.ts';
import { advanceDraft, entryIdentifier, isDraftOpenTo } from './entry-draft.ts';

const submitArgs = z.strictObject({ entryId: entryIdentifier, expectedVersion: z.int().positive() });
const reviewArgs = submitArgs.extend({
  decision: z.enum(['pass', 'return']),
  /** What the reviewer found: a state secret is refused here, never classified (二(一)). */
  containsStateSecret: z.boolean(),
  opinion: paragraph(1000),
});

export const submitEntryReview: Action<typeof submitArgs> = defineAction({
  args: submitArgs,
  numbering: null,
  reads: ({ entryId }) => [{ table: 'entryDraft', id: entryId }],
  apply: ({ entryId, expectedVersion }, rows, context) => {
    const draft = rows.get('entryDraft', entryId);
    if (draft === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [context.actor.roles.includes('data-officer'), 'role.missing'],
      [draft.providerId === context.actor.departmentId, 'department.wrong'],
      [draft.version === expectedVersion, 'record.changed'],
      [isDraftOpenTo(draft, 'submit-review'), 'entry.state'],
    );
    if (refused !== null) return refused;
    const events = [draftEventOf('submit-review', context)];
    return write({ table: 'entryDraft', row: advanceDraft(draft, { state: 'internal-review' }, events) });
  },
});

export const reviewEntry: Action<typeof reviewArgs> = defineAction({
  args: reviewArgs,
  numbering: null,
  reads: ({ entryId }) => [{ table: 'entryDraft', id: entryId }],
  lists: ({ entryId }, rows) => libraryQuery(rows.get('entryDraft', entryId)?.content.library),
  apply: ({ entryId, expectedVersion, decision, containsStateSecret, opinion }, rows, context) => {
    const draft = rows.get('entryDraft', entryId);
    if (draft === undefined) return refuse('record.missing');
    const { actor } = context;
    const passing = decision === 'pass';
    const refused = firstRefusal(
      [actor.roles.includes('provider-reviewer'), 'role.missing'],
      [draft.providerId === actor.departmentId, 'department.wrong'],
      [!draft.authorIds.includes(actor.officerId), 'entry.self-review'],
      [draft.version === expectedVersion, 'record.changed'],
      [isDraftOpenTo(draft, 'review'), 'entry.state'],
      [!passing || !containsStateSecret, 'entry.state-secret', 'containsStateSecret'],
    );
    if (refused !== null) return refused;
    const secrecyReview = passing
      ? { reviewerId: actor.officerId, at: context.now, opinion, containsStateSecret: false as const }
      : null;
    const events = [draftEventOf(passing ? 'pass-review' : 'return-review', context, opinion)];
    const state = passing ? 'reviewed' : 'draft';
    // From here on the lead of the library sees it, and is asked.
    const record = libraryRecordOf(rows, draft.content.library);
    const leadId = passing ? leadToAsk(record, draft.providerId) : null;
    return write({ table: 'entryDraft', row: advanceDraft(draft, { state, secrecyReview, leadId }, events) });
  },
});
