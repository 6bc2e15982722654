/** The lead's say on an entry that another department writes for its library (三(一)¶2; R022, R023). */
import { z } from 'zod';
import { paragraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { libraryQuery, libraryRecordOf } from '../shared-library/find-library.ts';
import { draftEventOf } from './draft-event-of.ts';
import { advanceDraft, entryIdentifier, isConsentOf, isDraftOpenTo } from './entry-draft.ts';

const args = z.strictObject({
  entryId: entryIdentifier,
  expectedVersion: z.int().positive(),
  decision: z.enum(['consent', 'object']),
  opinion: paragraph(1000),
});

/** By a reviewer of the department that leads now, whatever a former one said. What is objected to goes back to its author. */
export const consentToEntry: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ entryId }) => [{ table: 'entryDraft', id: entryId }],
  lists: ({ entryId }, rows) => libraryQuery(rows.get('entryDraft', entryId)?.content.library),
  apply: ({ entryId, expectedVersion, decision, opinion }, rows, context) => {
    const draft = rows.get('entryDraft', entryId);
    if (draft === undefined) return refuse('record.missing');
    const { actor, now } = context;
    const leads = libraryRecordOf(rows, draft.content.library)?.leadId === actor.departmentId;
    const refused = firstRefusal(
      [actor.roles.includes('provider-reviewer'), 'role.missing'],
      [leads && draft.providerId !== actor.departmentId, 'consent.not-lead'],
      [draft.version === expectedVersion, 'record.changed'],
      [isDraftOpenTo(draft, 'consent') && !isConsentOf(draft, actor.departmentId), 'entry.state'],
    );
    if (refused !== null) return refused;
    const { departmentId, officerId } = actor;
    const patch =
      decision === 'consent'
        ? { leadConsent: { departmentId, officerId, at: now, opinion } }
        : ({ state: 'draft', secrecyReview: null, leadId: null, leadConsent: null } as const);
    return write({
      table: 'entryDraft',
      row: advanceDraft(draft, patch, [draftEventOf(decision, context, opinion)]),
    });
  },
});
