/** Whatever changes beneath pending acts, the window shows what running them all anew over the platform's rows gives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/crypto/canonical-json.ts';
import type { RowSource } from '#shared/domain/action.ts';
import type { Row, RowReference, TableName } from '#shared/domain/tables.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import { type DeskDatabase, openDeskDatabase } from '../data/desk-database.ts';
import { testKeyring } from '../data/testing/test-keyring.ts';
import { newPatch } from './patch.ts';
import { rebase, showChanges } from './rebase.ts';
import { createRules, rowsOf } from './rules.ts';
import { newDisk } from './testing/desk-for-tests.ts';
import { numberedId } from './testing/manual-environment.ts';
import { actorOf, officers, sampleApplication, seedRows, submission } from './testing/sample-rows.ts';

const watched = ['sharingCase', 'catalogEntry', 'grant'] as const satisfies readonly TableName[];
const rules = createRules({ actor: actorOf(officers.applicant), clockDifference: () => 0 });

/** What the platform has, held beside the database under test. */
type Truth = Map<string, { readonly table: TableName; readonly row: Row<TableName> }>;

const keyOf = ({ table, id }: RowReference) => `${table} ${id}`;

const sourceOver = (truth: Truth): RowSource => ({
  byId: async (references) => references.map((reference) => truth.get(keyOf(reference))?.row),
  byField: async ({ table, field, value }) =>
    [...truth.values()].flatMap((held) =>
      held.table === table && Object(held.row)[field] === value ? [held.row] : [],
    ),
});

const seeded = (): Truth =>
  new Map(seedRows.map((change) => [keyOf({ table: change.table, id: change.row.id }), change]));

const mutationOf = (number: number, name: string, args: object): Mutation => ({
  id: numberedId(number),
  name,
  args: args as Mutation['args'],
  madeAt: Date.UTC(2026, 2, 2, 1) + number,
  officerId: officers.applicant.id,
});

/** What the window must show: every pending act in order over the platform's rows, by the plainest means. */
async function wanted(truth: Truth, acts: readonly Mutation[]): Promise<readonly string[]> {
  const rows: Truth = new Map(truth);
  for (const act of acts) {
    const outcome = await rules(act, sourceOver(rows));
    if (outcome.ok)
      for (const { table, row } of outcome.value) rows.set(keyOf({ table, id: row.id }), { table, row });
  }
  return [...rows.values()]
    .filter(({ table }) => isWatched(table))
    .map(textOf)
    .sort();
}

const isWatched = (table: TableName): boolean => (watched as readonly TableName[]).includes(table);
const textOf = ({ table, row }: { table: TableName; row: Row<TableName> }) =>
  `${table} ${canonicalJson(row)}`;

async function shown(database: DeskDatabase): Promise<readonly string[]> {
  const tables = await Promise.all(
    watched.map(async (table) =>
      (await database.rows<TableName>(table).toArray()).map((row) => textOf({ table, row })),
    ),
  );
  return tables.flat().sort();
}

const act = fc.record({
  do: fc.constant('act' as const),
  name: fc.constantFrom('case.submit', 'case.withdraw', 'case.resubmit'),
  on: fc.nat({ max: 3 }),
  version: fc.integer({ min: 1, max: 2 }),
});
const change = fc.record({
  do: fc.constant('change' as const),
  what: fc.constantFrom('returned', 'numbered', 'case-gone', 'entry-stopped', 'entry-gone', 'entry-back'),
  on: fc.nat({ max: 3 }),
});
const takeBack = fc.record({ do: fc.constant('take-back' as const), which: fc.nat() });
const step = fc.oneof({ weight: 4, arbitrary: act }, { weight: 4, arbitrary: change }, takeBack);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

class Desk {
  readonly truth = seeded();
  acts: Mutation[] = [];
  readonly database = openDeskDatabase(officers.applicant.id, testKeyring(), newDisk());
  #made = 0;

  open(): Promise<unknown> {
    const { database } = this;
    return database.write(async () => {
      for (const { table, row } of seedRows) await database.rows<TableName>(table).put(row);
    });
  }

  async take(one: Step): Promise<void> {
    if (one.do === 'act') await this.#act(one.name, one);
    else if (one.do === 'change') await this.#change(one.what, one.on);
    else if (this.acts.length > 0) await this.#takeBack(one.which % this.acts.length);
  }

  async #act(name: string, { on, version }: { on: number; version: number }): Promise<void> {
    this.#made += 1;
    const target = { caseId: `c${on}`, expectedVersion: version };
    const args = {
      'case.submit': submission(`c${on}`, on % 2 === 0 ? 'open' : 'asked'),
      'case.resubmit': { ...target, application: sampleApplication },
    }[name] ?? { ...target, reason: '' };
    const mutation = mutationOf(this.#made, name, args);
    const { database } = this;
    await database.write(async () => {
      const outcome = await rules(mutation, rowsOf(database));
      if (!outcome.ok) return;
      const { touched } = await showChanges(database, outcome.value);
      const record = { id: mutation.id, mutation, touched, applied: false, pullsSince: 0 };
      await database.outbox.add(record);
      this.acts.push(mutation);
    });
  }

  async #change(what: string, on: number): Promise<void> {
    const entryId = on % 2 === 0 ? 'open' : 'asked';
    const isCase = !what.startsWith('entry');
    const reference = isCase
      ? ({ table: 'sharingCase', id: `c${on}` } as const)
      : ({ table: 'catalogEntry', id: entryId } as const);
    const row = what.endsWith('gone') ? null : await this.#rowOf(what, reference, entryId);
    const { patch, put } = newPatch();
    put(reference, row);
    if (row === null) this.truth.delete(keyOf(reference));
    else this.truth.set(keyOf(reference), { table: reference.table, row });
    const { database } = this;
    await database.write(async () => {
      await rebase({ database, rules }, patch);
    });
  }

  async #rowOf(what: string, { id }: RowReference, entryId: string): Promise<Row<TableName>> {
    const entry = seeded().get(keyOf({ table: 'catalogEntry', id: entryId }))?.row as Row<'catalogEntry'>;
    if (what === 'entry-stopped') return { ...entry, status: 'stopped' };
    if (what === 'entry-back') return entry;
    const made = await rules(mutationOf(0, 'case.submit', submission(id, entryId)), sourceOver(seeded()));
    const submitted = made.ok ? (made.value[0]?.row as Row<'sharingCase'>) : null;
    if (submitted === null) throw new Error('the sample case is refused');
    return what === 'returned'
      ? { ...submitted, state: 'returned', version: 2 }
      : { ...submitted, number: '忻共〔2026〕1号' };
  }

  async #takeBack(which: number): Promise<void> {
    const { database } = this;
    const [gone] = this.acts.splice(which, 1);
    await database.write(async () => {
      await database.outbox
        .where('id')
        .equals(gone?.id ?? '')
        .delete();
      await rebase({ database, rules });
    });
  }
}

describe('rebase', () => {
  it('S20 shows what all pending acts give over the confirmed rows, after any changes beneath', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const desk = new Desk();
        await desk.open();
        for (const one of steps) {
          await desk.take(one);
          expect(await shown(desk.database)).toEqual(await wanted(desk.truth, desk.acts));
          for (const { table, id, row } of await desk.database.confirmed.toArray())
            expect(row).toEqual(desk.truth.get(keyOf({ table, id }))?.row ?? null);
        }
        if (desk.acts.length === 0) expect(await desk.database.confirmed.count()).toBe(0);
        desk.database.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
