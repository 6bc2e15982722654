import type { ActionContext } from '../action.ts';
import type { EntryDraft } from './entry-draft.ts';
import type { FilingReceipt } from './filing-receipt.ts';

/** The receipt for the version of a draft that an act made; one version has one at most, so a repeat makes no second. */
export const receiptOf = (
  draft: EntryDraft,
  what: Pick<FilingReceipt, 'hop' | 'subject'>,
  context: ActionContext,
): FilingReceipt => ({
  id: `${draft.id}.receipt-${draft.version}`,
  entryId: draft.id,
  entryName: draft.content.name,
  providerId: draft.providerId,
  ...what,
  number: context.number,
  at: context.now,
  by: context.actor.officerId,
  departmentId: context.actor.departmentId,
});
