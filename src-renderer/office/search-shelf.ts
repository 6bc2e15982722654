/** What an officer keeps of searching the catalogue, sealed in the officer's own database and sent nowhere. */
import { z } from 'zod';
import { facetNames } from '#shared/domain/search/facets.ts';
import type { CatalogView } from './use-catalog-search.ts';

/** More hits than these cannot be told apart from one time to the next; such a search is narrowed first. */
export const mostWatched = 2_000;
export const mostSaved = 20;
export const mostFavourites = 200;
const mostRecent = 8;

const savedSearch = z.object({
  text: z.string(),
  facets: z.partialRecord(z.enum(facetNames), z.array(z.string())),
  /** Ids of what it found when it was last opened. */
  seen: z.array(z.string()),
});
export type SavedSearch = z.infer<typeof savedSearch>;

const searchShelf = z.object({
  saved: z.array(savedSearch),
  /** Entry ids, the latest first. */
  favourites: z.array(z.string()),
  recent: z.array(z.string()),
});
export type SearchShelf = z.infer<typeof searchShelf>;

export const emptyShelf: SearchShelf = { saved: [], favourites: [], recent: [] };

/** A name for a view, the same for the same question, in whatever order its values were chosen. */
export const nameOfView = ({ text, facets }: CatalogView): string => {
  const chosen = Object.entries(facets)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => [name, values.toSorted()] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([text.trim(), chosen]);
};

const isNamed = (name: string) => (saved: SavedSearch) => nameOfView(saved) === name;

/**
 * The shelf as it was kept. What a later release wrote otherwise is begun anew: it is convenience, no record. Earlier releases
 * took a question for another when its values were chosen in another order; of such only the latest is read.
 */
export const shelfFrom = (kept: unknown): SearchShelf => {
  const { success, data } = searchShelf.safeParse(kept);
  if (!success) return emptyShelf;
  const firstOf = (each: SavedSearch) => data.saved.find(isNamed(nameOfView(each)));
  return { ...data, saved: data.saved.filter((each) => firstOf(each) === each) };
};

/** The search kept with what it finds now; a second time it is only marked seen. A full shelf takes no other. */
export const withSearch = (shelf: SearchShelf, view: CatalogView, found: readonly string[]): SearchShelf => {
  const facets = Object.fromEntries(
    Object.entries(view.facets).flatMap(([name, values]) => (values.length > 0 ? [[name, [...values]]] : [])),
  );
  const kept: SavedSearch = { text: view.text.trim(), facets, seen: [...found] };
  const others = shelf.saved.filter((each) => !isNamed(nameOfView(view))(each));
  return others.length < mostSaved ? { ...shelf, saved: [kept, ...others] } : shelf;
};

/** The same order of searches, this one seen with what it finds now. */
export const withSeen = (shelf: SearchShelf, name: string, found: readonly string[]): SearchShelf => ({
  ...shelf,
  saved: shelf.saved.map((each) => (isNamed(name)(each) ? { ...each, seen: [...found] } : each)),
});

export const withoutSearch = (shelf: SearchShelf, name: string): SearchShelf => ({
  ...shelf,
  saved: shelf.saved.filter((each) => !isNamed(name)(each)),
});

/** The entry first among the favourites. A full shelf takes no other. */
export const withFavourite = (shelf: SearchShelf, entryId: string): SearchShelf => {
  const { favourites } = withoutFavourite(shelf, entryId);
  return favourites.length < mostFavourites ? { ...shelf, favourites: [entryId, ...favourites] } : shelf;
};

export const withoutFavourite = (shelf: SearchShelf, entryId: string): SearchShelf => ({
  ...shelf,
  favourites: shelf.favourites.filter((id) => id !== entryId),
});

export const withRecent = (shelf: SearchShelf, text: string): SearchShelf => {
  const words = text.trim();
  if (words === '') return shelf;
  return { ...shelf, recent: [words, ...shelf.recent.filter((each) => each !== words)].slice(0, mostRecent) };
};

export const withoutRecent = (shelf: SearchShelf, text: string): SearchShelf => ({
  ...shelf,
  recent: shelf.recent.filter((each) => each !== text),
});

/** Of what a saved search finds now, what it did not when it was last opened. */
export const newSince = ({ seen }: SavedSearch, found: readonly string[]): readonly string[] => {
  const known = new Set(seen);
  return found.filter((id) => !known.has(id));
};
