import { resolve } from 'node:path';
import type { Database, Log } from './database.ts';
import { type Machine, thisMachine } from './disk-space.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { openExternal } from './open-external.ts';

export type { Database, Log, OpenTransaction, QueryResult, Transaction } from './database.ts';

export type OpenOptions = {
  /** An existing server; without it the platform runs its own. */
  databaseUrl?: string | undefined;
  /** Where the embedded server's record, password and (where reachable) cluster live. Created if absent. */
  dataDir: string;
  log: Log;
};

/**
 * Opens the platform's one database. Everything an operator can put right is a `DatabaseRefusal`.
 * Does not migrate: see migrate.ts.
 */
export async function openDatabase(options: OpenOptions, machine: Machine = thisMachine): Promise<Database> {
  const { databaseUrl, dataDir, log } = options;
  if (databaseUrl) return openExternal(databaseUrl, log);
  return openEmbedded({ dataDir: resolve(dataDir), log, machine });
}
