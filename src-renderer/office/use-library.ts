import type { CatalogEntry, Library } from '#shared/domain/catalog/entry.ts';
import { subjectOfLibrary } from '#shared/domain/catalog/subject-of-library.ts';
import type { SharedLibrary } from '#shared/domain/shared-library/shared-library.ts';
import { useRowsBy } from '../data/live.ts';

/** Who leads and feeds an entry's base or theme library; null where there is no record, undefined while loading. */
export function useLibrary(library: Library): SharedLibrary | null | undefined {
  const rows = useRowsBy('sharedLibrary', 'subject', subjectOfLibrary(library));
  return rows === undefined ? undefined : (rows[0] ?? null);
}

/** The entries of a base or theme library; none for a department's own directory, undefined while loading. */
export function useEntriesOf(library: Library): readonly CatalogEntry[] | undefined {
  const base = useRowsBy('catalogEntry', 'library.base', library.kind === 'base' ? library.base : null);
  const theme = useRowsBy('catalogEntry', 'library.theme', library.kind === 'theme' ? library.theme : null);
  return library.kind === 'base' ? base : theme;
}
