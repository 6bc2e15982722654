import { useMemo } from 'react';
import { type Assessment, excludedOf } from '#shared/domain/assessment/assessment.ts';
import { type Counted, countedFor } from '#shared/domain/assessment/count.ts';
import type { Indicator } from '#shared/domain/assessment/indicator.ts';
import { useCalendar } from '../../app/office-rules.tsx';
import { useTable } from '../../data/live.ts';

/** The records behind a figure, found again by the rule that computed it; undefined while loading. */
export function useCounted(subject: Assessment, indicator: Indicator | null): readonly Counted[] | undefined {
  const calendar = useCalendar();
  const sharingCase = useTable('sharingCase');
  const changeTrigger = useTable('changeTrigger');
  const correctionLimit = useTable('correctionLimit');
  const circular = useTable('circular');
  return useMemo(() => {
    if (indicator === null || sharingCase === undefined || changeTrigger === undefined) return undefined;
    if (correctionLimit === undefined || circular === undefined) return undefined;
    return countedFor(indicator, {
      rows: { sharingCase, changeTrigger, correctionLimit, circular },
      departmentIds: [subject.departmentId, ...subject.mergedIds],
      period: subject.period,
      calendar,
      excluded: excludedOf(subject),
    });
  }, [subject, indicator, calendar, sharingCase, changeTrigger, correctionLimit, circular]);
}
