/** Keeping segments as they come, and putting a whole list of them in force; in a worker or in the thread itself. */
import { canonicalJson } from '#shared/crypto/canonical-json.ts';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { openSegment } from '#shared/protocol/segment.ts';
import { CatalogRows, gunzip } from './catalog-rows.ts';
import {
  blocksOf,
  type CatalogTables,
  type KeptBlocks,
  type KeptColumns,
  missingOf,
  type SegmentLoad,
} from './catalog-tables.ts';

/** A segment as it came from the platform. */
export type SegmentFile = Uint8Array<ArrayBuffer>;

export type SegmentKeeper = {
  /** Makes ready for what will be kept soon. */
  readonly prepare: () => void;
  /**
   * Keeps a segment of the list under way; nothing where another list has taken its place.
   * @param file its digest already verified; whoever hands it over must not go on using it
   * @throws where it is no segment
   */
  readonly keep: (digest: string, file: SegmentFile) => Promise<void>;
  /** Puts the list in force once all of it is kept, and drops what it makes superfluous. No entry changes by it. */
  readonly finish: () => Promise<void>;
};

/** A value over 64 kB a browser puts into a file of its own, and each record costs it more than its bytes do. */
const mostTogether = 56 * 1024;

/**
 * As few records as may be.
 * @param blocks one behind the other
 * @param sizes of each of them
 */
const together = (blocks: Uint8Array, sizes: readonly number[]): Omit<KeptBlocks, 'digest'>[] => {
  const records: { number: number; at: number; ends: number[] }[] = [];
  let at = 0;
  for (const [number, size] of sizes.entries()) {
    const last = records.at(-1);
    if (last !== undefined && at + size - last.at <= mostTogether) last.ends.push(at + size - last.at);
    else records.push({ number, at, ends: [size] });
    at += size;
  }
  // Copies: a view would be written with the whole file behind it.
  return records.map((record) => ({
    number: record.number,
    member: blocks.slice(record.at, record.at + (record.ends.at(-1) ?? 0)),
    ends: record.ends,
  }));
};

const digestsOf = ({ list }: SegmentLoad): readonly string[] => list.map(({ digest }) => digest);

/** @param handOn told of a segment's search columns once they are kept */
export function createSegmentKeeper(
  tables: CatalogTables,
  handOn: (columns: KeptColumns) => void = () => undefined,
): SegmentKeeper {
  return {
    prepare: () => undefined,
    keep: async (digest, file) => {
      const { directory, places, blocks, search } = openSegment(file, gunzip);
      const { rows, blockRows } = directory;
      const columns = search === null ? null : { digest, member: search.slice() };
      const kept = together(blocks, directory.blocks).map((each) => ({ digest, ...each }));
      const isKept = await tables.write(async () => {
        const load = await tables.readLoad();
        if (load === null || !missingOf(load).some((each) => each.digest === digest)) return false;
        await tables.putParts({ blocks: kept, columns, index: { digest, rows, blockRows, ...places } });
        await tables.putLoad({ ...load, kept: [...load.kept, digest] });
        if (load.replaces) return true;
        const { digests, askedAt } = await tables.readList();
        await tables.putList({ digests: [...digests, digest], askedAt });
        return true;
      });
      if (isKept && columns !== null) handOn(columns);
    },
    finish: async () => {
      const load = await tables.readLoad();
      if (load === null || missingOf(load).length > 0) return;
      const digests = digestsOf(load);
      const superfluous = await findSuperfluous(tables, digests);
      await tables.write(async () => {
        if (JSON.stringify(await tables.readLoad()) !== JSON.stringify(load)) return;
        await dropSuperfluous(tables, superfluous);
        await tables.putList({ digests, askedAt: 0 });
        await dropOthers(tables, new Set(digests));
        await tables.putLoad(null);
      });
    },
  };
}

type Superfluous = {
  /** Changed entries that are now in the segments as they are. */
  readonly entries: readonly CatalogEntry[];
  /** Ids that no segment has any more. */
  readonly removed: readonly string[];
};

const isSame = (a: CatalogEntry | undefined, b: CatalogEntry | undefined): boolean =>
  a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b);

/**
 * Looks outside of any transaction, or every act would wait for it: segments do not change, and what changes
 * meanwhile is compared again before it is dropped.
 */
const findSuperfluous = async (tables: CatalogTables, digests: readonly string[]): Promise<Superfluous> => {
  const changed = await tables.changed.toArray();
  const gone = await tables.removed.toCollection().primaryKeys();
  const ids = new Set([...changed.map(({ id }) => id), ...gone]);
  const beneath = await new CatalogRows(tables).asInSegments(digests, ids);
  return {
    entries: changed.filter((entry) => isSame(entry, beneath.get(entry.id))),
    removed: gone.filter((id) => !beneath.has(id)),
  };
};

const dropSuperfluous = async (tables: CatalogTables, { entries, removed }: Superfluous): Promise<void> => {
  // What was changed in the meantime is not what was compared.
  const now = await tables.changed.bulkGet(entries.map(({ id }) => id));
  const same = entries.filter((entry, at) => isSame(entry, now[at])).map(({ id }) => id);
  await tables.changed.bulkDelete(same);
  await tables.removed.bulkDelete([...same, ...removed]);
};

const dropOthers = async (tables: CatalogTables, inForce: ReadonlySet<string>): Promise<void> => {
  const others = (await tables.indexes.toCollection().primaryKeys()).filter((digest) => !inForce.has(digest));
  for (const digest of others) {
    await tables.indexes.delete(digest);
    await tables.columns.delete(digest);
    await blocksOf(tables, digest).delete();
  }
};
