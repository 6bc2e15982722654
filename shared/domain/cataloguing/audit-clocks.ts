/** The time a management department has to audit and publish what was filed to it (条例第17条). */
import type { ActionContext } from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { type Clock, startClocks } from '../clock/clock.ts';
import { rulesFor } from '../policy/pack.ts';
import { packsInForce } from '../policy/packs.ts';

/** Started anew for each desk: the county's counts from the filing, the city's from the county's acceptance. */
export const auditClocks = (context: ActionContext): Clock[] =>
  startClocks(
    rulesFor(packsInForce(context.packs, civilDateOf(context.now)), 'catalogAudit'),
    'catalog-filed',
    context,
  );
