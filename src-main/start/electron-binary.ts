import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Path of Electron's program, or null where npm installed the package without it, as it does from version 42 on.
 * Requiring the `electron` package would answer the same question by trying to download the program.
 */
export function findElectron(programRoot: string): string | null {
  const folder = join(programRoot, 'node_modules', 'electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const binary = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}
