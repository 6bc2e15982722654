/** The configuration every action runs under: the packs that are on, the counties' own, and the calendar as it is known. */
import type { RowSource } from '../action.ts';
import { type ArrangedYear, arrangedYearId, withArrangements } from '../calendar/arranged-year.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import type { WorkCalendar } from '../clock/work-calendar.ts';
import { packOfCounty } from '../county-pack/county-pack.ts';
import type { RowReference } from '../tables.ts';
import type { PolicyPack } from './pack.ts';
import { packsOf } from './packs.ts';
import { countyPacksOf, type PolicySetting, packIdsOf, policySettingId } from './policy-setting.ts';

export type OfficeRules = { readonly packs: readonly PolicyPack[]; readonly calendar: WorkCalendar };

/** Clocks that run now began last year at the earliest and end next year, whose December the year after governs. */
const reachOfYears = [-1, 0, 1, 2] as const;

const referencesAt = (now: number): readonly RowReference[] => {
  const year = Number(civilDateOf(now).slice(0, 4));
  return [
    { table: 'policySetting', id: policySettingId },
    ...reachOfYears.map((each) => ({ table: 'yearArrangement' as const, id: arrangedYearId(year + each) })),
  ];
};

/** The configuration from its rows. */
export const officeRulesOf = (
  rows: { readonly setting: PolicySetting | null | undefined; readonly years: readonly ArrangedYear[] },
  base: WorkCalendar,
): OfficeRules => ({
  packs: [...packsOf(packIdsOf(rows.setting)), ...countyPacksOf(rows.setting).map(packOfCounty)],
  calendar: withArrangements(base, rows.years),
});

/**
 * Loads the configuration for an act.
 * @param time the moment of the act, and the calendar this program came with
 */
export const loadOfficeRules = async (
  source: Pick<RowSource, 'byId'>,
  time: { readonly now: number; readonly calendar: WorkCalendar },
): Promise<OfficeRules> => {
  const [setting, ...years] = (await source.byId(referencesAt(time.now))) as [
    PolicySetting | undefined,
    ...(ArrangedYear | undefined)[],
  ];
  return officeRulesOf({ setting, years: years.filter((each) => each !== undefined) }, time.calendar);
};
