import type { Table, Transaction } from 'dexie';
import { pagedIndex, pagedTables } from './stores.ts';

/** Held opened at a time. */
const atOnce = 500;

/**
 * Writes anew the rows of paged tables that were sealed before the fields of their indexes lay beside the seal. A row
 * says so only once it is opened, so all of a table are written where its indexes do not know every one.
 */
export async function indexPagedRows(upgrade: Transaction): Promise<void> {
  for (const [name, { fields, by }] of Object.entries(pagedTables)) {
    const table: Table<{ readonly id: string }, string> = upgrade.table(name);
    const rows = await table.count();
    const known = await Promise.all(fields.map((field) => table.orderBy(pagedIndex(field, by)).count()));
    if (known.some((count) => count < rows)) await writeAnew(table);
  }
}

async function writeAnew(table: Table<{ readonly id: string }, string>): Promise<void> {
  for (let last = ''; ; ) {
    const page = await table.where('id').above(last).limit(atOnce).toArray();
    const end = page.at(-1);
    if (end === undefined) return;
    await table.bulkPut(page);
    last = end.id;
  }
}
