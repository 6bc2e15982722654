/**
 * Confirmed rows and pending acts, kept apart: before an act changes a row, the platform's version is put aside.
 * Whatever changes beneath (a pull, a refusal, an act taken back) is followed by one {@link rebase} in the same
 * transaction, so that no screen ever sees the state in between. What the pending acts show is worked out in memory,
 * and only rows that then differ are written: thousands of waiting acts cost their rules, not their rows (S20).
 */
import type { RowSource } from '#shared/domain/action.ts';
import { type HeldRow, overlaid, RowLayer } from '#shared/domain/row-layer.ts';
import type { Change, RowReference, TableName } from '#shared/domain/tables.ts';
import type { DeskDatabase } from '../data/desk-database.ts';
import type { ConfirmedRecord, OutboxRecord } from '../data/records.ts';
import { emptyPatch, newPatch, type ReadPatch, writePatch } from './patch.ts';
import { type Rules, rowsOf } from './rules.ts';

/**
 * Shows what an act changed, the platform's version put aside first; answers the rows touched, and those that were there
 * as they were: should the platform refuse the act, they tell what changed since (`record.changed`).
 */
export async function showChanges(
  database: DeskDatabase,
  changes: readonly Change[],
): Promise<Pick<OutboxRecord, 'touched' | 'seen'>> {
  const touched = changes.map(({ table, row }): RowReference => ({ table, id: row.id }));
  // Side by side: each question to the disk is a journey to another process.
  const [before, aside] = await Promise.all([
    Promise.all(touched.map(({ table, id }) => database.rows<TableName>(table).get(id))),
    database.confirmed.bulkGet(touched.map(({ table, id }): [TableName, string] => [table, id])),
  ]);
  const uncovered = touched.flatMap((reference, at): ConfirmedRecord[] =>
    aside[at] === undefined ? [{ ...reference, row: before[at] ?? null }] : [],
  );
  await Promise.all([
    database.confirmed.bulkPut(uncovered),
    ...changes.map(({ table, row }) => database.rows<TableName>(table).put(row)),
  ]);
  const seen = changes.flatMap(({ table }, at) => {
    const row = before[at];
    return row === undefined ? [] : [{ table, row }];
  });
  return { touched, seen };
}

type RebaseDeps = { readonly database: DeskDatabase; readonly rules: Rules };

/**
 * Puts the patch beneath what is pending and shows the acts of the outbox, as it now is, on top, in order. An act
 * that no longer applies stays: the platform judges it. Call inside a transaction of the database.
 */
export async function rebase(deps: RebaseDeps, patch: ReadPatch = emptyPatch): Promise<void> {
  const { database } = deps;
  const [held, waiting] = await Promise.all([database.confirmed.toArray(), database.outbox.count()]);
  if (held.length === 0 && waiting === 0) return writePatch(database, patch);
  const base = new RowLayer();
  for (const record of held) base.set(record, record.row);
  await writePatch(database, putBeneath(base, patch));
  const shown = await replay(deps, base);
  await showRows(database, await differing(database, base, shown));
  await keepConfirmed(database, held, { base, shown });
}

/** Changes the rows put aside; answers the rest of the patch, which no pending act hides. */
function putBeneath(base: RowLayer, patch: ReadPatch): ReadPatch {
  const rest = newPatch();
  for (const [table, rows] of patch.puts)
    for (const [id, row] of rows)
      if (base.get({ table, id }) === undefined) rest.put({ table, id }, row);
      else base.set({ table, id }, row);
  for (const [table, ids] of patch.removals)
    for (const id of ids) {
      // Gone in the platform's word, and not only taken back: whatever an act shows in its place is put after it.
      rest.put({ table, id }, null);
      if (base.get({ table, id }) !== undefined) base.set({ table, id }, null);
    }
  return rest.patch;
}

/** Acts that are run before the window may draw again. */
const atOnce = 100;

/** Runs what waits over the confirmed rows; puts aside what it touches anew, and answers the rows it shows. */
async function replay({ database, rules }: RebaseDeps, base: RowLayer): Promise<RowLayer> {
  const shown = new RowLayer();
  const source = layered(database, base, shown);
  const moved: OutboxRecord[] = [];
  for await (const record of inOrder(database)) {
    const outcome = await rules(record.mutation, source);
    if (!outcome.ok) continue;
    const touched = outcome.value.map(({ table, row }) => ({ table, id: row.id }));
    const [fresh, confirmed] = await untouched(source, base, touched);
    for (const [index, reference] of fresh.entries()) base.set(reference, confirmed[index] ?? null);
    for (const { table, row } of outcome.value) shown.set({ table, id: row.id }, row);
    if (JSON.stringify(touched) !== JSON.stringify(record.touched)) moved.push({ ...record, touched });
  }
  await database.outbox.bulkPut(moved);
  return shown;
}

async function* inOrder({ outbox }: DeskDatabase): AsyncGenerator<OutboxRecord> {
  for (let last = 0; ; ) {
    const records = await outbox.where('seq').above(last).limit(atOnce).toArray();
    yield* records;
    if (records.length < atOnce) return;
    last = records.at(-1)?.seq ?? last;
  }
}

/** Those of the rows that are not put aside yet, and what the platform has of them. */
async function untouched(source: RowSource, base: RowLayer, rows: readonly RowReference[]) {
  const fresh = rows.filter((reference) => base.get(reference) === undefined);
  return [fresh, fresh.length === 0 ? [] : await source.byId(fresh)] as const;
}

/** The rows as they are with the acts replayed so far. What is on the disk counts only where no act has been. */
function layered(database: DeskDatabase, base: RowLayer, shown: RowLayer): RowSource {
  const rows = overlaid(rowsOf(database), [shown, base]);
  return {
    ...rows,
    byId: async (references) => {
      await database.stillInside();
      return rows.byId(references);
    },
  };
}

/** The rows of which the disk says something else than should be shown now. */
async function differing(database: DeskDatabase, base: RowLayer, shown: RowLayer): Promise<ReadPatch> {
  const rest = newPatch();
  for (const table of base.tables()) {
    const rows = [...base.of(table)];
    const present = await database.rows<TableName>(table).bulkGet(rows.map(([id]) => id));
    for (const [index, [id, confirmed]] of rows.entries()) {
      const wanted = shown.get({ table, id }) ?? confirmed;
      if (!isSame(wanted, present[index] ?? null)) rest.put({ table, id }, wanted);
    }
  }
  return rest.patch;
}

/** Writes what should be shown; a row that only an act had put here is taken back. */
async function showRows(database: DeskDatabase, { puts, removals }: ReadPatch): Promise<void> {
  for (const [table, ids] of removals) await database.rows(table).takeBack([...ids]);
  for (const [table, rows] of puts) await database.rows<TableName>(table).bulkPut([...rows.values()]);
}

const isSame = (one: HeldRow, other: HeldRow): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Aside stays what an act still hides. */
async function keepConfirmed(
  database: DeskDatabase,
  held: readonly ConfirmedRecord[],
  { base, shown }: { readonly base: RowLayer; readonly shown: RowLayer },
): Promise<void> {
  const before = new RowLayer();
  for (const record of held) before.set(record, record.row);
  const over = held.filter((record) => shown.get(record) === undefined);
  const changed = shown.references().filter((reference) => before.get(reference) !== base.get(reference));
  await database.confirmed.bulkDelete(over.map(({ table, id }): [TableName, string] => [table, id]));
  await database.confirmed.bulkPut(
    changed.map(({ table, id }) => ({ table, id, row: base.get({ table, id }) ?? null })),
  );
}
