/**
 * The rows that a batch of acts reads and writes, in memory until the batch is judged: its transaction holds the ledger's
 * head, so nobody else writes meanwhile. A row is read once, and written once, as the last act on it left it.
 */
import type { RowSource } from '#shared/domain/action.ts';
import { overlaid, RowLayer } from '#shared/domain/row-layer.ts';
import type { Change } from '#shared/domain/tables.ts';
import type { Transaction } from '../database/open-database.ts';
import {
  isOrganisation,
  type StampedChange,
  sourceOf,
  writeRecords,
  writeStamped,
} from '../database/records.ts';

export type RowsOfABatch = {
  readonly source: RowSource;
  /** @param stamp the place in the ledger of the act that writes them */
  readonly write: (changes: readonly Change[], stamp: number) => Promise<void>;
  /** Stores what was written; to be called before the transaction ends. */
  readonly store: () => Promise<void>;
};

export function rowsOfABatch(tx: Transaction): RowsOfABatch {
  const written = new RowLayer();
  const waiting = new Map<string, StampedChange>();
  const store = async (): Promise<void> => {
    const stamped = [...waiting.values()];
    waiting.clear();
    await writeStamped(tx, stamped);
  };
  return {
    source: overlaid(sourceOf(tx), [written]),
    write: async (changes, stamp) => {
      for (const { table, row } of changes) written.set({ table, id: row.id }, row);
      if (changes.some(isOrganisation)) {
        // Who sees the rows written before was decided by the organisation as it was then.
        await store();
        await writeRecords(tx, changes, stamp);
        return;
      }
      for (const change of changes) waiting.set(`${change.table} ${change.row.id}`, { change, stamp });
    },
    store,
  };
}
