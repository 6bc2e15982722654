/** When a policy pack is about to lapse (八(二), R110). */
import { addMonths } from '#shared/domain/clock/civil-date.ts';
import type { PolicyPack } from '#shared/domain/policy/pack.ts';

const monthsBefore = 3;

export type PackStanding = 'valid' | 'lapsing' | 'lapsed';

/** @param today civil date; the pack's last day still counts as valid */
export function packStanding({ validTo }: Pick<PolicyPack, 'validTo'>, today: string): PackStanding {
  if (validTo === null) return 'valid';
  if (today > validTo) return 'lapsed';
  // From the first of the month, so that the warning starts with the quarter and not mid-month.
  return today >= `${addMonths(validTo, -monthsBefore).slice(0, 7)}-01` ? 'lapsing' : 'valid';
}
