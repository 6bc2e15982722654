import { useMemo } from 'react';
import type { EntryContent } from '#shared/domain/cataloguing/entry-content.ts';
import { type Rival, rivalsOf } from '#shared/domain/cataloguing/rivals.ts';
import { useTable } from '../../data/live.ts';

/** Items of the content that another provider's published entry is the source of; none while loading. */
export function useRivals(content: EntryContent, providerId: string): readonly Rival[] {
  const entries = useTable('catalogEntry');
  return useMemo(
    () => (entries === undefined ? [] : rivalsOf({ content, providerId }, entries)),
    [entries, content, providerId],
  );
}
