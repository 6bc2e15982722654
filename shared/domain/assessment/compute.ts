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
import { isMergedBy, mergedInto } from '../reorganisation/adjustment.ts';
import { checkDesk, deskReads } from '../violation/desk.ts';
import { type Assessment, assessmentIdOf, assessmentPlan, excludedOf } from './assessment.ts';
import { figureOf, questionOf } from './count.ts';
import { scoreOf } from './figure.ts';

/** Every question that the figures of these departments need. */
export const rowsAssessed = (departmentIds: readonly string[]): RowQuery[] =>
  departmentIds.flatMap((value): RowQuery[] => [
    { table: 'sharingCase', field: 'providerId', value },
    { table: 'changeTrigger', field: 'providerId', value },
    { table: 'correctionLimit', field: 'providerId', value },
    { table: 'circular', field: 'departmentId', value },
  ]);

/** The figures and the score as the records stand, without the excluded ones. */
export const computed = (
  subject: Pick<Assessment, 'departmentId' | 'mergedIds' | 'period' | 'indicators' | 'objections'>,
  rows: Rows,
  { calendar }: Pick<ActionContext, 'calendar'>,
): Pick<Assessment, 'figures' | 'score'> => {
  const departmentIds = [subject.departmentId, ...subject.mergedIds];
  const assessed = {
    sharingCase: departmentIds.flatMap((id) => rows.list('sharingCase', 'providerId', id)),
    changeTrigger: departmentIds.flatMap((id) => rows.list('changeTrigger', 'providerId', id)),
    correctionLimit: departmentIds.flatMap((id) => rows.list('correctionLimit', 'providerId', id)),
    circular: departmentIds.flatMap((id) => rows.list('circular', 'departmentId', id)),
  };
  const asked = { departmentIds, period: subject.period, excluded: excludedOf(subject) };
  const question = questionOf(assessed, asked, calendar);
  const figures = subject.indicators.map((each) => figureOf(each, question));
  return { figures, score: scoreOf(subject.indicators, figures) };
};

const computeArgs = z.strictObject({
  plan: assessmentPlan,
  departmentId: identifier,
  mergedIds: z.array(identifier).max(10),
});

export const computeAssessment: Action<typeof computeArgs> = defineAction({
  args: computeArgs,
  numbering: null,
  reads: ({ departmentId, mergedIds }, rows, actor) => [
    ...deskReads(departmentId, rows, actor),
    ...mergedIds.map((id) => ({ table: 'department' as const, id })),
  ],
  lists: ({ plan, departmentId, mergedIds }) => [
    { table: 'assessment', field: 'periodId', value: plan.periodId },
    ...rowsAssessed([departmentId, ...mergedIds]),
  ],
  apply: ({ plan, departmentId, mergedIds }, rows, context) => {
    const subject = rows.get('department', departmentId);
    const desk = rows.get('department', context.actor.departmentId);
    const merged = mergedIds.flatMap((id) => rows.get('department', id) ?? []);
    if (subject === undefined || desk === undefined || merged.length < mergedIds.length)
      return refuse('record.missing');
    const joined = mergedInto(departmentId, merged, plan.period.to);
    const sheets = rows.list('assessment', 'periodId', plan.periodId);
    const counted = sheets.flatMap((each) => [each.departmentId, ...each.mergedIds]);
    const refused =
      checkDesk(departmentId, rows, context.actor) ??
      firstRefusal(
        [plan.period.from <= plan.period.to, 'assessment.period', 'plan.period.to'],
        [plan.period.to < civilDateOf(context.now), 'assessment.open', 'plan.period.to'],
        [!isMergedBy(subject, plan.period.to), 'assessment.merged-away', 'departmentId'],
        [joined.length === mergedIds.length, 'assessment.not-merged', 'mergedIds'],
        [![departmentId, ...mergedIds].some((id) => counted.includes(id)), 'assessment.counted'],
      );
    if (refused !== null) return refused;
    const sheet = { ...plan, departmentId, mergedIds, objections: [] };
    const row: Assessment = {
      ...sheet,
      ...computed(sheet, rows, context),
      id: assessmentIdOf(plan.periodId, departmentId),
      version: 1,
      departmentName: subject.name,
      managementId: desk.id,
      managementName: desk.name,
      state: 'announced',
      computedAt: context.now,
      frozenAt: null,
    };
    return write({ table: 'assessment', row });
  },
});
