import type { Transaction } from 'dexie';
import { tables } from '#shared/domain/tables.ts';

/**
 * Reads every row kept by an earlier release with today's schemas, so that fields added since hold their defaults.
 * A row that cannot be read is left as it is: the next pull that names it brings it again.
 */
export async function completeRows(upgrade: Transaction): Promise<void> {
  for (const [table, schema] of Object.entries(tables)) {
    await upgrade
      .table(table)
      .toCollection()
      .modify((row: unknown, held: { value: unknown }) => {
        const read = schema.safeParse(row);
        if (read.success) held.value = read.data;
      });
  }
}
