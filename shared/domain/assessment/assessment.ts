/** 考核 of one department in one period (七(一)、七(二)): announced, objected to and answered, then frozen. */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import type { ClockTime } from '../clock/clock.ts';
import { instant } from '../clock/instant.ts';
import { type WorkCalendar, workCalendar } from '../clock/work-calendar.ts';
import { figure, type Period, period } from './figure.ts';
import { type Exclusion, indicatorSet } from './indicator.ts';

export const assessmentPlan = z.strictObject({
  /** Of the period, the same for every department in it. */
  periodId: identifier.max(40),
  name: line(60),
  period,
  indicators: indicatorSet,
});
export type AssessmentPlan = z.infer<typeof assessmentPlan>;

const done = { at: instant, officerId: identifier, officerName: line(40) };

export const objection = z.strictObject({
  indicatorId: identifier,
  text: paragraph(1000),
  ...done,
  answer: z
    .strictObject({
      /** Records taken out of the figure; none where the objection was not accepted. */
      excluded: z.array(identifier).max(200),
      text: paragraph(1000),
      ...done,
    })
    .nullable(),
});
export type Objection = z.infer<typeof objection>;

/** Departments that count in another's sheet; whatever once went into one stays with it over the years. */
export const mergedIds = z.array(identifier).max(100);

export const assessment = assessmentPlan.extend({
  id: identifier,
  version: z.int().positive(),
  departmentId: identifier,
  /** As it was called when it was computed; figures go by the id, so a new name changes none. */
  departmentName: line(80),
  /** Departments merged into it within the period: their records count here and in no other sheet of it. */
  mergedIds,
  managementId: identifier,
  managementName: line(80),
  figures: z.array(figure).min(1).max(20),
  /** Hundredths of a point; null where nothing fell due. */
  score: z.int().min(0).max(10_000).nullable(),
  objections: z.array(objection).max(50),
  state: z.enum(['announced', 'frozen']),
  computedAt: instant,
  /** Holidays of the years around the period as they were known then; none on a sheet of an earlier release. */
  calendarYears: workCalendar.shape.years.optional(),
  frozenAt: instant.nullable(),
});
export type Assessment = z.infer<typeof assessment>;

export const assessmentIdOf = (periodId: string, departmentId: string): string =>
  `${periodId}.${departmentId}`;

/** What a limit of the period can be dated by: it began in the year before at the earliest. */
export const yearsAround = ({ from, to }: Period, { years }: WorkCalendar): WorkCalendar['years'] => {
  const [first, last] = [Number(from.slice(0, 4)) - 1, Number(to.slice(0, 4)) + 1];
  return Object.fromEntries(
    Object.entries(years).filter(([year]) => first <= Number(year) && Number(year) <= last),
  );
};

/** By which the sheet's figures come out again, whatever was arranged since. */
export const timeOf = (
  { computedAt, calendarYears }: Pick<Assessment, 'computedAt' | 'calendarYears'>,
  calendar: WorkCalendar,
): ClockTime => ({
  now: computedAt,
  calendar: calendarYears === undefined ? calendar : { ...calendar, years: calendarYears },
});

export const assessmentStateLabel: Readonly<Record<Assessment['state'], string>> = {
  announced: '公示中',
  frozen: '已冻结',
};

/** `92.50`; a dash where nothing fell due. */
export const scoreLabel = (score: number | null): string =>
  score === null ? '不计分' : (score / 100).toFixed(2);

/** What accepted objections take out: a record, of the figure that was objected to and of no other. */
export const excludedOf = ({
  objections,
  indicators,
}: Pick<Assessment, 'objections' | 'indicators'>): readonly Exclusion[] =>
  objections.flatMap(({ indicatorId, answer }) =>
    indicators
      .filter(({ id }) => id === indicatorId)
      .flatMap(({ measure }) => (answer?.excluded ?? []).map((recordId) => ({ measure, recordId }))),
  );
