/** 一数一源 (二(三), R019): items that two providers claim to be the source of in one library. */
import type { RowQuery, Rows } from '../action.ts';
import type { CatalogEntry } from '../catalog/entry.ts';
import { subjectOfLibrary } from '../catalog/subject-of-library.ts';
import type { EntryContent } from './entry-content.ts';

export type Rival = {
  readonly itemId: string;
  readonly itemName: string;
  readonly entryId: string;
  readonly entryName: string;
  readonly providerId: string;
};

/** Names that read alike: width, case and spaces aside. */
export const foldName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s/gu, '');

/** Items an entry claims to be the source of, by folded name. */
const claimsOf = (entry: CatalogEntry): ReadonlySet<string> => {
  const taken = new Set(entry.publication?.itemSources.map((source) => source.itemId));
  return new Set(entry.items.filter((item) => !taken.has(item.id)).map((item) => foldName(item.name)));
};

/**
 * Items of the draft that a published entry of another provider already claims in the same library; an item
 * that names its source elsewhere claims nothing.
 */
export const rivalsOf = (
  subject: { readonly content: EntryContent; readonly providerId: string },
  entries: readonly CatalogEntry[],
): Rival[] => {
  const { content, providerId } = subject;
  const wanted = subjectOfLibrary(content.library);
  if (wanted === null) return [];
  const taken = new Set(content.itemSources.map((source) => source.itemId));
  const claimed = content.items.filter((item) => !taken.has(item.id));
  return entries
    .filter((entry) => entry.status === 'published' && entry.providerId !== providerId)
    .filter((entry) => subjectOfLibrary(entry.library) === wanted)
    .flatMap((entry) => {
      const claims = claimsOf(entry);
      return claimed
        .filter((item) => claims.has(foldName(item.name)))
        .map((item) => ({
          itemId: item.id,
          itemName: item.name,
          entryId: entry.id,
          entryName: entry.name,
          providerId: entry.providerId,
        }));
    });
};

/** The published entries that could claim the same items, for `lists`: one library's, never the whole catalogue. */
export const rivalQuery = ({ library }: Pick<EntryContent, 'library'>): readonly RowQuery[] => {
  if (library.kind === 'base') return [{ table: 'catalogEntry', field: 'library.base', value: library.base }];
  return library.kind === 'theme'
    ? [{ table: 'catalogEntry', field: 'library.theme', value: library.theme }]
    : [];
};

/** What {@link rivalQuery} found. */
export const rivalRows = (
  rows: Pick<Rows, 'list'>,
  { library }: Pick<EntryContent, 'library'>,
): readonly CatalogEntry[] => {
  if (library.kind === 'base') return rows.list('catalogEntry', 'library.base', library.base);
  return library.kind === 'theme' ? rows.list('catalogEntry', 'library.theme', library.theme) : [];
};
