/** A database as an earlier release left it: the migrations that came before one. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrate } from '../../src-platform/database/migrate.ts';
import type { Database } from '../../src-platform/database/open-database.ts';

export const migrations = new URL('../../src-platform/database/migrations/', import.meta.url);

/** Takes an empty database up to that migration, which is not applied. */
export const migrateBefore = async (database: Database, name: string): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'before-'));
  for (const each of await readdir(migrations))
    if (each < name) await writeFile(join(folder, each), await readFile(new URL(each, migrations)));
  await migrate(database, pathToFileURL(folder));
  await rm(folder, { recursive: true });
};
