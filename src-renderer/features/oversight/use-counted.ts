import { useMemo } from 'react';
import { type Assessment, excludedOf, timeOf } from '#shared/domain/assessment/assessment.ts';
import { type Counted, countedFor, type Question, questionOf } from '#shared/domain/assessment/count.ts';
import type { Indicator } from '#shared/domain/assessment/indicator.ts';
import { useCalendar } from '../../app/office-rules.tsx';
import { useRowsByAny } from '../../data/live.ts';

/** What a sheet asks of the records of these departments; none where nothing is asked, undefined while loading. */
function useQuestion(subject: Assessment, of: readonly string[]): Question | undefined {
  const calendar = useCalendar();
  const sharingCase = useRowsByAny('sharingCase', 'providerId', of);
  const changeTrigger = useRowsByAny('changeTrigger', 'providerId', of);
  const correctionLimit = useRowsByAny('correctionLimit', 'providerId', of);
  const circular = useRowsByAny('circular', 'departmentId', of);
  return useMemo(() => {
    if (sharingCase === undefined || changeTrigger === undefined) return undefined;
    if (correctionLimit === undefined || circular === undefined) return undefined;
    const { departmentId, mergedIds, period } = subject;
    const asked = { departmentIds: [departmentId, ...mergedIds], period, excluded: excludedOf(subject) };
    return questionOf(
      { sharingCase, changeTrigger, correctionLimit, circular },
      asked,
      timeOf(subject, calendar),
    );
  }, [subject, calendar, sharingCase, changeTrigger, correctionLimit, circular]);
}

const departmentsOf = ({ departmentId, mergedIds }: Assessment): readonly string[] => [
  departmentId,
  ...mergedIds,
];
const noDepartments: readonly string[] = [];

/** The records behind a figure, found again by the rule that computed it; undefined while loading. */
export function useCounted(subject: Assessment, indicator: Indicator | null): readonly Counted[] | undefined {
  const question = useQuestion(subject, indicator === null ? noDepartments : departmentsOf(subject));
  return useMemo(
    () => (indicator === null || question === undefined ? undefined : countedFor(indicator, question)),
    [indicator, question],
  );
}

export type CountedFigure = { readonly indicator: Indicator; readonly counted: readonly Counted[] };

/** The same for every figure of the sheet. */
export function useEveryCounted(subject: Assessment): readonly CountedFigure[] | undefined {
  const question = useQuestion(subject, departmentsOf(subject));
  return useMemo(
    () =>
      question &&
      subject.indicators.map((indicator) => ({ indicator, counted: countedFor(indicator, question) })),
    [subject, question],
  );
}
