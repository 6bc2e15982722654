import { mkdir } from 'node:fs/promises';
import type { Database, Log } from '../database.ts';
import { DatabaseRefusal } from '../database-refusal.ts';
import { type Machine, refuseFullDisk } from '../disk-space.ts';
import { errorCode } from '../error-code.ts';
import { pooledDatabase } from '../pooled-database.ts';
import { type ClusterHome, clusterFolder, findOrMakeHome } from './cluster-home.ts';
import { type ClusterRecord, readOrMakePassword, readRecord, writeRecord } from './cluster-record.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { freePort } from './free-port.ts';
import { hasCluster, initialiseCluster } from './initialise-cluster.ts';
import { type KeptServer, keepServer } from './keep-server.ts';
import { isRoot } from './run-as.ts';

export type EmbeddedOptions = { dataDir: string; log: Log; machine: Machine };

/** Opens the platform's own server on `dataDir`, creating it at the first start. */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  const { dataDir, log, machine } = options;
  const lock = await asRefusals(dataDir, () => enterFolder(dataDir, machine));
  try {
    const { home, server } = await asRefusals(dataDir, () => startInFolder(options));
    return pooledDatabase({
      kind: 'embedded',
      description: `PostgreSQL ${server.version} (embedded, 127.0.0.1:${server.port}, ${clusterFolder(home)})`,
      connectionString: server.connectionString,
      log,
      afterClose: async () => {
        await server.stop();
        await lock.release();
      },
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function enterFolder(dataDir: string, machine: Machine): Promise<FolderLock> {
  // Root's server runs as another user, who must be able to pass through to its own folder inside.
  await mkdir(dataDir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  await refuseFullDisk(dataDir, machine);
  return lockFolder(dataDir);
}

async function startInFolder(options: EmbeddedOptions): Promise<{ home: ClusterHome; server: KeptServer }> {
  const { dataDir, log, machine } = options;
  const password = await readOrMakePassword(dataDir);
  const known = await readRecord(dataDir);
  const home = await findOrMakeHome(dataDir, known);
  const record: ClusterRecord = {
    version: 1,
    home: home.recorded,
    port: known?.port ?? (await freePort()),
    initialised: known?.initialised ?? false,
  };
  // Recorded before it exists: an initialisation cut short is found and finished, not left behind.
  if (!record.initialised) await writeRecord(dataDir, record);
  await refuseFullDisk(home.folder, machine);
  if (!record.initialised) {
    log(`database: creating a cluster in ${clusterFolder(home)}`);
    await initialiseCluster(home, password);
  } else if (!(await hasCluster(home))) {
    throw new DatabaseRefusal('database.cannot-start', `数据库文件不见了（${home.folder}），请从备份恢复。`);
  }
  const server = await keepServer({ home, dataDir, password, preferredPort: record.port, log });
  if (!record.initialised || record.port !== server.port) {
    await writeRecord(dataDir, { ...record, port: server.port, initialised: true });
  }
  return { home, server };
}

const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT']);
const DISK_FULL = new Set(['ENOSPC', 'EDQUOT']);

/** Turns what the file system says into a refusal the operator can read. */
async function asRefusals<T>(dataDir: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (DISK_FULL.has(code)) throw new DatabaseRefusal('database.disk-full', dataDir, { cause: error });
    if (NOT_WRITABLE.has(code))
      throw new DatabaseRefusal('database.folder-not-writable', dataDir, { cause: error });
    throw error;
  }
}
