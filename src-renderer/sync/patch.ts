import { type Row, type RowReference, type TableName, tables } from '#shared/domain/tables.ts';
import type { PatchOperation } from '#shared/protocol/pull.ts';
import type { DeskDatabase } from '../data/desk-database.ts';
import { tableNames } from '../data/desk-database.ts';

/** A patch as this build can apply it: the last word on each row. */
export type ReadPatch = {
  readonly puts: ReadonlyMap<TableName, ReadonlyMap<string, Row<TableName>>>;
  readonly removals: ReadonlyMap<TableName, ReadonlySet<string>>;
  /** Rows that this build's schemas cannot read; left as they were. */
  readonly skipped: number;
};

export const emptyPatch: ReadPatch = { puts: new Map(), removals: new Map(), skipped: 0 };

/** Checks every row against its table's schema, before any transaction opens. */
export function readPatch(operations: readonly PatchOperation[]): ReadPatch {
  const puts = new Map(tableNames.map((table) => [table, new Map<string, Row<TableName>>()]));
  const removals = new Map(tableNames.map((table) => [table, new Set<string>()]));
  let skipped = 0;
  for (const operation of operations) {
    const { table, id } = operation;
    if (operation.op === 'remove') {
      puts.get(table)?.delete(id);
      removals.get(table)?.add(id);
      continue;
    }
    const row = tables[table].safeParse(operation.row);
    if (row.success && row.data.id === id) {
      removals.get(table)?.delete(id);
      puts.get(table)?.set(id, row.data);
    } else skipped += 1;
  }
  return { puts, removals, skipped };
}

/** A patch in the making; null for a row that is no more. */
export function newPatch() {
  const puts = new Map<TableName, Map<string, Row<TableName>>>();
  const removals = new Map<TableName, Set<string>>();
  const patch: ReadPatch = { puts, removals, skipped: 0 };
  return {
    patch,
    put: ({ table, id }: RowReference, row: Row<TableName> | null): void => {
      if (row === null) removals.set(table, (removals.get(table) ?? new Set()).add(id));
      else puts.set(table, (puts.get(table) ?? new Map()).set(id, row));
    },
  };
}

export const isEmptyPatch = ({ puts, removals }: ReadPatch): boolean =>
  [...puts.values(), ...removals.values()].every(({ size }) => size === 0);

/** Whether the patch says anything about the row. */
export const speaksOf = (patch: ReadPatch, { table, id }: { table: TableName; id: string }): boolean =>
  (patch.puts.get(table)?.has(id) ?? false) || (patch.removals.get(table)?.has(id) ?? false);

/** Rows are sealed in the window's own thread: so many at a time, and in between it may draw. */
const sealedAtOnce = 100;

/** Writes the patch as it stands, whatever pending acts show. Call inside a transaction. */
export async function writePatch(database: DeskDatabase, patch: ReadPatch): Promise<void> {
  for (const table of tableNames) {
    const removals = [...(patch.removals.get(table) ?? [])];
    const puts = [...(patch.puts.get(table)?.values() ?? [])];
    if (removals.length > 0) await database.rows(table).bulkDelete(removals);
    for (let from = 0; from < puts.length; from += sealedAtOnce)
      await database.rows<TableName>(table).bulkPut(puts.slice(from, from + sealedAtOnce));
  }
}
