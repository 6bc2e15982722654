import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { identify, processesIn } from './process-identity.ts';

/** What a running server says of itself in postmaster.pid (see PostgreSQL's src/include/utils/pidfile.h). */
export type Postmaster = {
  pid: number;
  port: number;
  /** `starting` until the recovery after a crash is done; undefined before the server wrote it. */
  status: 'starting' | 'ready' | 'stopping' | 'standby' | undefined;
};

const STATUSES: readonly string[] = ['starting', 'ready', 'stopping', 'standby'];

/** The lines are: pid, folder, start time, port, socket folder, listen address, shared memory, status. */
export function parsePostmasterFile(text: string): Postmaster | undefined {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  const status = lines[7]?.trim() ?? '';
  return {
    pid,
    port: Number(lines[3] ?? 0),
    status: STATUSES.includes(status) ? (status as Postmaster['status']) : undefined,
  };
}

/** What postmaster.pid says now, true or stale. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  return parsePostmasterFile(await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => ''));
}

/** The server living on this cluster, or undefined. A stale file, even with a reused pid, is no server. */
export async function livingPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const postmaster = await readPostmaster(cluster);
  if (!postmaster || !(await identify(postmaster.pid))) return undefined;
  return (await worksElsewhere(postmaster.pid, cluster)) ? undefined : postmaster;
}

/**
 * Removes a file whose pid now belongs to another program, which would keep the server from starting. Only
 * where the system shows that no process at all works in the cluster: a surviving backend still may.
 */
export async function clearStalePostmasterFile(cluster: string): Promise<void> {
  if (await livingPostmaster(cluster)) return;
  const remaining = await processesIn(await realpath(cluster));
  if (remaining?.length === 0) await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** Every PostgreSQL process works in its cluster's folder. False where the system does not tell. */
async function worksElsewhere(pid: number, cluster: string): Promise<boolean> {
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return folder !== undefined && folder !== (await realpath(cluster));
}
