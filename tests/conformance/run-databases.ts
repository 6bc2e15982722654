/** Databases on the servers that were started for the whole run (run-servers.ts). */
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { openDatabase } from '../../src-platform/database/open-database.ts';
import { addressOf, type OpenServer, type PostgresServer } from './postgres-servers.ts';

/** The database that is copied; nobody is connected to it once it is loaded. */
export const demonstration = 'demonstration';

const open = (databaseUrl: string) =>
  openDatabase({ databaseUrl, dataDir: '/nonexistent', log: () => undefined });

const openCopy = async ({ name }: PostgresServer, template: string): Promise<OpenServer> => {
  const server = inject('postgresServers')[name];
  if (server === undefined) throw new Error(`The run has no ${name}.`);
  const admin = await open(server);
  const copy = `suite_${randomBytes(6).toString('hex')}`;
  await admin.query(`CREATE DATABASE ${copy} TEMPLATE ${template}`);
  const database = await open(addressOf(server, copy));
  return {
    database,
    stop: async () => {
      await database.close();
      await admin.query(`DROP DATABASE ${copy} WITH (FORCE)`);
      await admin.close();
    },
  };
};

/** A database with nothing in it, gone with `stop`. */
export const openEmpty = (kind: PostgresServer): Promise<OpenServer> => openCopy(kind, 'template0');

/** A database with the demonstration in it, gone with `stop`. */
export const openDemonstration = (kind: PostgresServer): Promise<OpenServer> => openCopy(kind, demonstration);
