/**
 * What 疑似违规 asks of a bureau's platform (decision 0034): `node tests/bench/late-records.ts [cases] [rights]`. Half of the
 * departments belong to a county; a right in three has ended without a destruction. Both are written past the platform.
 */
import china from '#assets/calendars/china.json' with { type: 'json' };
import { workCalendar } from '#shared/domain/clock/work-calendar.ts';
import { lateReply } from '#shared/protocol/late-records.ts';
import type { Database } from '../../src-platform/database/open-database.ts';
import { grantCase } from '../conformance/platform-cases.ts';
import { clerksAt } from '../journeys/support/granted.ts';
import { journeyNow } from '../journeys/support/journey-clock.ts';
import { fillBureau } from './support/cases-of-a-city.ts';
import { openCity } from './support/city.ts';
import { machine, median, ms, say } from './support/figures.ts';

const cases = Number(process.argv[2] ?? 100_000);
const rights = Number(process.argv[3] ?? 60_000);
const rounds = 7;
const calendar = workCalendar.parse(china);

const moveHalfToCounty = `
  UPDATE record SET body = jsonb_set(body, '{regionId}', '"region-140923"')
  WHERE table_name = 'department' AND id LIKE 'bench-dept-%' AND right(id, 1) IN ('0', '1', '2', '3', '4')`;

const copyRight = `
  INSERT INTO record SELECT (jsonb_populate_record(r, jsonb_build_object('id', 'bench-right-' || n, 'body',
    r.body || jsonb_build_object('id', 'bench-right-' || n, 'entryId', 'bench-entry-' || n % 5000,
      'userDepartmentId', 'bench-dept-' || n % 60,
      'validUntil', CASE WHEN n % 3 = 0 THEN '2026-06-01' ELSE '2027-06-01' END)))).*
  FROM record r, generate_series(1, $2::int) n WHERE r.table_name = 'grant' AND r.id = $1`;

const fill = async (database: Database, caseId: string): Promise<void> => {
  await fillBureau(database, { cases, departments: 60, caseId, time: { now: journeyNow(), calendar } });
  await database.transaction(async (tx) => {
    await tx.takeTime();
    await tx.query(moveHalfToCounty);
    await tx.query(copyRight, [`${caseId}.grant`, rights]);
    await tx.query('ANALYZE');
  });
};

const city = await openCity(0);
try {
  const node = await city.node();
  const office = clerksAt(node.ready.url);
  const { caseId } = await grantCase(office);
  await fill(city.database, caseId);
  say(`${cases} cases, ${rights} rights; ${machine()}; ${city.serverName}`);
  const keeper = await office.clerk('zwxx.zhao');
  const took: number[] = [];
  let total = 0;
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const { body } = await keeper.post('/oversight/late', { departmentId: null });
    took.push(performance.now() - began);
    total = lateReply.parse(body).total;
  }
  say(
    `  records to look at  median ${ms(median(took))}, most ${ms(Math.max(...took))}   ${total} findings of limits and rights`,
  );
} finally {
  await city.close();
}
