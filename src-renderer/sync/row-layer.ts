/** Rows held in memory by table and id; null says that there is none. */
import type { Row, RowReference, TableName } from '#shared/domain/tables.ts';

export type HeldRow = Row<TableName> | null;

export class RowLayer {
  readonly #tables = new Map<TableName, Map<string, HeldRow>>();

  /** Undefined where the layer says nothing of the row. */
  get({ table, id }: RowReference): HeldRow | undefined {
    return this.#tables.get(table)?.get(id);
  }

  set({ table, id }: RowReference, row: HeldRow): void {
    const held = this.#tables.get(table) ?? new Map<string, HeldRow>();
    this.#tables.set(table, held.set(id, row));
  }

  /** What the layer holds of one table, by id. */
  of(table: TableName): ReadonlyMap<string, HeldRow> {
    return this.#tables.get(table) ?? new Map<string, HeldRow>();
  }

  tables(): readonly TableName[] {
    return [...this.#tables.keys()];
  }

  references(): readonly RowReference[] {
    return this.tables().flatMap((table) => [...this.of(table).keys()].map((id) => ({ table, id })));
  }
}
