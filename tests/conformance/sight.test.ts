/** Sight by region on a real PostgreSQL (R008): a move of a department, rows of an earlier rule, what a workstation is sent. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audienceRule } from '#shared/domain/access/audience.ts';
import type { Department } from '#shared/domain/organisation/organisation.ts';
import { renewSight } from '../../src-platform/access/renew-sight.ts';
import { fetchRecord, writeRecords } from '../../src-platform/database/records.ts';
import { withLedger } from '../../src-platform/ledger/ledger.ts';
import { grantCase } from './platform-cases.ts';
import { type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { type OpenServer, postgresServers, serverTitle } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';

const moveTo = (office: PlatformOffice, departmentId: string, regionId: string): Promise<void> =>
  withLedger(office.database, async ({ tx, nextSeq, append }) => {
    const row = await fetchRecord(tx, { table: 'department', id: departmentId });
    const moved: Department = { ...(row as Department), regionId };
    await writeRecords(tx, [{ table: 'department', row: moved }], nextSeq);
    const who = { officerId: null, departmentId: null, deviceId: null };
    append({ at: office.now, ...who, action: 'test.move', outcome: 'applied', subject: {} });
  });

const sees = async (clerk: Clerk, caseId: string): Promise<boolean> => {
  const rows = await clerk.rows();
  const seen = [`sharingCase ${caseId}`, `grant ${caseId}.grant`, `agreement ${caseId}.agreement`];
  const found = seen.filter((key) => rows.has(key));
  expect([0, seen.length]).toContain(found.length);
  return found.length > 0;
};

describe.each(postgresServers)('sight by region', (server) => {
  describe.skipIf(server.missing !== undefined)(serverTitle(server), () => {
    let open: OpenServer;
    let office: PlatformOffice;
    beforeAll(async () => {
      open = await openDemonstration(server);
      office = await openPlatformOffice(open.database);
    });
    afterAll(async () => {
      await office.close();
      await open.stop();
    });

    it('[R008] a county sees what one side of is its own, follows a department that moves, and the city sees all', async () => {
      const { caseId } = await grantCase(office);
      const county = await office.clerk('daixian.yang');
      const city = await office.clerk('zwxx.zhao');
      expect([await sees(county, caseId), await sees(city, caseId)]).toEqual([false, true]);

      await moveTo(office, 'dept-minzheng', 'region-140923');
      expect([await sees(county, caseId), await sees(city, caseId)]).toEqual([true, true]);

      const { cursor } = await county.pull();
      await moveTo(office, 'dept-minzheng', 'region-140900');
      const removed = (await county.pull(cursor)).patch.filter(({ op }) => op === 'remove');
      expect(removed.map(({ table }) => table)).toEqual(expect.arrayContaining(['sharingCase', 'grant']));
      expect([await sees(county, caseId), await sees(city, caseId)]).toEqual([false, true]);
    });

    it('[R008] rows of an earlier rule come under today’s at start, once', async () => {
      const { caseId } = await grantCase(office);
      await moveTo(office, 'dept-minzheng', 'region-140923');
      await office.database.query(
        `UPDATE record SET audience = ARRAY['management', 'department:dept-minzheng'], former_audience = '{}'
         WHERE table_name = 'sharingCase' AND id = $1`,
        [caseId],
      );
      await office.database.query(
        `INSERT INTO setting (key, value) VALUES ('audienceRule', '1')
         ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      );
      expect(await renewSight(office.database, office.now)).toBeGreaterThan(0);
      expect(await renewSight(office.database, office.now)).toBeNull();
      const { rows } = await office.database.query<{ audience: string[] }>(
        `SELECT audience FROM record WHERE table_name = 'sharingCase' AND id = $1`,
        [caseId],
      );
      expect(rows[0]?.audience).toContain('management:region-140923');
      const setting = await office.database.query<{ value: number }>(
        `SELECT value FROM setting WHERE key = 'audienceRule'`,
      );
      expect(setting.rows[0]?.value).toBe(audienceRule);
    });
  });
});
