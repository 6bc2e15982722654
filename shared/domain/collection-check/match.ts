/** 拟采集核查 (四(一); R030): which published entries already supply what somebody proposes to collect. */
import type { CatalogEntry } from '../catalog/entry.ts';
import { isDedicatedTo } from '../catalog/share-type.ts';

/** `same`: the names read alike; `near`: one holds the other, or they share most of their characters. */
export type Likeness = 'same' | 'near';

export type Supply = {
  readonly entryId: string;
  readonly entryName: string;
  readonly providerId: string;
  readonly itemId: string;
  readonly itemName: string;
  readonly likeness: Likeness;
};

/** Width, case, spaces and punctuation aside. */
const foldedName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)));

/** Twice the common pairs of neighbouring characters over all of them: 0 to 1. */
const overlapOf = (a: string, b: string): number => {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  const common = [...left].filter((pair) => right.has(pair)).length;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
};

/** Shorter names are held by too many others to say anything. */
const shortestHeld = 3;
const nearOverlap = 0.6;

/** How alike two names of items are; null where they are not. Symmetric, and `same` for a name and itself. */
export const likenessOf = (one: string, other: string): Likeness | null => {
  const [a, b] = [foldedName(one), foldedName(other)];
  if (a === '' || b === '') return null;
  if (a === b) return 'same';
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= shortestHeld && long.includes(short)) return 'near';
  return overlapOf(a, b) >= nearOverlap ? 'near' : null;
};

/** What can be had by sharing: published, not withheld, and not kept for other departments (四(二)3, 五(四)4). */
const isObtainable = (entry: CatalogEntry, departmentId: string): boolean =>
  entry.status === 'published' &&
  (entry.dedicatedTo === null || entry.providerId === departmentId || isDedicatedTo(entry, departmentId));

/** As many as an officer can compare; the likest come first. */
const mostShown = 8;

const authority: Readonly<Record<CatalogEntry['library']['kind'], number>> = {
  base: 0,
  theme: 1,
  department: 2,
};

type Found = Supply & { readonly authority: number; readonly place: number };

/**
 * The likest first; a base library is the common source of what it holds, a theme's next (二(三)); ids and places make
 * the order the same everywhere.
 */
const inOrder = (a: Found, b: Found): number =>
  Number(b.likeness === 'same') - Number(a.likeness === 'same') ||
  a.authority - b.authority ||
  (a.entryId === b.entryId ? a.place - b.place : a.entryId < b.entryId ? -1 : 1);

const keep = (found: Found[], one: Found): void => {
  const last = found[mostShown - 1];
  if (last !== undefined && inOrder(one, last) > 0) return;
  found.push(one);
  found.sort(inOrder).splice(mostShown);
};

export type CollectionMatcher = {
  readonly see: (entry: CatalogEntry) => void;
  /** For each proposed item, in order, the items of published entries that may supply it to that department. */
  readonly result: () => readonly (readonly Supply[])[];
};

type LikenessesOf = (name: string) => readonly (Likeness | null)[];

/** How alike a name is to each of those; worked out once a name, since catalogues repeat them. */
const likenessesTo = (itemNames: readonly string[]): LikenessesOf => {
  const known = new Map<string, readonly (Likeness | null)[]>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const made = itemNames.map((wanted) => likenessOf(name, wanted));
    known.set(name, made);
    return made;
  };
};

/** Told one entry after another, it holds of them only what it has found. */
export const collectionMatcher = (
  itemNames: readonly string[],
  departmentId: string,
  likenessesOf: LikenessesOf = likenessesTo(itemNames),
): CollectionMatcher => {
  const found = itemNames.map((): Found[] => []);
  return {
    see: (entry) => {
      if (!isObtainable(entry, departmentId)) return;
      const { id: entryId, name: entryName, providerId } = entry;
      const rank = authority[entry.library.kind];
      for (const [place, item] of entry.items.entries()) {
        if (item.shareType === 'withheld') continue;
        const named = { itemId: item.id, itemName: item.name };
        for (const [at, likeness] of likenessesOf(item.name).entries())
          if (likeness !== null)
            keep(found[at] ?? [], {
              entryId,
              entryName,
              providerId,
              ...named,
              likeness,
              authority: rank,
              place,
            });
      }
    },
    result: () => found.map((each) => each.map(({ authority: _, place: __, ...supply }) => supply)),
  };
};

export const matchCollection = (
  itemNames: readonly string[],
  entries: readonly CatalogEntry[],
  departmentId: string,
): readonly (readonly Supply[])[] => {
  const matcher = collectionMatcher(itemNames, departmentId);
  for (const entry of entries) matcher.see(entry);
  return matcher.result();
};

/** The entries that stand among what is found; the same of all of them as of those left of some, and the others. */
export const suppliersOf = (
  itemNames: readonly string[],
  departmentId: string,
): ((entries: readonly CatalogEntry[]) => readonly CatalogEntry[]) => {
  const likenessesOf = likenessesTo(itemNames);
  return (entries) => {
    const matcher = collectionMatcher(itemNames, departmentId, likenessesOf);
    for (const entry of entries) matcher.see(entry);
    const found = new Set(matcher.result().flatMap((each) => each.map(({ entryId }) => entryId)));
    return entries.filter(({ id }) => found.has(id));
  };
};
