/** Unpacking a segment and keeping its rows, in a worker or in the thread itself. */
import { type Row, tables } from '#shared/domain/tables.ts';
import { rowsOfSegment, segmentFile } from '#shared/protocol/segment.ts';
import type { CatalogueTables } from '../data/catalogue-tables.ts';
import type { SegmentLoad } from '../data/records.ts';

export type Entry = Row<'catalogEntry'>;

export type SegmentKeeper = {
  /**
   * Unpacks a segment and holds it; answers those of the named entries that are in it.
   * @param data gzip in base64
   * @throws where it is no segment
   */
  readonly open: (data: string, named: readonly string[]) => Promise<readonly Entry[]>;
  /** Keeps the entries of the segment held, less the named ones, and strikes it off the list with the last of them. */
  readonly keep: (digest: string) => Promise<void>;
};

/** Entries of one transaction: an act in the window waits for no more than this. */
const chunkRows = 1_000;

const unpacked = async (data: string): Promise<unknown> => {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(text).json();
};

type Held = { readonly entries: readonly Entry[]; readonly rows: number; readonly skipped: number };

const nothingHeld: Held = { entries: [], rows: 0, skipped: 0 };

/** Rows that this build's schema cannot read are left out and counted. */
const readEntries = (file: unknown): { readonly entries: readonly Entry[]; readonly rows: number } => {
  const rows = rowsOfSegment(segmentFile.parse(file));
  const entries = rows.flatMap((row) => {
    const parsed = tables.catalogEntry.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
  return { entries, rows: rows.length };
};

const withoutFirst = (load: SegmentLoad, { rows, skipped }: Held): SegmentLoad => ({
  ...load,
  segments: load.segments.slice(1),
  rowsKept: load.rowsKept + rows,
  skipped: load.skipped + skipped,
});

export function createSegmentKeeper(catalogue: CatalogueTables): SegmentKeeper {
  let held = nothingHeld;
  return {
    open: async (data, named) => {
      const { entries, rows } = readEntries(await unpacked(data));
      const apart = new Set(named);
      held = {
        entries: entries.filter(({ id }) => !apart.has(id)),
        rows,
        skipped: rows - entries.length,
      };
      return entries.filter(({ id }) => apart.has(id));
    },
    keep: async (digest) => {
      const { entries } = held;
      for (let start = 0; start === 0 || start < entries.length; start += chunkRows) {
        const isLast = start + chunkRows >= entries.length;
        await catalogue.write(async () => {
          const load = await catalogue.readLoad();
          // Another list has taken the place of the one this segment is of.
          if (load === null || load.segments[0]?.digest !== digest) return;
          const spoken = new Set(load.spoken);
          const fresh = entries.slice(start, start + chunkRows).filter(({ id }) => !spoken.has(id));
          await catalogue.entries.bulkPut(fresh);
          if (isLast) await catalogue.putLoad(withoutFirst(load, held));
        });
      }
    },
  };
}
