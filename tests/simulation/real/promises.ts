/** What must hold once a run has come to rest. */
import { canonicalJson } from '#shared/crypto/canonical-json.ts';
import { audienceOf, scopesOf } from '#shared/domain/access/audience.ts';
import { type Change, type TableName, tables } from '#shared/domain/tables.ts';
import type { MutationResult } from '#shared/protocol/push.ts';
import { loadAreas } from '../../../src-platform/database/areas.ts';
import { firstBrokenEntry } from '../../../src-platform/ledger/ledger.ts';
import { tableNames } from '../../../src-renderer/data/desk-database.ts';
import type { Device } from './device.ts';
import type { World } from './world.ts';

/** What is checked: a whole run, or as much of one as a test has. */
export type Rested = Pick<World, 'platform' | 'devices' | 'forgiven' | 'mustNotice' | 'now'>;

export class BrokenPromise extends Error {}

const claim = (holds: boolean, promise: string): void => {
  if (!holds) throw new BrokenPromise(promise);
};

/** @throws BrokenPromise naming the promise that was broken */
export async function checkPromises(world: Rested): Promise<void> {
  const answers = await world.platform.answered();
  for (const [{ name, resets }, before] of world.mustNotice)
    claim(resets > before, `S18: ${name} went on over a database that was put back to an earlier moment`);
  await checkLedger(world, answers);
  for (const device of world.devices) {
    checkAnswers(world, device, answers);
    for (let number = 0; number < device.windowCount; number += 1) {
      await checkRefusals(world, { device, number }, answers);
      await checkWindow(world, device, number);
    }
  }
}

/** S1, S2: one effect an act, in one unbroken chain, and numbers without a gap. */
async function checkLedger(world: Rested, answers: ReadonlyMap<string, MutationResult>): Promise<void> {
  const { database } = world.platform;
  const twice = await database.query<{ id: string }>(
    `SELECT subject ->> 'mutationId' AS id FROM ledger WHERE subject ? 'mutationId' GROUP BY 1 HAVING count(*) > 1`,
  );
  claim(twice.rows.length === 0, `S1: ${twice.rows[0]?.id} took effect more than once`);
  const entered = await database.query<{ id: string; outcome: string }>(
    `SELECT subject ->> 'mutationId' AS id, outcome FROM ledger WHERE subject ? 'mutationId'`,
  );
  for (const { id, outcome } of entered.rows) {
    const answer = answers.get(id);
    claim(
      answer !== undefined && (answer.status === 'applied' ? outcome === 'applied' : outcome === answer.code),
      `S2: the ledger and the answer to ${id} differ`,
    );
  }
  claim(entered.rows.length === answers.size, 'S2: an answer without its ledger entry');
  claim((await firstBrokenEntry(database)) === null, 'S2: the chain of the ledger is broken');
  const { rows } = await database.query<{ taken: number; used: number }>(
    `SELECT coalesce((SELECT sum(next - 1) FROM number_series WHERE series LIKE 'GX%'), 0)::int AS taken,
            (SELECT count(*) FROM record WHERE table_name = 'sharingCase')::int AS used`,
  );
  claim(rows[0]?.taken === rows[0]?.used, `S2: ${rows[0]?.taken} numbers for ${rows[0]?.used} cases`);
}

/** S2, S10: whatever was 已保存 was answered, and nothing the officer was told is not kept was sent. */
function checkAnswers(world: Rested, device: Device, answers: ReadonlyMap<string, MutationResult>): void {
  for (const id of device.acknowledged.keys())
    claim(answers.has(id) || world.forgiven.has(id), `S2: acknowledged act ${id} never reached the platform`);
  for (const id of device.disowned)
    claim(!answers.has(id), `S9: act ${id} was sent although the officer was told it was not kept`);
}

/** S12, S16: what the platform refused lies in its author's hands, with the reason and the text. */
async function checkRefusals(
  world: Rested,
  { device, number }: { readonly device: Device; readonly number: number },
  answers: ReadonlyMap<string, MutationResult>,
): Promise<void> {
  const { database } = device.window(number);
  const refused = new Map((await database.refused.toArray()).map((each) => [each.id, each]));
  for (const [id, mutation] of device.acknowledged) {
    const answer = answers.get(id);
    if (answer?.status !== 'refused' || world.forgiven.has(id)) continue;
    const kept = refused.get(id);
    claim(kept !== undefined, `S16: refused act ${id} was not kept`);
    claim(kept?.code === answer.code, `S16: refused act ${id} is kept with another reason`);
    claim(
      canonicalJson(kept?.mutation.args) === canonicalJson(mutation.args),
      `S12: refused act ${id} is kept with another text`,
    );
  }
  for (const [id, kept] of refused)
    claim(
      answers.get(id)?.status === 'refused' || world.forgiven.has(id),
      `S12: ${id} (${kept.code}) is shown as refused and was not`,
    );
}

/** S7, S8, S11, S17, S22: nothing waits, the rows are the platform's, the status says so. */
async function checkWindow(world: Rested, device: Device, number: number): Promise<void> {
  const { database, engine } = device.window(number);
  claim((await database.outbox.count()) === 0, 'S17: the outbox is not drained');
  claim((await database.settled.count()) === 0, 'S17: the journal was not told of every answer');
  claim((await database.confirmed.count()) === 0, 'S17: a row is still put aside');
  const status = engine.status.getState();
  const expected = {
    link: 'online',
    waiting: 0,
    firstSync: false,
    saveProblem: null,
    refused: await database.refused.count(),
  };
  for (const [name, value] of Object.entries(expected))
    claim(
      status[name as keyof typeof status] === value,
      `S22: the status says ${name} ${String(status[name as keyof typeof status])}, not ${String(value)}`,
    );
  const there = await platformRows(world, device);
  const here = new Map<string, unknown>();
  for (const table of tableNames)
    for (const row of await database.rows<TableName>(table).toArray()) here.set(`${table} ${row.id}`, row);
  sameRows(here, there, device.name);
}

/** Every row that the officer may see as it stands now: judged here, and not by what a pull answers. */
async function platformRows(world: Rested, device: Device): Promise<ReadonlyMap<string, unknown>> {
  const { database } = world.platform;
  const officer = await world.platform.officer(device.officer.id);
  const { rows } = await database.query<{ table_name: TableName; id: string; body: unknown }>(
    'SELECT table_name, id, body FROM record UNION ALL SELECT table_name, id, body FROM call_record',
  );
  const departments = rows.flatMap(({ table_name, id }) => (table_name === 'department' ? [id] : []));
  const areaOf = await loadAreas(database, departments);
  const scopes = new Set(scopesOf(officer, { id: officer.departmentId }, areaOf));
  const seen = new Map<string, unknown>();
  for (const { table_name: table, id, body } of rows) {
    const change = { table, row: tables[table].parse(body) } as Change;
    if (audienceOf(change, areaOf).some((scope) => scopes.has(scope))) seen.set(`${table} ${id}`, change.row);
  }
  return seen;
}

function sameRows(
  here: ReadonlyMap<string, unknown>,
  there: ReadonlyMap<string, unknown>,
  who: string,
): void {
  const textOf = (row: unknown) => (row === undefined ? 'absent' : canonicalJson(row));
  const different = [...new Set([...here.keys(), ...there.keys()])].filter(
    (key) => textOf(here.get(key)) !== textOf(there.get(key)),
  );
  claim(different.length === 0, `S7: rows of ${who} differ from the platform’s: ${different.join(', ')}`);
}
