import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DatabaseRefusal } from '../database-refusal.ts';
import { errorCode } from '../error-code.ts';
import { identify, isAlive } from './process-identity.ts';

export type FolderLock = { release(): Promise<void> };

const Holder = z.object({ pid: z.number().int().positive(), startedAt: z.string(), token: z.string() });
type Holder = z.infer<typeof Holder>;

/**
 * Makes this process the one holder of a data folder until it releases the lock or dies. It counts from
 * before the server exists (two first starts at once) and while the server is down (a crash), when the
 * server's own advisory lock cannot speak. Refuses with `database.folder-in-use` while the holder lives.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const lock = join(folder, 'database.lock');
  const token = randomUUID();
  // Written aside and linked into place, so that nobody ever reads half a lock.
  const card = join(folder, `database.lock.${token}`);
  const self = (await identify(process.pid)) ?? { pid: process.pid, startedAt: '' };
  await writeFile(card, JSON.stringify({ ...self, token } satisfies Holder), { mode: 0o600 });
  try {
    if (!(await linkIfAbsent(card, lock)) && !(await takeOver(card, lock))) {
      throw new DatabaseRefusal('database.folder-in-use', folder);
    }
  } finally {
    await rm(card, { force: true });
  }
  return {
    release: async () => {
      const text = await readFile(lock, 'utf8').catch(() => '');
      if (parseHolder(text)?.token === token) await rm(lock, { force: true });
    },
  };
}

/**
 * Replaces a dead holder's lock. Of several who find the same dead holder one may: the gate lets one in at a
 * time, and whoever is in looks again.
 */
async function takeOver(card: string, lock: string): Promise<boolean> {
  if ((await stateOf(lock)) === 'alive') return false;
  const gate = `${lock}.takeover`;
  if (!(await enter(gate, card))) return false;
  try {
    const state = await stateOf(lock);
    if (state === 'alive') return false;
    // Released meanwhile, so a newcomer may take it at any moment and must not be replaced.
    if (state === 'absent') return await linkIfAbsent(card, lock);
    await rename(card, lock);
    return true;
  } finally {
    await rm(gate, { force: true });
  }
}

/**
 * Passes the gate, clearing it first when a process died inside it. Two who clear the same dead gate could
 * both pass in the instant between look and removal; the server's advisory lock then still lets only one in.
 */
async function enter(gate: string, card: string): Promise<boolean> {
  if (await linkIfAbsent(card, gate)) return true;
  if ((await stateOf(gate)) !== 'dead') return false;
  await rm(gate, { force: true });
  return linkIfAbsent(card, gate);
}

/** A file that is no lock counts as dead: locks appear whole, so a power loss left it behind. */
async function stateOf(lock: string): Promise<'absent' | 'dead' | 'alive'> {
  const text = await readFile(lock, 'utf8').catch((error) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return 'absent';
  const holder = parseHolder(text);
  return holder && (await isAlive(holder)) ? 'alive' : 'dead';
}

function parseHolder(text: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function linkIfAbsent(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}
