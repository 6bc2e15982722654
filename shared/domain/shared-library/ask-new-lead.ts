/**
 * Entries on their way when their library gets another lead (三(一)¶2; R022, R023). The lead compiles the catalogue as
 * it is when an entry comes in, so each that has passed its own department's review is the new lead's to consent to.
 */
import type { ActionContext, RowQuery, Rows } from '../action.ts';
import { subjectOfLibrary } from '../catalog/subject-of-library.ts';
import { draftEventOf } from '../cataloguing/draft-event-of.ts';
import { advanceDraft, type DraftState, type EntryDraft } from '../cataloguing/entry-draft.ts';
import type { Change } from '../tables.ts';
import { leadToAsk, type SharedLibrary } from './shared-library.ts';

/** What the former lead was asked about, and what it wrote itself and so asked nobody about. */
export const entriesUnderLead = (
  before: Pick<SharedLibrary, 'leadId'> | undefined,
  leadId: string,
): readonly RowQuery[] =>
  before === undefined || before.leadId === leadId
    ? []
    : [
        { table: 'entryDraft', field: 'leadId', value: before.leadId },
        { table: 'entryDraft', field: 'providerId', value: before.leadId },
      ];

/** Reviewed, and neither published nor ended. */
const onTheWay: readonly DraftState[] = ['reviewed', 'filed', 'accepted', 'returned'];

const waits = ({ state, secrecyReview, content }: EntryDraft, subject: string): boolean =>
  onTheWay.includes(state) && secrecyReview !== null && subjectOfLibrary(content.library) === subject;

/**
 * The new lead sees them and is asked; the former one no longer is. A consent of the former lead stays in the row as
 * what was said then and counts for nothing (`gate.ts`); should it lead again, the same text needs no second one.
 * A workstation finds only those it may see: the platform finds the rest.
 */
export const askNewLead = (
  { before, after }: { readonly before: SharedLibrary; readonly after: SharedLibrary },
  rows: Rows,
  context: ActionContext,
): readonly Change[] => {
  if (before.leadId === after.leadId) return [];
  const found = entriesUnderLead(before, after.leadId).flatMap(({ field }) =>
    rows.list('entryDraft', field as 'leadId' | 'providerId', before.leadId),
  );
  const name = rows.get('department', after.leadId)?.name ?? after.leadId;
  const event = draftEventOf('change-lead', context, `现由${name}牵头`);
  return [...new Map(found.map((draft) => [draft.id, draft])).values()]
    .filter((draft) => waits(draft, after.subject))
    .map((draft) => {
      const leadId = leadToAsk(after, draft.providerId);
      return { table: 'entryDraft', row: advanceDraft(draft, { leadId }, [event]) };
    });
};
