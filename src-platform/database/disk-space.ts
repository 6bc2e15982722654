import { statfs } from 'node:fs/promises';
import { DatabaseRefusal } from './database-refusal.ts';

/** What the database asks of the machine it runs on; tests hand in a fuller disk. */
export type Machine = {
  /** Bytes that this user may still write on the file system holding `folder`. */
  freeBytes(folder: string): Promise<number>;
};

export const thisMachine: Machine = {
  freeBytes: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};

/** PostgreSQL stops hard when it cannot write its log; below this an operator still has room to act. */
export const LEAST_FREE_BYTES = 500 * 1024 * 1024;

/** Refuses with `database.disk-full` below 500 MB free. */
export async function refuseFullDisk(folder: string, machine: Machine): Promise<void> {
  if ((await machine.freeBytes(folder)) < LEAST_FREE_BYTES) {
    throw new DatabaseRefusal('database.disk-full', folder);
  }
}
