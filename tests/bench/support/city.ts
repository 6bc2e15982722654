/** A platform with a catalogue of a given size: one PostgreSQL, and as many nodes over it as asked for. */
import { rmSync } from 'node:fs';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { migrate } from '../../../src-platform/database/migrate.ts';
import type { Database } from '../../../src-platform/database/open-database.ts';
import { writeRecords } from '../../../src-platform/database/records.ts';
import { loadDemonstration } from '../../../src-platform/demonstration/demonstration-data.ts';
import { installDemonstration } from '../../../src-platform/demonstration/install-demonstration.ts';
import { withLedger } from '../../../src-platform/ledger/ledger.ts';
import { usualSegmentRows } from '../../../src-platform/segments/catalogue.ts';
import { makeSegments } from '../../../src-platform/segments/make-segments.ts';
import { availableServers } from '../../conformance/postgres-servers.ts';
import { freshFolder, type Program, startPlatformIn } from '../../journeys/support/programs.ts';
import { inventedEntries } from './entries.ts';

export type City = {
  readonly database: Database;
  readonly serverName: string;
  /** So many more entries, and a list of segments that holds all there are. */
  readonly grow: (entries: number) => Promise<void>;
  /** Starts one more node. It ends with the city. */
  readonly node: () => Promise<Program>;
  readonly close: () => Promise<void>;
};

const batchRows = 1_000;

const writeBatch = (database: Database, entries: readonly CatalogEntry[]): Promise<void> =>
  withLedger(database, async ({ tx, nextSeq, append }) => {
    await writeRecords(
      tx,
      entries.map((row) => ({ table: 'catalogEntry' as const, row })),
      nextSeq,
    );
    const who = { officerId: null, departmentId: null, deviceId: null };
    append({ at: Date.now(), ...who, action: 'bench.write', outcome: 'applied', subject: {} });
  });

/** As a database that has run for days: otherwise it is tidied in the background while something is measured. */
const tidy = async (database: Database): Promise<void> => {
  await database.query('VACUUM (ANALYZE)');
  await database.query('CHECKPOINT');
};

/** Brings in the next so many of the invented entries at each call. */
const filling = (database: Database, segmentRows: number) => {
  const providers = loadDemonstration().departments.map(({ id }) => id);
  let first = 0;
  return async (entries: number): Promise<void> => {
    const batch: CatalogEntry[] = [];
    for (const entry of inventedEntries(entries, providers, first)) {
      batch.push(entry);
      if (batch.length === batchRows) await writeBatch(database, batch.splice(0));
    }
    if (batch.length > 0) await writeBatch(database, batch);
    first += entries;
    await makeSegments({ database, now: Date.now, segmentRows });
    await tidy(database);
  };
};

/** @param segmentRows entries of a full segment; usually as many as in the product */
export const openCity = async (entries: number, segmentRows = usualSegmentRows): Promise<City> => {
  const kind = availableServers.at(-1);
  if (kind === undefined) throw new Error('no PostgreSQL here');
  const server = await kind.open();
  const { database } = server;
  const folder = freshFolder('nodes');
  const nodes: Program[] = [];
  await migrate(database, new URL('../../../src-platform/database/migrations/', import.meta.url));
  await installDemonstration(database, Date.now());
  const grow = filling(database, segmentRows);
  await grow(entries);
  return {
    database,
    grow,
    serverName: kind.name,
    node: async () => {
      const node = await startPlatformIn(folder, database.connectionString);
      nodes.push(node);
      // It has written the search of every entry that was brought in past it.
      await tidy(database);
      return node;
    },
    close: async () => {
      for (const node of nodes) await node.stop();
      rmSync(folder, { recursive: true, force: true });
      await server.stop();
    },
  };
};
