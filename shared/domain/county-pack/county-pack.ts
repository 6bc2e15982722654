/** A county's own 工作方案: the limits it sets beside the city's, each the same or shorter (八(一), R108). */
import { z } from 'zod';
import { identifier, line } from '#shared/lib/text.ts';
import type { ClockId } from '../clock/clock-id.ts';
import { instant } from '../clock/instant.ts';
import { clockMatters, clockStarts, type PolicyPack } from '../policy/pack.ts';

const limit = z.strictObject({
  matter: z.enum(clockMatters),
  workingDays: z.int().min(1).max(60),
  startsAt: z.enum(clockStarts),
  /** Of the county's own text, such as 第六条; a clock names it with the document's number. */
  clause: line(15),
});
export type CountyLimit = z.infer<typeof limit>;

/** What the county's document says. */
export const countyText = z.strictObject({
  name: line(60),
  /** 文号. */
  source: line(25),
  validFrom: z.iso.date(),
  /** Inclusive. */
  validTo: z.iso.date(),
  limits: z.array(limit).min(1).max(clockMatters.length),
});
export type CountyText = z.infer<typeof countyText>;

/** One edition: never changed but in its last day, since cases keep the edition they were opened under. */
export const countyPack = countyText.extend({
  id: line(40),
  regionId: identifier,
  at: instant,
  madeAt: instant,
  officerId: identifier,
  departmentId: identifier,
  /** Stopped by the county itself; '' where it runs to its own end or to the next edition. */
  stopReason: z.string().max(500),
});
export type CountyPack = z.infer<typeof countyPack>;

/** By which clock of the product each matter is timed. */
const clockOf: Readonly<Record<CountyLimit['matter'], ClockId>> = {
  unconditionalReview: 'compliance-review',
  conditionalReview: 'compliance-review',
  providerAnswer: 'provider-answer',
  delivery: 'delivery',
  correction: 'correction',
  catalogUpdate: 'catalog-update',
  catalogAudit: 'catalog-audit',
};

/** The edition as the rules run it, beside the packs of the city and of the nation. */
export const packOfCounty = (
  county: Omit<CountyText, 'limits'> & Pick<CountyPack, 'id' | 'regionId' | 'limits'>,
): PolicyPack => ({
  id: county.id,
  name: county.name,
  source: county.source,
  validFrom: county.validFrom,
  validTo: county.validTo,
  regionId: county.regionId,
  clocks: Object.fromEntries(
    county.limits.map(({ matter, workingDays, startsAt, clause }) => [
      matter,
      { id: clockOf[matter], pack: county.id, clause: `${county.source}${clause}`, workingDays, startsAt },
    ]),
  ),
});
