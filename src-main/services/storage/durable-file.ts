/** Small files of this workstation: whole or not at all, readable by this user only, on the disk before we go on. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';

/**
 * Writes `bytes` so that after a crash or a power loss the file holds the old content or the new, whole.
 * Missing folders are made, 0700. @throws the errors of node:fs, ENOSPC among them
 */
export async function writeDurably(path: string, bytes: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const partial = `${path}.${randomUUID()}.new`;
  try {
    const file = await open(partial, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Makes renames in a folder last. Windows cannot open a folder, and does not need it. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The file's text, or null where there is no such file. */
export async function readTextIfPresent(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/** The value of a JSON file, `missing`, or `damaged` where it is not what the schema asks for. */
export async function readJson<S extends z.ZodType>(
  path: string,
  schema: S,
): Promise<
  | { readonly state: 'missing' }
  | { readonly state: 'damaged' }
  | { readonly state: 'read'; readonly value: z.output<S> }
> {
  const text = await readTextIfPresent(path);
  if (text === null) return { state: 'missing' };
  try {
    return { state: 'read', value: schema.parse(JSON.parse(text)) };
  } catch {
    return { state: 'damaged' };
  }
}
