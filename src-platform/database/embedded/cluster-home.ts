import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { chmod, chown, mkdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseRefusal } from '../database-refusal.ts';
import { type Binaries, makeOpenFolder, packagedBinaries, reachableBinaries } from './binaries.ts';
import type { ClusterRecord } from './cluster-record.ts';
import { canWrite, chooseRunAs, isRoot, type RunAs, SYSTEM_FOLDER } from './run-as.ts';

/** Everything needed to run the server: programs its user can run, and a folder that user owns. */
export type ClusterHome = {
  /** As recorded: relative when inside the data folder, so that the data folder can be moved. */
  recorded: string;
  folder: string;
  user: RunAs;
  binaries: Binaries;
};

/** The database files inside a home; beside them lie the server's log and half-done initialisations. */
export function clusterFolder(home: ClusterHome): string {
  return join(home.folder, 'cluster');
}

const INSIDE = 'postgres';

/** The recorded home, or a new one at a first start and when a first start got no further than the record. */
export async function findOrMakeHome(
  dataDir: string,
  record: ClusterRecord | undefined,
): Promise<ClusterHome> {
  if (!record) return newHome(dataDir);
  const folder = resolve(dataDir, record.home);
  const owner = await stat(folder).catch(() => undefined);
  if (owner) return knownHome(record, folder, owner);
  if (!record.initialised) return newHome(dataDir);
  throw new DatabaseRefusal('database.cannot-start', `数据库文件不见了（${folder}），请从备份恢复。`);
}

/** A home is run as the user who owns it. */
async function knownHome(record: ClusterRecord, folder: string, owner: Stats): Promise<ClusterHome> {
  const user = isRoot() ? { uid: owner.uid, gid: owner.gid } : undefined;
  const binaries = await reachableBinaries(await packagedBinaries(), user);
  return { recorded: record.home, folder, user, binaries };
}

/**
 * Makes a home for a new cluster: inside the data folder, or, when root's data folder lies where the server's
 * user cannot go, in a fresh folder of the system. A deleted and recreated data folder gets another one.
 */
async function newHome(dataDir: string): Promise<ClusterHome> {
  const user = await chooseRunAs();
  const binaries = await reachableBinaries(await packagedBinaries(), user);
  const inside = join(dataDir, INSIDE);
  await makeOwnFolder(inside, user);
  if (!user || (await canWrite(user, inside))) return { recorded: INSIDE, folder: inside, user, binaries };

  await rm(inside, { recursive: true });
  const clusters = join(SYSTEM_FOLDER, 'clusters');
  await makeOpenFolder(SYSTEM_FOLDER);
  await makeOpenFolder(clusters);
  const outside = join(clusters, randomUUID());
  await makeOwnFolder(outside, user);
  return { recorded: outside, folder: outside, user, binaries };
}

/** A folder that only the server's user (and root) may enter. */
export async function makeOwnFolder(folder: string, user: RunAs): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  if (user) await chown(folder, user.uid, user.gid);
}
