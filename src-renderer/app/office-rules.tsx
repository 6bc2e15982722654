import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import { type OfficeRules, officeRulesOf } from '#shared/domain/policy/office-rules.ts';
import type { PolicyPack } from '#shared/domain/policy/pack.ts';
import { policySettingId } from '#shared/domain/policy/policy-setting.ts';
import { useRow, useTable } from '../data/live.ts';
import { calendar } from '../office/calendar.ts';

const asDelivered: OfficeRules = officeRulesOf({ setting: null, years: [] }, calendar);
const OfficeRulesContext = createContext<OfficeRules>(asDelivered);

/** Reads once, for every clock on the screen, which packs are on and which years are arranged. */
export function OfficeRulesProvider({ children }: { readonly children: ReactNode }) {
  const setting = useRow('policySetting', policySettingId);
  const years = useTable('yearArrangement');
  const rules = useMemo(() => officeRulesOf({ setting, years: years ?? [] }, calendar), [setting, years]);
  return <OfficeRulesContext.Provider value={rules}>{children}</OfficeRulesContext.Provider>;
}

/** The working-day calendar with the platform's arrangements; clocks are dated by it as it changes. */
export const useCalendar = (): WorkCalendar => useContext(OfficeRulesContext).calendar;

/** The packs that are switched on, and every county's own. */
export const usePacks = (): readonly PolicyPack[] => useContext(OfficeRulesContext).packs;
