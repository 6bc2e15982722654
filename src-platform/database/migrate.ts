import type { Database, OpenTransaction } from './database.ts';
import { DatabaseRefusal } from './database-refusal.ts';
import { type Migration, readMigrations } from './migration-files.ts';

/** Any number no other advisory lock of the platform uses: 'migr' in ASCII. */
const MIGRATION_LOCK = 0x6d_69_67_72;

/**
 * Brings the database to the schema of `folder`, one transaction a migration, and returns the names applied
 * by this call. Safe to call from several nodes at once: each step takes the lock and looks again.
 *
 * Refuses with `database.migration-changed` when an applied migration's text has changed, and with
 * `database.newer-than-program` when the database holds one that `folder` lacks.
 */
export async function migrate(database: Database, folder: URL): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const applied: string[] = [];
  for (;;) {
    const name = await database.transaction((tx) => applyNext(tx, migrations));
    if (name === undefined) return applied;
    applied.push(name);
  }
}

/** Applies the first pending migration and returns its name, or undefined when none is pending. */
async function applyNext(tx: OpenTransaction, migrations: readonly Migration[]): Promise<string | undefined> {
  // Both waiting for another node's migration and the migration itself may take longer than a query may.
  await tx.takeTime();
  await tx.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await tx.query(
    `CREATE TABLE IF NOT EXISTS migration (
       name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
  );
  const { rows } = await tx.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM migration');
  const applied = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  refuseDifferences(applied, migrations);

  const next = migrations.find(({ name }) => !applied.has(name));
  if (!next) return undefined;
  await tx.query(next.text);
  await tx.query('INSERT INTO migration (name, sha256) VALUES ($1, $2)', [next.name, next.sha256]);
  return next.name;
}

function refuseDifferences(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, sha256 }) => [name, sha256]));
  for (const [name, sha256] of applied) {
    if (!known.has(name)) throw new DatabaseRefusal('database.newer-than-program', name);
    if (known.get(name) !== sha256) throw new DatabaseRefusal('database.migration-changed', name);
  }
}
