/** Computing a department's assessment once its period is over, and freezing it (七(二), R093). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type RowQuery,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { isMergedBy, mergedInto, mergerOf } from '../reorganisation/adjustment.ts';
import type { Row } from '../tables.ts';
import { checkDesk, deskReads } from '../violation/desk.ts';
import {
  type Assessment,
  type AssessmentPlan,
  assessmentIdOf,
  assessmentPlan,
  excludedOf,
  mergedIds,
  timeOf,
  yearsAround,
} from './assessment.ts';
import { countedFor, figureOf, type Question, questionOf } from './count.ts';
import { scoreOf } from './figure.ts';

/** Every question that the figures of these departments need. */
export const rowsAssessed = (departmentIds: readonly string[]): RowQuery[] =>
  departmentIds.flatMap((value): RowQuery[] => [
    { table: 'sharingCase', field: 'providerId', value },
    { table: 'changeTrigger', field: 'providerId', value },
    { table: 'correctionLimit', field: 'providerId', value },
    { table: 'circular', field: 'departmentId', value },
  ]);

type Sheet = Pick<
  Assessment,
  'departmentId' | 'mergedIds' | 'period' | 'indicators' | 'objections' | 'computedAt' | 'calendarYears'
>;

type Given = readonly [Rows, Pick<ActionContext, 'calendar'>];

const questionAbout = (subject: Sheet, [rows, { calendar }]: Given): Question => {
  const departmentIds = [subject.departmentId, ...subject.mergedIds];
  const assessed = {
    sharingCase: departmentIds.flatMap((id) => rows.list('sharingCase', 'providerId', id)),
    changeTrigger: departmentIds.flatMap((id) => rows.list('changeTrigger', 'providerId', id)),
    correctionLimit: departmentIds.flatMap((id) => rows.list('correctionLimit', 'providerId', id)),
    circular: departmentIds.flatMap((id) => rows.list('circular', 'departmentId', id)),
  };
  const asked = { departmentIds, period: subject.period, excluded: excludedOf(subject) };
  return questionOf(assessed, asked, timeOf(subject, calendar));
};

/** The figures and the score as the records stand, without the excluded ones. */
export const computed = (subject: Sheet, ...given: Given): Pick<Assessment, 'figures' | 'score'> => {
  const question = questionAbout(subject, given);
  const figures = subject.indicators.map((each) => figureOf(each, question));
  return { figures, score: scoreOf(subject.indicators, figures) };
};

/** Ids of the records that count in a figure of the sheet. */
export const recordsOf = (subject: Sheet, indicatorId: string, given: Given): readonly string[] => {
  const question = questionAbout(subject, given);
  return subject.indicators
    .filter(({ id }) => id === indicatorId)
    .flatMap((each) => countedFor(each, question).map(({ recordId }) => recordId));
};

const computeArgs = z.strictObject({
  plan: assessmentPlan,
  departmentId: identifier,
  /** As the officer saw it: exactly those that count with the department in this period. */
  mergedIds,
});

/** Departments of its region that went into another; a merger stays within one region. */
const mergedOfRegion = (regionId: string) =>
  ({
    table: 'department',
    field: 'regionId',
    value: regionId,
    narrow: (found: readonly Row<'department'>[]) => found.filter((each) => mergerOf(each) !== null),
  }) as const;

const sameIds = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && others.every((id) => some.includes(id));

/**
 * Every department counts once in a period: with the one it went into, or in a sheet of its own where that one was counted
 * before its merger was recorded.
 */
const checkCountedOnce = (
  { departmentId, mergedIds }: Pick<Assessment, 'departmentId' | 'mergedIds'>,
  { periodId, period }: AssessmentPlan,
  [subject, rows]: readonly [Row<'department'>, Rows],
) => {
  const sheets = rows.list('assessment', 'periodId', periodId);
  const counted = sheets.flatMap((each) => [each.departmentId, ...each.mergedIds]);
  const merged = rows.list('department', 'regionId', subject.regionId);
  const owed = mergedInto(departmentId, merged, period.to).filter((id) => !counted.includes(id));
  const into = mergerOf(subject)?.into;
  return firstRefusal(
    [![departmentId, ...mergedIds].some((id) => counted.includes(id)), 'assessment.counted'],
    [
      !isMergedBy(subject, period.to) || (into !== undefined && counted.includes(into)),
      'assessment.merged-away',
      'departmentId',
    ],
    [mergedIds.every((id) => owed.includes(id)), 'assessment.not-merged', 'mergedIds'],
    [sameIds(mergedIds, owed), 'assessment.left-out', 'mergedIds'],
  );
};

export const computeAssessment: Action<typeof computeArgs> = defineAction({
  args: computeArgs,
  numbering: null,
  reads: ({ departmentId }, rows, actor) => deskReads(departmentId, rows, actor),
  lists: ({ plan, departmentId, mergedIds }, rows) => {
    const subject = rows.get('department', departmentId);
    return [
      { table: 'assessment', field: 'periodId', value: plan.periodId },
      ...(subject === undefined ? [] : [mergedOfRegion(subject.regionId)]),
      ...rowsAssessed([departmentId, ...mergedIds]),
    ];
  },
  apply: ({ plan, departmentId, mergedIds }, rows, context) => {
    const subject = rows.get('department', departmentId);
    const desk = rows.get('department', context.actor.departmentId);
    if (subject === undefined || desk === undefined) return refuse('record.missing');
    const refused =
      checkDesk(departmentId, rows, context.actor) ??
      firstRefusal(
        [plan.period.from <= plan.period.to, 'assessment.period', 'plan.period.to'],
        [plan.period.to < civilDateOf(context.now), 'assessment.open', 'plan.period.to'],
      ) ??
      checkCountedOnce({ departmentId, mergedIds }, plan, [subject, rows]);
    if (refused !== null) return refused;
    const sheet = {
      ...plan,
      departmentId,
      mergedIds,
      objections: [],
      computedAt: context.now,
      calendarYears: yearsAround(plan.period, context.calendar),
    };
    const row: Assessment = {
      ...sheet,
      ...computed(sheet, rows, context),
      id: assessmentIdOf(plan.periodId, departmentId),
      version: 1,
      departmentName: subject.name,
      managementId: desk.id,
      managementName: desk.name,
      state: 'announced',
      frozenAt: null,
    };
    return write({ table: 'assessment', row });
  },
});
