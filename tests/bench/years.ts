/**
 * What years of calls do to the work of a day: `node tests/bench/years.ts [calls] [months]`. The same questions to one platform
 * before and after so many call records, each with its ledger entry, lie in its database; then the turn of a month, which
 * closes the ledger's open part with all of them in it; and a first pull without the index that leads to an officer's own
 * calls. The records are copies of a real one, written past the platform.
 */
import { callOf, grantCase, submission } from '../conformance/platform-cases.ts';
import type { Clerk } from '../conformance/platform-office.ts';
import { clerksAt } from '../journeys/support/granted.ts';
import { fillCalls } from './support/calls-of-years.ts';
import { openCity } from './support/city.ts';
import { machine, median, ms, say, seconds } from './support/figures.ts';

const calls = Number(process.argv[2] ?? 1_000_000);
const months = Number(process.argv[3] ?? 60);
const rounds = 25;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const medianOf = async (work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timed(work));
  return median(times);
};

const city = await openCity(0);
const node = await city.node();
const { database } = city;

const use = async (clerk: Clerk, caseId: string) => {
  const { status, body } = await clerk.post('/gateway/calls', callOf(caseId));
  if (status !== 200) throw new Error(JSON.stringify(body));
};

async function dayOf(clerk: Clerk, caseId: string) {
  const { cursor } = await lastPage(clerk, null);
  return {
    'a use of a resource': await medianOf(() => use(clerk, caseId)),
    'an act': await medianOf(() => clerk.act('case.submit', submission(crypto.randomUUID()))),
    'a pull of what changed since': await medianOf(() => lastPage(clerk, cursor)),
  };
}

const lastPage = async (clerk: Clerk, from: string | null) => {
  for (let cursor = from; ; ) {
    const page = await clerk.pull(cursor);
    if (!page.more) return page;
    cursor = page.cursor;
  }
};

const sizeOf = async (relation: string): Promise<string> => {
  const { rows } = await database.query<{ mb: number }>(
    `SELECT (sum(pg_total_relation_size(relid)) / 1048576)::int AS mb FROM pg_partition_tree('${relation}'::regclass)`,
  );
  return `${rows[0]?.mb ?? 0} MB`;
};

try {
  const { user, caseId } = await grantCase(clerksAt(node.ready.url));
  // The right of the demonstration allows three calls a day.
  await database.query(
    `UPDATE record SET body = jsonb_set(body, '{callsPerDay}', '10000') WHERE table_name = 'grant' AND id = $1`,
    [`${caseId}.grant`],
  );
  await use(user, caseId);
  const before = await dayOf(user, caseId);
  const filling = await timed(() => fillCalls(database, { calls, months }));
  await database.query('ANALYZE call_record');
  const behind = await timed(() => lastPage(user, null));
  // What years spread out the server now has to do at once: a bulk load's pages are written before a day is measured.
  await database.query('CHECKPOINT');
  const after = await dayOf(user, caseId);
  const turn = await timed(() =>
    database.transaction(async (tx) => {
      await tx.takeTime();
      await tx.query(`SELECT ledger_open_month('9999-12', (SELECT seq + 1 FROM ledger_head))`);
    }),
  );
  await database.query('DROP INDEX call_by_audience');
  const withoutIndex = await timed(() => lastPage(user, null));
  say(
    `${calls} call records and as many ledger entries in ${months} months; ${machine()}; ${city.serverName}`,
  );
  say(
    `  on the disk: ledger ${await sizeOf('ledger')}, calls ${await sizeOf('call_record')}; written in ${seconds(filling)}`,
  );
  for (const [what, took] of Object.entries(before)) {
    const then = after[what as keyof typeof after];
    say(`  ${what.padEnd(36)} before ${ms(took)}   after ${ms(then)}   ratio ${(then / took).toFixed(2)}`);
  }
  say(
    `  everything pulled anew by one officer    ${ms(behind)}, without call_by_audience ${ms(withoutIndex)}`,
  );
  say(`  the turn of the month, ${Math.ceil(calls / months)} in it ${ms(turn)}`);
} finally {
  await city.close();
}
