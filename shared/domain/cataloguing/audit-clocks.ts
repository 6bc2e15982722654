/** The time a management department has to audit and publish what was filed to it (条例第17条). */
import type { ActionContext } from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { type Clock, startClocks } from '../clock/clock.ts';
import { rulesFor } from '../policy/pack.ts';
import { packsInForce, packsOfRegion } from '../policy/packs.ts';

/**
 * Started anew for each desk: the county's counts from the filing, the city's from the county's acceptance.
 * @param regionId of the county whose desk it is, which its own limit binds too (八(一)); null for the city's
 */
export const auditClocks = (context: ActionContext, regionId: string | null): Clock[] => {
  const today = civilDateOf(context.now);
  const packs = packsInForce(packsOfRegion(context.packs, regionId, today), today);
  return startClocks(rulesFor(packs, 'catalogAudit'), 'catalog-filed', context);
};
