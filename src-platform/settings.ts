/** Facts about this platform's database that outlive a process: its epoch, its seal, whether it is a demonstration. */
import type { Transaction } from './database/open-database.ts';

export const readSetting = async <T>(tx: Transaction, key: string): Promise<T | undefined> => {
  const { rows } = await tx.query<{ value: T }>('SELECT value FROM setting WHERE key = $1', [key]);
  return rows[0]?.value;
};

/** The stored value, or `fresh()` stored now; several nodes starting together agree on one. */
export const settingOrFresh = async <T>(tx: Transaction, key: string, fresh: () => T): Promise<T> => {
  const known = await readSetting<T>(tx, key);
  if (known !== undefined) return known;
  await tx.query('INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING', [
    key,
    JSON.stringify(fresh()),
  ]);
  const stored = await readSetting<T>(tx, key);
  if (stored === undefined) throw new Error(`setting ${key} vanished`);
  return stored;
};

/** Stores the value, whatever was there. */
export const writeSetting = async (tx: Transaction, key: string, value: unknown): Promise<void> => {
  await tx.query(
    'INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, JSON.stringify(value)],
  );
};
