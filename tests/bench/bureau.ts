/**
 * The bureau's half on a ledger of a city's size: `node tests/bench/bureau.ts [calls] [cases]`. An assessment of 60 departments
 * by acts over the wire, as a workstation sends them, and the board as a window asks for it, beside plain SQL over the same
 * records in the same run; the numbers of both are compared, and a difference ends the run. Calls and cases are written past the platform.
 */
import { randomUUID } from 'node:crypto';
import china from '#assets/calendars/china.json' with { type: 'json' };
import type { Assessment } from '#shared/domain/assessment/assessment.ts';
import { proposedIndicators } from '#shared/domain/assessment/indicator.ts';
import { boardFrom } from '#shared/domain/board/board.ts';
import { addDays, civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { workCalendar } from '#shared/domain/clock/work-calendar.ts';
import { boardReply } from '#shared/protocol/board.ts';
import { callOf, grantCase, submission } from '../conformance/platform-cases.ts';
import { clerksAt } from '../journeys/support/granted.ts';
import { journeyNow } from '../journeys/support/journey-clock.ts';
import { boardBySql, figuresBySql } from './support/bureau-by-sql.ts';
import { fillCalls } from './support/calls-of-years.ts';
import { fillBureau } from './support/cases-of-a-city.ts';
import { openCity } from './support/city.ts';
import { machine, median, ms, say, seconds } from './support/figures.ts';

const calls = Number(process.argv[2] ?? 1_000_000);
const cases = Number(process.argv[3] ?? 100_000);
const departments = 60;
const rounds = 3;

const calendar = workCalendar.parse(china);
const today = civilDateOf(journeyNow());
const period = { from: addDays(today, -400), to: addDays(today, -1) };

const timed = async <T>(work: () => Promise<T>): Promise<readonly [number, T]> => {
  const began = performance.now();
  const made = await work();
  return [performance.now() - began, made];
};

const city = await openCity(0);
try {
  const { database } = city;
  const node = await city.node();
  const office = clerksAt(node.ready.url);
  const { user, caseId } = await grantCase(office);
  const { status } = await user.post('/gateway/calls', callOf(caseId));
  if (status !== 200) throw new Error(`a call was answered ${status}`);
  const [filling, ids] = await timed(async () => {
    await fillCalls(database, { calls, months: 60 });
    const made = await fillBureau(database, {
      cases,
      departments,
      caseId,
      time: { now: journeyNow(), calendar },
    });
    // What years spread out the server now has to do at once: a bulk load's pages are written before anything is measured.
    for (const work of ['ANALYZE', 'CHECKPOINT'])
      await database.transaction(async (tx) => {
        await tx.takeTime();
        await tx.query(work);
      });
    return made;
  });
  say(
    `${calls} calls, ${cases} cases of ${departments} departments; ${machine()}; ${city.serverName}; written in ${seconds(filling)}`,
  );

  const keeper = await office.clerk('zwxx.zhao');
  const compute = async (periodId: string) => {
    const plan = { periodId, name: '年度考核', period, indicators: proposedIndicators };
    const acts = ids.map((departmentId) =>
      keeper.mutation('assessment.compute', { plan, departmentId, mergedIds: [] }),
    );
    const answers = await keeper.push(...acts);
    const refused = answers.find((each) => each.status !== 'applied');
    if (refused !== undefined) throw new Error(JSON.stringify(refused));
  };
  /** How long another officer's acts take while the work lasts, one after the other. */
  const othersDuring = async (work: Promise<unknown>): Promise<readonly number[]> => {
    let lasts = true;
    void work.finally(() => {
      lasts = false;
    });
    const taken: number[] = [];
    while (lasts) {
      const [time] = await timed(() => user.act('case.submit', submission(randomUUID())));
      taken.push(time);
    }
    return taken;
  };
  const others: number[] = [];
  const took: number[] = [];
  const bySql: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const computing = timed(() => compute(`bench-${round}`));
    others.push(...(await othersDuring(computing)));
    const [time] = await computing;
    const [peer, expected] = await timed(() => figuresBySql(database, period));
    took.push(time);
    bySql.push(peer);
    const { rows } = await database.query<{ body: Assessment }>(
      `SELECT body FROM record WHERE table_name = 'assessment' AND body ->> 'periodId' = $1`,
      [`bench-${round}`],
    );
    for (const { body } of rows) {
      const made = body.figures.find(({ indicatorId }) => indicatorId === 'answers');
      const wanted = expected.get(body.departmentId);
      if (made?.hits !== wanted?.hits || made?.of !== wanted?.of)
        throw new Error(`${body.departmentId}: ${JSON.stringify(made)} and by SQL ${JSON.stringify(wanted)}`);
    }
  }
  say(
    `  assessment of ${departments} departments  ${took.map(seconds).join(', ')}   plain SQL ${bySql.map(seconds).join(', ')}   ratio ${(median(took) / median(bySql)).toFixed(1)}`,
  );

  say(`  another officer's acts meanwhile  median ${ms(median(others))}, most ${ms(Math.max(...others))}`);

  const boards: number[] = [];
  const boardsBySql: number[] = [];
  for (let round = 0; round < 3 * rounds; round += 1) {
    const [time, { body, status: answered }] = await timed(() =>
      keeper.post('/oversight/board', { choice: null }),
    );
    if (answered !== 200) throw new Error(JSON.stringify(body));
    const board = boardReply.parse(body);
    const since = boardFrom(civilDateOf(board.asOf));
    const [peer, expected] = await timed(() => boardBySql(database, { now: board.asOf, since }));
    boards.push(time);
    boardsBySql.push(peer);
    for (const { departmentId, open: steps, missed } of board.departments) {
      const wanted = expected.get(departmentId ?? '');
      const overdue = steps.late + steps['late-3'] + steps['late-5'];
      if (!departmentId?.startsWith('bench')) continue;
      if (wanted?.overdue !== overdue || wanted.missed !== missed)
        throw new Error(`${departmentId}: ${overdue}, ${missed} and by SQL ${JSON.stringify(wanted)}`);
    }
  }
  const [first = Number.NaN] = boards;
  say(
    `  the board  first ${ms(first)}, median ${ms(median(boards))}, most ${ms(Math.max(...boards))}   plain SQL ${ms(median(boardsBySql))}   ratio ${(median(boards) / median(boardsBySql)).toFixed(2)}`,
  );
} finally {
  await city.close();
}
