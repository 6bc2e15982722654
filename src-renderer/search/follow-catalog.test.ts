import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { CatalogChange } from '../data/catalog/catalog-changes.ts';
import type { CatalogStand } from '../data/catalog/catalog-feed.ts';
import { sampleEntry } from '../sync/testing/sample-rows.ts';
import { followCatalog, type SearchSize } from './follow-catalog.ts';
import { createPlainSearcher } from './plain-searcher.ts';

class Ended extends Error {}

/** A catalogue of segments by name, told what happens to it step by step; ends with the steps. */
async function followed(
  segments: ReadonlyMap<string, readonly CatalogEntry[]>,
  steps: readonly {
    readonly stand: CatalogStand;
    readonly change: CatalogChange;
    readonly fails?: boolean;
    readonly restless?: boolean;
  }[],
  columns = new Map<string, Uint8Array<ArrayBuffer>>(),
  disk: readonly string[] = [],
) {
  const plain = createPlainSearcher();
  const read: string[] = [];
  const sought: string[] = [];
  const kept: string[] = [];
  // Takes columns that name an entry by one byte, and refuses all others.
  const searcher: typeof plain = {
    ...plain,
    blockOfColumns: (bytes) =>
      bytes.length === 1 ? plain.blockOf([sampleEntry({ id: String.fromCharCode(...bytes) })]) : null,
  };
  const seen: SearchSize[] = [];
  const faults: string[] = [];
  let at = 0;
  const now = () => steps[at] as (typeof steps)[number];
  const following = followCatalog(searcher, {
    feed: {
      stand: async () => {
        if (now().fails === true) throw new Error('closed');
        return now().stand;
      },
      isNew: (digest) => columns.has(digest),
      columnsOf: async (digest) => columns.get(digest) ?? null,
      ofSegment: async (digest) => {
        read.push(digest);
        return segments.get(digest) ?? null;
      },
      read: async (ids) => ids.map((id) => now().stand.changed.find((entry) => entry.id === id)),
    },
    shelf: {
      read: async (digests, take) => {
        sought.push(...digests);
        for (const digest of digests.filter((each) => disk.includes(each)))
          take(digest, plain.blockOf(segments.get(digest) ?? []));
        // Of an image that is cut, the rest is not there.
        if (disk.length > 0) throw new Error('cut');
      },
      keep: async (blocks) => void kept.push([...blocks.keys()].join()),
    },
    rest: async () => now().restless !== true,
    next: async () => {
      at += 1;
      if (at === steps.length) throw new Ended();
      return now().change;
    },
    onChange: (size) => seen.push(size),
    onFault: (error) => faults.push(String(error)),
  });
  await following.catch((error: unknown) => {
    if (!(error instanceof Ended)) throw error;
  });
  const ids = [...searcher.ask({ text: '', facets: {}, offset: 0, limit: 100 }).ids].sort();
  return { ids, seen, faults, read, sought, kept };
}

const stand = (segments: readonly string[], changed: readonly CatalogEntry[] = []): CatalogStand => ({
  segments,
  changed,
  removed: [],
  isGrowing: false,
});
const [a, b, c] = ['a', 'b', 'c'].map((id) => sampleEntry({ id })) as [
  CatalogEntry,
  CatalogEntry,
  CatalogEntry,
];

describe('following the catalogue', () => {
  it('finds what each segment brings before the rest is there, and what changed over them', async () => {
    const segments = new Map([
      ['one', [a]],
      ['two', [b]],
    ]);
    const { ids, seen } = await followed(segments, [
      { stand: stand(['one', 'two']), change: 'all' },
      { stand: stand(['one', 'two'], [c]), change: ['c'] },
    ]);
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(seen).toEqual([
      { size: 1, loading: true, growing: true },
      { size: 2, loading: true, growing: true },
      { size: 2, loading: false, growing: false },
      { size: 3, loading: false, growing: false },
    ]);
  });

  it('keeps its blocks once the catalogue stands still, and answers until then', async () => {
    const segments = new Map([
      ['one', [a]],
      ['two', [b]],
    ]);
    const { kept } = await followed(segments, [
      { stand: stand(['one']), change: 'all', restless: true },
      { stand: stand(['one', 'two']), change: 'all', restless: true },
      { stand: stand(['one', 'two'], [c]), change: ['c'] },
      { stand: stand(['one', 'two'], [c]), change: ['c'] },
    ]);
    expect(kept).toEqual(['one,two']);
  });

  it('reads everything again after the disk failed it, and says so meanwhile', async () => {
    const segments = new Map([['one', [a, b]]]);
    const { ids, seen, faults } = await followed(segments, [
      { stand: stand(['one']), change: 'all', fails: true },
      { stand: stand(['one'], [c]), change: ['c'] },
    ]);
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(faults).toEqual(['Error: closed']);
    expect(seen[0]).toEqual({ size: 0, loading: true, growing: true });
    expect(seen.at(-1)).toEqual({ size: 3, loading: false, growing: false });
  });

  it('goes over to other segments at one stroke, and leaves aside one that a merge dropped meanwhile', async () => {
    const segments = new Map([
      ['old', [a, b]],
      ['new', [a, b, c]],
    ]);
    const { ids, seen } = await followed(segments, [
      { stand: stand(['old', 'dropped']), change: 'all' },
      { stand: stand(['new']), change: 'all' },
    ]);
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(seen.map(({ size }) => size)).toEqual([2, 2, 3]);
  });

  it('takes what lies ready made, makes the rest, and keeps what is in force', async () => {
    const segments = new Map([
      ['one', [a]],
      ['two', [b]],
      ['three', [c]],
    ]);
    const { ids, seen, read, kept } = await followed(
      segments,
      [
        { stand: stand(['one', 'two', 'three']), change: 'all' },
        { stand: stand(['one', 'two', 'three'], [a]), change: ['a'] },
        { stand: stand(['two', 'three']), change: 'all' },
      ],
      undefined,
      ['two', 'three'],
    );
    expect(ids).toEqual(['b', 'c']);
    // Said when there is something, when that has doubled, and at the end.
    expect(seen.map(({ size }) => size)).toEqual([1, 2, 3, 3, 2]);
    expect(read).toEqual(['one']);
    expect(kept).toEqual(['two,three,one', 'two,three']);
  });

  it('takes the columns that came with a segment, and reads its entries where they cannot be used', async () => {
    const segments = new Map([
      ['one', [a]],
      ['two', [b]],
      ['three', [c]],
    ]);
    const columns = new Map([
      ['one', new Uint8Array([97])],
      ['two', new Uint8Array(9)],
    ]);
    const { ids, read } = await followed(
      segments,
      [{ stand: stand(['one', 'two', 'three']), change: 'all' }],
      columns,
    );
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(read).toEqual(['two', 'three']);
  });

  it('of a first sync keeps the blocks at its end, and looks for no ready made block of what has just come', async () => {
    const segments = new Map([
      ['one', [a]],
      ['two', [b]],
    ]);
    const growing = { ...stand(['one']), isGrowing: true };
    const { seen, kept, sought } = await followed(
      segments,
      [
        { stand: growing, change: 'all' },
        { stand: { ...growing, changed: [c] }, change: ['c'] },
        { stand: stand(['one', 'two'], [c]), change: 'all' },
      ],
      new Map([['one', new Uint8Array([97])]]),
    );
    expect(seen.at(-1)).toEqual({ size: 3, loading: false, growing: false });
    expect(sought).toEqual(['two']);
    expect(kept).toEqual(['one,two']);
  });
});
