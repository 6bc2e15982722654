/** Sealing as Dexie's lowest layer: its caches and live queries above see rows, the browser's files below do not. */
import type { DBCore, Middleware } from 'dexie';
import type { AtRest } from '../stores.ts';
import type { RowKeyring } from './row-keys.ts';
import { createSealer } from './sealed-row.ts';
import { sealedTable } from './sealed-table.ts';
import { systemRandom } from './system-random.ts';

/** Below Dexie's own layers, which are numbered from -1 up. */
const lowest = -10;

/** @param policy how each store lies on the disk; a store it does not name is refused */
export function sealing(keyring: RowKeyring, policy: Readonly<Record<string, AtRest>>): Middleware<DBCore> {
  const sealer = createSealer(keyring, systemRandom);
  return {
    stack: 'dbcore',
    name: 'sealing',
    level: lowest,
    create: (core) => ({
      ...core,
      table(name) {
        const rule = policy[name];
        if (rule === undefined) throw new Error(`no decision how ${name} lies on the disk`);
        const table = core.table(name);
        return rule === 'clear'
          ? table
          : sealedTable({ table, database: core.schema.name, blind: rule.blind, sealer });
      },
    }),
  };
}
