/** 节假日安排: one year's notice of the State Council, as the platform gives it to every workstation. */
import { z } from 'zod';
import { identifier, line } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { type WorkCalendar, yearArrangement } from '../clock/work-calendar.ts';

export const arrangedYear = yearArrangement.extend({
  id: identifier,
  version: z.int().positive(),
  year: z.string().regex(/^20\d\d$/u),
  /** The notice's own number. */
  source: line(200),
  arrangedAt: instant,
  officerId: identifier,
  departmentId: identifier,
});
export type ArrangedYear = z.infer<typeof arrangedYear>;

export const arrangedYearId = (year: string | number): string => `year-${year}`;

/** The calendar with the platform's arrangements over those the program came with. */
export const withArrangements = (base: WorkCalendar, arrangements: readonly ArrangedYear[]): WorkCalendar =>
  arrangements.length === 0
    ? base
    : {
        source: base.source,
        years: {
          ...base.years,
          ...Object.fromEntries(
            arrangements.map(({ year, restDays, workDays }) => [year, { restDays, workDays }]),
          ),
        },
      };
