import { useMemo } from 'react';
import { surroundingsOf } from '#shared/domain/violation/surroundings.ts';
import { useCalendar } from '../../app/office-rules.tsx';
import { useNow } from '../../app/use-now.ts';
import { useTable } from '../../data/live.ts';
import { type Finding, findingsOf } from './findings.ts';

/** Everything there is to judge among the rows this officer sees; undefined while loading. */
export function useFindings(): readonly Finding[] | undefined {
  const now = useNow();
  const calendar = useCalendar();
  const sharingCase = useTable('sharingCase');
  const changeTrigger = useTable('changeTrigger');
  const entryDraft = useTable('entryDraft');
  const correctionLimit = useTable('correctionLimit');
  const difficulty = useTable('difficulty');
  const collectionCheck = useTable('collectionCheck');
  const grant = useTable('grant');
  const circular = useTable('circular');
  const violations = useTable('violation');
  const departments = useTable('department');
  const regions = useTable('region');
  return useMemo(() => {
    if (sharingCase === undefined || changeTrigger === undefined || difficulty === undefined)
      return undefined;
    if (collectionCheck === undefined || grant === undefined || circular === undefined) return undefined;
    if (violations === undefined || correctionLimit === undefined || entryDraft === undefined)
      return undefined;
    if (departments === undefined || regions === undefined) return undefined;
    const rows = {
      sharingCase,
      changeTrigger,
      entryDraft,
      correctionLimit,
      difficulty,
      collectionCheck,
      grant,
      circular,
    };
    const around = surroundingsOf({ departments, regions, rights: grant });
    return findingsOf(rows, violations, { now, calendar }, around);
  }, [
    sharingCase,
    changeTrigger,
    entryDraft,
    correctionLimit,
    difficulty,
    collectionCheck,
    grant,
    circular,
    violations,
    departments,
    regions,
    now,
    calendar,
  ]);
}
