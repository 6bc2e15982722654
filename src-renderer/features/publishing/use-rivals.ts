import { useMemo } from 'react';
import type { EntryContent } from '#shared/domain/cataloguing/entry-content.ts';
import { type Rival, rivalsOf } from '#shared/domain/cataloguing/rivals.ts';
import { useEntriesOf } from '../../office/use-library.ts';

/** Items of the content that another provider's published entry is the source of; none while loading. */
export function useRivals(content: EntryContent, providerId: string): readonly Rival[] {
  const entries = useEntriesOf(content.library);
  return useMemo(
    () => (entries === undefined ? [] : rivalsOf({ content, providerId }, entries)),
    [entries, content, providerId],
  );
}
