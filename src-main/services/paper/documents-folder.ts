/** The officer's documents on this workstation: a new file each time, never one overwritten. */
import { mkdir, open, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';

/** More copies of one name than a person makes; past it something is wrong. */
const copyLimit = 1000;

/** Longest name in UTF-8 bytes: file systems stop at 255, and the counter and `.pdf` need room. */
const nameLimitBytes = 200;

/** A wished name, and the ending with its dot that the file gets whatever was wished. */
export type FileTitle = { readonly stem: string; readonly ending: string };

/**
 * Saves bytes under the wished name, or with ` (2)`, ` (3)` … behind it where that exists.
 * @returns the absolute path @throws the errors of node:fs
 */
export async function saveFile(
  folder: string,
  { stem, ending }: FileTitle,
  bytes: Uint8Array,
): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = plainName(stem);
  for (let copy = 1; copy <= copyLimit; copy++) {
    const path = join(folder, copy === 1 ? `${name}${ending}` : `${name} (${copy})${ending}`);
    if (await writeNew(path, bytes)) return path;
  }
  throw new Error('too many documents of one name');
}

/** A name without folders, reserved characters, control characters, leading dots or Windows device names. */
export function plainName(wished: string): string {
  const stem = wished.replace(/\.(?:pdf|ofd)$/iu, '').normalize('NFC');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what a name must not hold.
  const safe = stem.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/gu, '_');
  const trimmed = cutToBytes(safe.replace(/^[.\s]+|[.\s]+$/gu, ''));
  if (trimmed === '') return '文书';
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu.test(parse(trimmed).name) ? `_${trimmed}` : trimmed;
}

function cutToBytes(text: string): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > nameLimitBytes) break;
    kept += character;
  }
  return kept.trimEnd();
}

/** False where the name is taken. A half-written file is removed. */
async function writeNew(path: string, bytes: Uint8Array): Promise<boolean> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  if (file === null) return false;
  try {
    await file.writeFile(bytes);
    await file.sync();
    return true;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}
