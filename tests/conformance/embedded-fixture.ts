import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { livingPostmaster } from '../../src-platform/database/embedded/postmaster-file.ts';
import { type Database, openDatabase } from '../../src-platform/database/open-database.ts';
import { type ChildOptions, type PlatformChild, platformChild } from './platform-child.ts';
import { clusterHome, temporaryDataFolder } from './postgres-servers.ts';

/** Milliseconds for a test that starts servers on a busy machine. */
export const SLOW = 60_000;

/** A fresh data folder for each test of a file, and whatever was opened on it; all gone after the test. */
export type EmbeddedFixture = ReturnType<typeof embeddedFixture>;

/** Call once at the top of a test file. */
export function embeddedFixture() {
  let folder: Awaited<ReturnType<typeof temporaryDataFolder>>;
  const children: PlatformChild[] = [];
  const databases: Database[] = [];
  const log: string[] = [];

  beforeEach(async () => {
    folder = await temporaryDataFolder();
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => child.end('SIGKILL')));
    await Promise.all(databases.splice(0).map((database) => database.close()));
    log.length = 0;
    await folder.remove();
  }, SLOW);

  const cluster = async () => join((await clusterHome(folder.path)) ?? '', 'cluster');
  return {
    /** Lines logged by the databases of this process. */
    log,
    dataDir: () => folder.path,
    cluster,
    open: async (dataDir = folder.path): Promise<Database> => {
      const database = await openDatabase({ dataDir, log: (line) => log.push(line) });
      databases.push(database);
      return database;
    },
    start: (mode: ChildOptions['mode'], options: Partial<ChildOptions> = {}): PlatformChild => {
      const child = platformChild({ mode, dataDir: folder.path, ...options });
      children.push(child);
      return child;
    },
    postmasterPid: async (): Promise<number> => {
      const postmaster = await livingPostmaster(await cluster());
      if (!postmaster) throw new Error('The server does not run.');
      return postmaster.pid;
    },
  };
}

/** Waits for a state that announces itself in no other way. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  await vi.waitUntil(condition, { interval: 2, timeout: SLOW / 2 });
}
