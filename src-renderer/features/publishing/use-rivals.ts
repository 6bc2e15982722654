import { useMemo } from 'react';
import type { EntryContent } from '#shared/domain/cataloguing/entry-content.ts';
import { type Rival, rivalsOf } from '#shared/domain/cataloguing/rivals.ts';
import { useRowsBy } from '../../data/live.ts';

/** Items of the content that another provider's published entry is the source of; none while loading. */
export function useRivals(content: EntryContent, providerId: string): readonly Rival[] {
  const { library } = content;
  const base = useRowsBy('catalogEntry', 'library.base', library.kind === 'base' ? library.base : null);
  const theme = useRowsBy('catalogEntry', 'library.theme', library.kind === 'theme' ? library.theme : null);
  return useMemo(
    () =>
      base === undefined || theme === undefined ? [] : rivalsOf({ content, providerId }, [...base, ...theme]),
    [base, theme, content, providerId],
  );
}
