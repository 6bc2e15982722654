import { useState } from 'react';
import { arrangedYearId } from '#shared/domain/calendar/arranged-year.ts';
import { useDraft, useRow } from '../../data/live.ts';
import { draftKey } from '../../office/draft-keys.ts';
import { useAct } from '../../office/use-act.ts';
import { readNoticeDays } from './notice-days.ts';

const blank = { source: '', rest: '', work: '' };
export type ArrangementDraft = typeof blank;

/** A year's notice as it is being typed, and its recording. */
export function useArrangement(year: string, onDone: () => void) {
  const known = useRow('yearArrangement', arrangedYearId(year));
  const draft = useDraft<ArrangementDraft>(draftKey.arrangement(year), blank);
  const [fault, setFault] = useState<string | null>(null);
  const { act, busy, problem } = useAct();
  const rest = readNoticeDays(draft.value.rest);
  const work = readNoticeDays(draft.value.work);
  const save = async () => {
    if (!rest.ok) return setFault(rest.fault);
    if (!work.ok) return setFault(work.fault);
    setFault(null);
    const days = { restDays: [...rest.dates], workDays: [...work.dates] };
    const args = { year, expectedVersion: known?.version ?? 0, source: draft.value.source, ...days };
    if (!(await act('calendar.arrange', args))) return;
    draft.clear();
    onDone();
  };
  return { draft, rest, work, fault, save, busy, problem };
}
