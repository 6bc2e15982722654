/**
 * Vitest's global setup of the suites on real servers: one PostgreSQL of every kind for the whole run, and in each a
 * database with the demonstration. A suite works on a copy of its own (run-databases.ts), which takes a moment; a
 * cluster and a demonstration of its own took some seconds. What is proven of a server itself has one of its own.
 */
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src-platform/database/migrate.ts';
import { openDatabase } from '../../src-platform/database/open-database.ts';
import { installDemonstration } from '../../src-platform/demonstration/install-demonstration.ts';
import {
  addressOf,
  availableServers,
  type OpenServer,
  type PostgresServer,
  spareTheDisk,
} from './postgres-servers.ts';
import { demonstration } from './run-databases.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the run's server by the name of its kind. */
    postgresServers: Readonly<Record<string, string>>;
  }
}

const prepare = async ({ database }: OpenServer): Promise<void> => {
  await spareTheDisk(database);
  await database.query(`CREATE DATABASE ${demonstration}`);
  const databaseUrl = addressOf(database.connectionString, demonstration);
  const copied = await openDatabase({ databaseUrl, dataDir: '/nonexistent', log: () => undefined });
  await migrate(copied, new URL('../../src-platform/database/migrations/', import.meta.url));
  await installDemonstration(copied, Date.now());
  await copied.close();
};

const start = async (kind: PostgresServer): Promise<readonly [name: string, server: OpenServer]> => {
  const server = await kind.open();
  await prepare(server);
  return [kind.name, server];
};

/** Runs once before the suites; what it returns runs after them. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const servers = await Promise.all(availableServers.map(start));
  provide(
    'postgresServers',
    Object.fromEntries(servers.map(([name, { database }]) => [name, database.connectionString])),
  );
  return async () => {
    await Promise.all(servers.map(([, server]) => server.stop()));
  };
}
