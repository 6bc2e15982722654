/** The packs and the calendar as they stand within one transaction, asked of the database once and not for every act. */
import type { RowSource } from '#shared/domain/action.ts';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import { loadOfficeRules, type OfficeRules } from '#shared/domain/policy/office-rules.ts';
import type { Change } from '#shared/domain/tables.ts';

export type RulesInForce = {
  /** @param now epoch milliseconds of the act */
  readonly at: (now: number) => Promise<OfficeRules>;
  /** To be told what was written, so that an act is judged by the rules as the act before it left them. */
  readonly written: (changes: readonly Change[]) => void;
};

const isConfiguration = ({ table }: Change): boolean =>
  table === 'policySetting' || table === 'yearArrangement';

/** @param calendar as the program came with; the office's own arrangements are laid over it */
export const rulesInForce = (source: RowSource, calendar: WorkCalendar): RulesInForce => {
  let known: { readonly year: string; readonly rules: Promise<OfficeRules> } | null = null;
  return {
    at: (now) => {
      const year = civilDateOf(now).slice(0, 4);
      if (known?.year !== year) known = { year, rules: loadOfficeRules(source, { now, calendar }) };
      return known.rules;
    },
    written: (changes) => {
      if (changes.some(isConfiguration)) known = null;
    },
  };
};
