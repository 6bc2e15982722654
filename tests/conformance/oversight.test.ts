/** Supervision on a real PostgreSQL: a 通报 has a number once, given by the platform; who is sent what; an assessment from its rows. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessmentIdOf } from '#shared/domain/assessment/assessment.ts';
import { proposedIndicators } from '#shared/domain/assessment/indicator.ts';
import { addDays, civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { applied } from './platform-cases.ts';
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
  });
});
