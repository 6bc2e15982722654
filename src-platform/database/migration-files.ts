import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** One migration: its file name, its SQL, and the SHA-256 (hex) of that SQL. */
export type Migration = { name: string; text: string; sha256: string };

const NAME = /^\d{4}-[a-z0-9-]+\.sql$/;

/**
 * Reads the migrations of a folder in the order of their numbers. Files that are not `.sql` are ignored.
 * Throws on a misnamed file or a number used twice, which are mistakes of ours and not of the operator.
 */
export async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  checkNames(names);
  const base = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`);
  return Promise.all(
    names.map(async (name) => {
      const text = sameOnEveryCheckout(await readFile(new URL(name, base), 'utf8'));
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** @internal exported for its test */
export function checkNames(sortedNames: readonly string[]): void {
  for (const [index, name] of sortedNames.entries()) {
    if (!NAME.test(name)) throw new Error(`A migration is called NNNN-name.sql, not ${name}.`);
    if (sortedNames[index - 1]?.slice(0, 4) === name.slice(0, 4)) {
      throw new Error(`Two migrations have the number ${name.slice(0, 4)}.`);
    }
  }
}

/** A checkout on Windows may turn LF into CRLF; that must not read as a changed migration. */
function sameOnEveryCheckout(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}
