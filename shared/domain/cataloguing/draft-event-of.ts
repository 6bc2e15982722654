import type { ActionContext } from '../action.ts';
import type { DraftAct, DraftEvent } from './entry-draft.ts';

/** The event that records an act on a draft, with both of its times (decision 9). */
export const draftEventOf = (act: DraftAct, context: ActionContext, note = ''): DraftEvent => ({
  act,
  at: context.now,
  madeAt: context.madeAt,
  officerId: context.actor.officerId,
  departmentId: context.actor.departmentId,
  note,
});
