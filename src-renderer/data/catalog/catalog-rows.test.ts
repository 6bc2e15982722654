import Dexie from 'dexie';
import fc from 'fast-check';
import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { columnsOf } from '#shared/domain/search/columns/columns-of.ts';
import { packSegment } from '#shared/protocol/segment.ts';
import { newDisk } from '../../sync/testing/desk-for-tests.ts';
import { sampleEntry } from '../../sync/testing/sample-rows.ts';
import { type DeskDatabase, openDeskDatabase } from '../desk-database.ts';
import { testKeyring } from '../testing/test-keyring.ts';
import { openCatalogFeed } from './catalog-feed.ts';
import { eachEntry } from './each-entry.ts';
import { createHandedColumns } from './handed-columns.ts';
import { createSegmentKeeper, type SegmentFile } from './segment-keeper.ts';

const open = (disk = newDisk()): DeskDatabase => openDeskDatabase('officer', testKeyring(), disk);

const fileOf = (entries: readonly CatalogEntry[]): Promise<SegmentFile> =>
  packSegment(
    entries,
    async (content) => gzipSync(typeof content === 'string' ? strToU8(content) : content, { mtime: 0 }),
    2,
  );

type Segments = ReadonlyMap<string, readonly CatalogEntry[]>;

const listOf = (segments: Segments) =>
  [...segments].map(([digest, entries]) => ({ digest, rows: entries.length, bytes: 1 }));

/** Begins a load and keeps all of it; what is on the disk already is not kept again. */
const load = async (database: DeskDatabase, segments: Segments, replaces: boolean): Promise<void> => {
  const keeper = createSegmentKeeper(database.catalog);
  const here = await database.catalog.indexes.toCollection().primaryKeys();
  const kept = [...segments.keys()].filter((digest) => here.includes(digest));
  await database.catalog.putLoad({ list: listOf(segments), kept, replaces });
  for (const [digest, entries] of segments) await keeper.keep(digest, await fileOf(entries));
  await keeper.finish();
};

const numbered = (number: number, name: string, providerId = 'd1'): CatalogEntry =>
  sampleEntry({ id: `e${number}`, name, providerId });

const step = fc.oneof(
  fc.record({ put: fc.tuple(fc.nat({ max: 7 }), fc.constantFrom('甲', '乙'), fc.constantFrom('d1', 'd2')) }),
  fc.record({ remove: fc.nat({ max: 7 }) }),
  // An act that is shown and taken back.
  fc.record({ act: fc.nat({ max: 7 }) }),
  fc.record({ merge: fc.nat({ max: 2 }) }),
  fc.constant({ clear: true } as const),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The platform makes its segments of what there is, so many entries in each. */
const segmentsOf = (rows: ReadonlyMap<string, CatalogEntry>, size: number, round: number): Segments => {
  const all = [...rows.values()];
  const segments = new Map<string, readonly CatalogEntry[]>();
  for (let at = 0; at < all.length; at += size + 1)
    segments.set(`${round}-${at}`, all.slice(at, at + size + 1));
  return segments;
};

const run = async (database: DeskDatabase, model: Map<string, CatalogEntry>, one: Step, round: number) => {
  const rows = database.rows('catalogEntry');
  if ('put' in one) {
    const entry = numbered(...one.put);
    model.set(entry.id, entry);
    await rows.put(entry);
  } else if ('remove' in one) {
    model.delete(`e${one.remove}`);
    await rows.delete(`e${one.remove}`);
  } else if ('act' in one) {
    const id = `e${one.act}`;
    const before = await rows.get(id);
    await rows.put(numbered(one.act, '试', 'd2'));
    expect((await rows.get(id))?.name).toBe('试');
    if (before === undefined) await rows.takeBack([id]);
    else await rows.put(before);
  } else if ('merge' in one) await load(database, segmentsOf(model, one.merge, round), true);
  else {
    model.clear();
    await rows.clear();
  }
};

describe('the catalogue’s entries', () => {
  it('S7 are the same wherever they lie, through changes, removals, acts taken back and merges', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const database = open();
        const model = new Map<string, CatalogEntry>();
        const rows = database.rows('catalogEntry');
        for (const [round, one] of steps.entries()) {
          await run(database, model, one, round);
          const all = [...model.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
          expect(await rows.toArray()).toEqual(all);
          const seen: CatalogEntry[] = [];
          await eachEntry(database.catalog, (entry) => seen.push(entry));
          expect(seen.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(all);
          expect(await rows.by('providerId', 'd2')).toEqual(
            all.filter(({ providerId }) => providerId === 'd2'),
          );
          // No more than the two first by name are ever asked for.
          const two = (found: readonly CatalogEntry[]) =>
            [...found].sort((a, b) => (`${a.name} ${a.id}` < `${b.name} ${b.id}` ? -1 : 1)).slice(0, 2);
          const left = await rows.by('providerId', 'd1', two);
          expect(new Set(left)).toEqual(new Set(two(all.filter(({ providerId }) => providerId === 'd1'))));
          const ids = ['e0', 'e3', 'e7', 'none'];
          expect(await rows.bulkGet(ids)).toEqual(ids.map((id) => model.get(id)));
        }
        database.close();
      }),
      { numRuns: 40 },
    );
  });

  it('a merge leaves beside the segments what is not in them, and nothing else', async () => {
    const database = open();
    const rows = database.rows('catalogEntry');
    await load(database, new Map([['a', [1, 2, 3].map((number) => numbered(number, '旧'))]]), false);
    await rows.bulkPut([numbered(1, '新'), numbered(2, '更新')]);
    await rows.delete('e3');
    const merged = [numbered(1, '新'), numbered(2, '新')];
    await load(database, new Map([['b', merged]]), true);
    expect(await database.catalog.changed.toArray()).toEqual([numbered(2, '更新')]);
    expect(await database.catalog.removed.count()).toBe(0);
    expect(await database.catalog.indexes.toCollection().primaryKeys()).toEqual(['b']);
    expect((await database.catalog.blocks.toArray()).map(({ digest }) => digest)).toEqual(['b']);
    expect(await rows.toArray()).toEqual([numbered(1, '新'), numbered(2, '更新')]);
    database.close();
  });

  it('S7 a first load that ends anywhere goes on with what it has not kept; what it has kept counts', async () => {
    const disk = newDisk();
    const segments = new Map([
      ['a', [numbered(1, '一'), numbered(2, '二'), numbered(3, '三')]],
      ['b', [numbered(4, '四')]],
    ]);
    const first = open(disk);
    await first.catalog.putLoad({ list: listOf(segments), kept: [], replaces: false });
    await createSegmentKeeper(first.catalog).keep('a', await fileOf(segments.get('a') ?? []));
    first.close();
    const second = open(disk);
    expect((await second.rows('catalogEntry').toArray()).map(({ id }) => id)).toEqual(['e1', 'e2', 'e3']);
    const keeper = createSegmentKeeper(second.catalog);
    // Not whole: nothing is put in force, nothing is dropped.
    await keeper.finish();
    expect(await second.catalog.readLoad()).toMatchObject({ kept: ['a'] });
    await keeper.keep('b', await fileOf(segments.get('b') ?? []));
    await keeper.finish();
    expect(await second.catalog.readLoad()).toBeNull();
    expect(await second.rows('catalogEntry').count()).toBe(4);
    second.close();
  });

  it('S7 a merge that is cut, at whichever write, leaves the old segments whole or the new ones', async () => {
    const before = [1, 2, 3].map((number) => numbered(number, '旧'));
    const now = [numbered(1, '新'), numbered(2, '旧'), numbered(4, '新')];
    const writes = ['segmentBlock', 'segmentIndex', 'segmentList', 'load', 'catalogEntry', 'entryRemoved'];
    for (const store of writes)
      for (let cutAt = 1; cutAt <= 3; cutAt += 1) {
        const database = open();
        const rows = database.rows('catalogEntry');
        await load(database, new Map([['a', before]]), false);
        await rows.bulkPut([numbered(1, '新'), numbered(4, '新')]);
        await rows.delete('e3');
        let left = cutAt;
        database.table(store).hook('creating', () => {
          left -= 1;
          if (left === 0) throw new Error('cut');
        });
        database.table(store).hook('deleting', () => {
          left -= 1;
          if (left === 0) throw new Error('cut');
        });
        const merge = () => load(database, new Map([['b', now]]), true);
        await merge().catch((error: Error) => expect(error.message).toContain('cut'));
        expect(await rows.toArray()).toEqual(now);
        left = 0;
        await merge();
        expect(await rows.toArray()).toEqual(now);
        expect(await database.catalog.changed.count()).toBe(0);
        database.close();
      }
  });

  it('S7 what happens while a merge compares is neither dropped nor overtaken', async () => {
    const database = open();
    const rows = database.rows('catalogEntry');
    await load(database, new Map([['a', [numbered(1, '旧'), numbered(2, '旧')]]]), false);
    await rows.bulkPut([numbered(1, '新'), numbered(2, '新')]);
    const segments = new Map([['b', [numbered(1, '新'), numbered(2, '新')]]]);
    await database.catalog.putLoad({ list: listOf(segments), kept: [], replaces: true });
    await createSegmentKeeper(database.catalog).keep('b', await fileOf(segments.get('b') ?? []));
    const { write } = database.catalog;
    const finishWhile = (meanwhile: () => Promise<unknown>) =>
      createSegmentKeeper({
        ...database.catalog,
        write: (work) => Dexie.Promise.resolve(meanwhile()).then(() => write(work)),
      }).finish();

    const another = { list: listOf(new Map([['c', [numbered(1, '更新')]]])), kept: [], replaces: true };
    const underWay = await database.catalog.readLoad();
    await finishWhile(() => database.catalog.putLoad(another));
    expect(await database.catalog.readLoad()).toMatchObject(another);
    expect((await database.catalog.readList()).digests).toEqual(['a']);

    await database.catalog.putLoad(underWay);
    await finishWhile(() => rows.put(numbered(2, '更新')));
    expect((await database.catalog.readList()).digests).toEqual(['b']);
    expect(await database.catalog.changed.toArray()).toEqual([numbered(2, '更新')]);
    expect(await rows.toArray()).toEqual([numbered(1, '新'), numbered(2, '更新')]);
    database.close();
  });

  it('can be read by hundreds inside a transaction, at hand or not', async () => {
    const database = open();
    const many = Array.from({ length: 300 }, (_, number) => numbered(number, '一'));
    await load(database, new Map([['a', many]]), false);
    const ids = many.map(({ id }) => id).toReversed();
    for (let round = 0; round < 2; round += 1)
      await database.write(async () => {
        const rows = database.rows('catalogEntry');
        for (const id of ids.slice(0, 150)) expect((await rows.get(id))?.id).toBe(id);
        expect(await rows.bulkGet(ids)).toHaveLength(300);
        expect(await rows.by('providerId', 'd1')).toHaveLength(300);
        await rows.put(numbered(1, '二'));
      });
    database.close();
  });

  it('asks the disk for the index of a segment once, however many come behind it', async () => {
    const database = open();
    const asked = vi.spyOn(database.catalog.indexes, 'bulkGet');
    const segments = new Map([1, 2, 3].map((number) => [`s${number}`, [numbered(number, '甲')]] as const));
    const keeper = createSegmentKeeper(database.catalog);
    await database.catalog.putLoad({ list: listOf(segments), kept: [], replaces: false });
    for (const [digest, entries] of segments) {
      await keeper.keep(digest, await fileOf(entries));
      expect((await database.rows('catalogEntry').get(entries[0]?.id ?? ''))?.name).toBe('甲');
    }
    expect(asked.mock.calls).toEqual([[['s1']], [['s2']], [['s3']]]);
    database.close();
  });

  it('a segment of another list than the one under way is not kept', async () => {
    const database = open();
    await createSegmentKeeper(database.catalog).keep('x', await fileOf([numbered(1, '一')]));
    expect(await database.catalog.blocks.count()).toBe(0);
    database.close();
  });

  it('an entry that this build cannot read counts as none', async () => {
    const database = open();
    const newer = { ...numbered(1, '一'), grade: 'unheard-of' } as unknown as CatalogEntry;
    await load(database, new Map([['a', [newer, numbered(2, '二')]]]), false);
    const rows = database.rows('catalogEntry');
    expect(await rows.get('e1')).toBeUndefined();
    expect((await rows.toArray()).map(({ id }) => id)).toEqual(['e2']);
    // One that is no more stays so through a merge: a newer build could read what the segment still has of it.
    await rows.delete('e1');
    await load(database, new Map([['b', [newer, numbered(2, '二')]]]), true);
    expect(await database.catalog.removed.toCollection().primaryKeys()).toEqual(['e1']);
    database.close();
  });

  it('gives the search the columns that came with a segment, none where they are damaged or gone with it', async () => {
    const disk = newDisk();
    const database = open(disk);
    const entries = [numbered(1, '一'), numbered(2, '二')];
    await load(database, new Map([['a', entries]]), false);
    const feed = await openCatalogFeed(database.name, createHandedColumns(), () => undefined, disk);
    expect(await feed.columnsOf('a')).toEqual(columnsOf(entries));
    await database.catalog.columns.put({ digest: 'a', member: new Uint8Array(40) });
    expect(await feed.columnsOf('a')).toBe(null);
    await load(database, new Map([['b', entries]]), true);
    expect(await feed.columnsOf('a')).toBe(null);
    expect(await database.catalog.columns.toCollection().primaryKeys()).toEqual(['b']);
    feed.close();
  });
});
