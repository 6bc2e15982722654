/** What the acts on a demand have in common. */
import type { ActionContext } from '../action.ts';
import type { DemandAct, UpperDemand } from './upper-demand.ts';

export const demandEventOf = (
  act: DemandAct,
  note: string,
  { actor, now, madeAt }: ActionContext,
): UpperDemand['history'][number] => ({
  act,
  at: now,
  madeAt,
  officerId: actor.officerId,
  officerName: actor.officerName,
  departmentId: actor.departmentId,
  note,
});
