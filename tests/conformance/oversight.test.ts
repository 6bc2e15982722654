/** Supervision on a real PostgreSQL: a 通报 has a number once, given by the platform; who is sent what; an assessment from its rows. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessmentIdOf } from '#shared/domain/assessment/assessment.ts';
import { proposedIndicators } from '#shared/domain/assessment/indicator.ts';
import {
  type Board,
  type BoardChoice,
  boardOf,
  boardSteps,
  chosenOf,
  type DepartmentLine,
} from '#shared/domain/board/board.ts';
import { type BoardTable, boardTables, limitsOf } from '#shared/domain/board/limit.ts';
import { addDays, civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { tables } from '#shared/domain/tables.ts';
import { type BoardReply, boardPage, boardReply } from '#shared/protocol/board.ts';
import { writeRecords } from '../../src-platform/database/records.ts';
import { arrangedCalendar } from '../../src-platform/database/time-limits.ts';
import { withLedger } from '../../src-platform/ledger/ledger.ts';
import { renewTimeLimits } from '../../src-platform/oversight/renew-time-limits.ts';
import { applied, grantCase, submission } from './platform-cases.ts';
import { type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { type OpenServer, postgresServers, serverTitle } from './postgres-servers.ts';

const breachOf = (violationId: string) => ({
  violationId,
  item: 'V9',
  departmentId: 'dept-gongan',
  facts: '抽查发现共享目录与实际不符',
  reason: '季度抽查',
});

describe.each(postgresServers)('supervision', (server) => {
  describe.skipIf(server.missing !== undefined)(serverTitle(server), () => {
    let open: OpenServer;
    let office: PlatformOffice;
    let keeper: Clerk;
    beforeAll(async () => {
      open = await server.open();
      office = await openPlatformOffice(open.database);
      keeper = await office.clerk('zwxx.zhao');
    });
    afterAll(async () => {
      await office.close();
      await open.stop();
    });

    const issue = async (): Promise<string> => {
      const violationId = randomUUID();
      expect(await keeper.act('violation.register', breachOf(violationId))).toMatchObject(applied);
      const content = {
        facts: '目录与实际不符',
        demand: '限期更正',
        rectifyBy: addDays(civilDateOf(office.now), 14),
      };
      return JSON.stringify(await keeper.act('circular.issue', { violationId, content })).includes('applied')
        ? `${violationId}.circular`
        : '';
    };

    it('[R096] of many at once each has a number of its own, without a gap', async () => {
      const ids = await Promise.all(Array.from({ length: 12 }, issue));
      const rows = await keeper.rows();
      const year = civilDateOf(office.now).slice(0, 4);
      const numbers = ids.map((id) => rows.get(`circular ${id}`)?.number).toSorted();
      const expected = Array.from(
        { length: 12 },
        (_, index) => `TB${year}-${String(index + 1).padStart(6, '0')}`,
      );
      expect(numbers).toEqual(expected);
    });

    it('[R096] two with one number cannot be: the database refuses the second', async () => {
      await issue();
      const copy = `INSERT INTO record (table_name, id, body, stamp, audience)
        SELECT table_name, id || '.copy', body, stamp, audience FROM record WHERE table_name = 'circular' LIMIT 1`;
      await expect(office.database.query(copy)).rejects.toThrow(/circular_by_number/u);
    });

    it('[R096] the department is sent the 通报 and not what was decided about it', async () => {
      const id = await issue();
      const police = await (await office.clerk('gongan.li')).rows();
      expect(police.get(`circular ${id}`)).toMatchObject({ state: 'issued', departmentId: 'dept-gongan' });
      expect([...police.keys()].filter((key) => key.startsWith('violation '))).toEqual([]);
      const other = await (await office.clerk('minzheng.zhang')).rows();
      expect(other.has(`circular ${id}`)).toBe(false);
    });

    it('[R093] an assessment is computed on the platform from its own rows, once, and sent to its department alone', async () => {
      await issue();
      const today = civilDateOf(office.now);
      const plan = {
        periodId: randomUUID(),
        name: '本期考核',
        period: { from: addDays(today, -60), to: addDays(today, -1) },
        indicators: proposedIndicators,
      };
      const given = { plan, departmentId: 'dept-gongan', mergedIds: [] };
      const early = { ...given, plan: { ...plan, period: { ...plan.period, to: today } } };
      expect(await keeper.act('assessment.compute', early)).toMatchObject({ code: 'assessment.open' });
      expect(await keeper.act('assessment.compute', given)).toMatchObject(applied);
      expect(await keeper.act('assessment.compute', given)).toMatchObject({ code: 'assessment.counted' });
      const key = `assessment ${assessmentIdOf(plan.periodId, 'dept-gongan')}`;
      const police = await (await office.clerk('gongan.li')).rows();
      expect(police.get(key)).toMatchObject({ state: 'announced', departmentId: 'dept-gongan' });
      expect((await (await office.clerk('minzheng.zhang')).rows()).has(key)).toBe(false);
    });

    describe('the board that the platform counts', () => {
      const ask = async (choice: BoardChoice = null): Promise<BoardReply> => {
        const { status, body } = await keeper.post('/oversight/board', { choice });
        expect(status).toBe(200);
        return boardReply.parse(body);
      };
      /** By the rule of the window, over the rows that the same officer is sent. */
      const inWindow = async (asOf: number): Promise<Board> => {
        const rows = [...(await keeper.rows())];
        const of = (table: BoardTable) =>
          rows.flatMap(([key, row]) => (key.startsWith(`${table} `) ? [tables[table].parse(row)] : []));
        const held = Object.fromEntries(boardTables.map((table) => [table, of(table)])) as never;
        const time = { now: asOf, calendar: await arrangedCalendar(office.database) };
        return boardOf(limitsOf(held, time.calendar), time);
      };
      const expectAlike = async (): Promise<void> => {
        const reply = await ask();
        const { departments, months, open: running } = await inWindow(reply.asOf);
        const sorted = (lines: readonly DepartmentLine[]) =>
          lines.toSorted((a, b) => ((a.departmentId ?? '') < (b.departmentId ?? '') ? -1 : 1));
        expect(sorted(reply.departments)).toEqual(sorted(departments));
        expect(reply.months).toEqual(months);
        for (const { departmentId } of departments)
          for (const step of boardSteps) {
            const { total, chosen } = await ask({ departmentId, step });
            const expected = chosenOf(running, { departmentId, step });
            expect(total).toBe(expected.length);
            expect(new Set(chosen)).toEqual(new Set(expected.slice(0, boardPage)));
          }
      };

      it('[R026] [R055] says what the window’s rule says of the same rows, as they change', async () => {
        await issue();
        const { user, caseId } = await grantCase(office);
        expect(await user.act('case.submit', submission(randomUUID()))).toMatchObject(applied);
        expect((await keeper.rows()).has(`sharingCase ${caseId}`)).toBe(true);
        await expectAlike();
        office.now += 20 * 86_400_000;
        keeper = await office.clerk('zwxx.zhao');
        expect((await ask()).total).toBeGreaterThan(0);
        await expectAlike();
      });

      it('[R055] [R110] comes under a year that is arranged later, and is made anew by a new rule', async () => {
        const before = await ask();
        const arrangement = {
          year: `${Number(civilDateOf(office.now).slice(0, 4)) + 1}`,
          restDays: [],
          workDays: [],
          source: '测试用安排',
        };
        await office.database.query(`UPDATE time_limit SET due_on = '2020-01-01' WHERE stopped_at IS NULL`);
        const row = { ...arrangement, id: `year-${arrangement.year}`, version: 1, arrangedAt: office.now };
        await withLedger(office.database, async ({ tx, nextSeq, append }) => {
          const by = { officerId: 'o', departmentId: 'dept-zwxx' };
          await writeRecords(tx, [{ table: 'yearArrangement', row: { ...row, ...by } }], nextSeq);
          append({ at: office.now, ...by, deviceId: null, action: 'test', outcome: 'applied', subject: {} });
        });
        await expectAlike();
        await office.database.query('TRUNCATE time_limit');
        expect((await ask()).departments).toEqual([]);
        expect(await renewTimeLimits(office.database)).toBeGreaterThan(0);
        expect(await renewTimeLimits(office.database)).toBeNull();
        await expectAlike();
        expect((await ask()).total).toBe(before.total);
      });

      it('[R008] is for those who oversee, each their own', async () => {
        const police = await office.clerk('gongan.li');
        expect(await police.post('/oversight/board', { choice: null })).toMatchObject({
          status: 403,
          body: { code: 'role.missing' },
        });
      });
    });
  });
});
