import { useMemo } from 'react';
import { useOfficer } from '../../app/officer-context.ts';
import { useRowsBy } from '../../data/live.ts';

export type OwnEntry = { readonly id: string; readonly name: string };

/** The department's entries and those it is still writing, by name; undefined while loading. */
export function useOwnEntries(): readonly OwnEntry[] | undefined {
  const { departmentId } = useOfficer();
  const entries = useRowsBy('catalogEntry', 'providerId', departmentId);
  const drafts = useRowsBy('entryDraft', 'providerId', departmentId);
  return useMemo(() => {
    if (entries === undefined || drafts === undefined) return undefined;
    const published = entries.filter(({ status }) => status !== 'stopped');
    const known = new Set(entries.map(({ id }) => id));
    const written = drafts.filter(({ id }) => !known.has(id));
    return [
      ...published.map(({ id, name }) => ({ id, name })),
      ...written.map(({ id, content }) => ({ id, name: content.name })),
    ].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
  }, [entries, drafts]);
}
