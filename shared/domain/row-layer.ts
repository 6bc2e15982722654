/** Rows in memory over rows elsewhere: what acts of one transaction have read and written before anything is stored. */
import { valueAt } from '#shared/lib/value-at.ts';
import { narrowed, type RowQuery, type RowSource } from './action.ts';
import type { Row, RowReference, TableName } from './tables.ts';

/** Null says that there is no such row. */
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

/**
 * The rows as the layers have them, the first that speaks of a row first, and below them the source's. What the
 * source answers by reference is asked once: nobody else may write to it meanwhile.
 */
export function overlaid(below: RowSource, layers: readonly RowLayer[]): RowSource {
  const read = new RowLayer();
  const known = (reference: RowReference): HeldRow | undefined =>
    [...layers, read].map((layer) => layer.get(reference)).find((row) => row !== undefined);
  return {
    byId: async (references) => {
      const unknown = references.filter((reference) => known(reference) === undefined);
      const found = unknown.length === 0 ? [] : await below.byId(unknown);
      for (const [index, reference] of unknown.entries()) read.set(reference, found[index] ?? null);
      return references.map((reference) => known(reference) ?? undefined);
    },
    byField: async (query) => {
      const { table, field, value } = query;
      const held = new Set(layers.flatMap((layer) => [...layer.of(table).keys()]));
      const notHeld = (rows: readonly Row<TableName>[]) => rows.filter(({ id }) => !held.has(id));
      // What a layer speaks of takes no place among what is left below.
      const narrow = (rows: readonly Row<TableName>[]) => narrowed(query, notHeld(rows));
      const beneath = query.narrow === undefined ? query : ({ ...query, narrow } as RowQuery);
      const elsewhere = notHeld(await below.byField(beneath));
      const here = [...held].flatMap((id) => known({ table, id }) ?? []);
      return [...elsewhere, ...here.filter((row) => valueAt(row, field) === value)];
    },
  };
}
