import { useMemo } from 'react';
import type { Guide } from '#shared/domain/guide/guide.ts';
import { useTable } from '../data/live.ts';

/** The standards in force that govern an item of that name, and the interpretations of a clause (五(九), 八(二)). */
export function useStandards(): (itemName: string) => readonly Guide[] {
  const guides = useTable('guide');
  const standards = useMemo(
    () => (guides ?? []).filter(({ kind, state }) => kind === 'standard' && state === 'current'),
    [guides],
  );
  return (itemName) => standards.filter(({ governs }) => governs.includes(itemName));
}

export function useInterpretations(clause: string): readonly Guide[] {
  const guides = useTable('guide');
  return useMemo(
    () =>
      (guides ?? []).filter(
        ({ kind, state, clauses }) =>
          kind === 'interpretation' && state === 'current' && clauses.includes(clause),
      ),
    [guides, clause],
  );
}
