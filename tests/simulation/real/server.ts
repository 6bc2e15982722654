/** One PostgreSQL of its own for many runs: each run gets a fresh database, copied from a prepared one. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../src-platform/database/migrate.ts';
import { type Database, openDatabase } from '../../../src-platform/database/open-database.ts';
import { writeRecords } from '../../../src-platform/database/records.ts';
import { withLedger } from '../../../src-platform/ledger/ledger.ts';
import { addressOf, removeDataFolder, spareTheDisk } from '../../conformance/postgres-servers.ts';
import { officers, seedRows } from './seed-rows.ts';

export const startOfRun = Date.UTC(2026, 10, 23, 1);

export type Server = {
  readonly admin: Database;
  readonly urlOf: (name: string) => string;
  /** A database that is a copy of another one, to which nobody may be connected. */
  readonly copy: (from: string, to: string) => Promise<void>;
  /** Ends every connection to a database, whatever it is doing, and removes it. */
  readonly drop: (name: string) => Promise<void>;
  /** Ends the connections of one node as the end of its process would: in the middle of whatever they do. */
  readonly cutOff: (name: string, node: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export const emptyOffice = 'simulated_office';

export async function startServer(): Promise<Server> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-simulation-'));
  const admin = await openDatabase({ dataDir, log: () => undefined });
  await spareTheDisk(admin);
  const urlOf = (name: string): string => addressOf(admin.connectionString, name);
  const server: Server = {
    admin,
    urlOf,
    copy: async (from, to) => void (await admin.query(`CREATE DATABASE ${to} TEMPLATE ${from}`)),
    drop: async (name) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
    cutOff: async (name, node) =>
      void (await admin.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = $2',
        [name, node],
      )),
    stop: async () => {
      await admin.close();
      await removeDataFolder(dataDir);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  await prepare(server);
  return server;
}

/** The schema, the rows of the office and its accounts; their passwords are never used. */
async function prepare({ admin, urlOf }: Server): Promise<void> {
  await admin.query(`CREATE DATABASE ${emptyOffice}`);
  const database = await openDatabase({
    databaseUrl: urlOf(emptyOffice),
    dataDir: '/nonexistent',
    log: () => undefined,
  });
  await migrate(database, new URL('../../../src-platform/database/migrations/', import.meta.url));
  await withLedger(database, async ({ tx, nextSeq, append }) => {
    await writeRecords(tx, seedRows, nextSeq);
    for (const { id } of officers)
      await tx.query(
        'INSERT INTO account (login, officer_id, password_hash, created_at) VALUES ($1, $1, $2, $3)',
        [id, 'none', startOfRun],
      );
    const nobody = { officerId: null, departmentId: null, deviceId: null };
    append({ at: startOfRun, ...nobody, action: 'office.set-up', outcome: 'applied', subject: {} });
  });
  await database.close();
}
