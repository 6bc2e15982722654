/** What the gateway and the sync promise once a right is suspended, cut, withdrawn or expired, on every PostgreSQL. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '#shared/domain/clock/civil-date.ts';
import { type SharingCase, sharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { firstBrokenEntry } from '../../src-platform/ledger/ledger.ts';
import { applied, callOf, grantCase } from './platform-cases.ts';
import { type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import type { OpenServer, PostgresServer } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';

const why = { ground: 'leak', reason: '抽查发现数据外传' } as const;

const codeOf = async (clerk: Clerk, caseId: string) =>
  (await clerk.post('/gateway/calls', callOf(caseId))).body.code ?? 'delivered';

export const afterGrantSuite = (server: PostgresServer): void => {
  const skip = server.missing !== undefined;
  const name = `a right after the grant on ${server.name}${skip ? ` (SKIPPED: ${server.missing})` : ''}`;
  describe.skipIf(skip)(name, () => {
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

    it('[R086] the gateway refuses a suspended right and a cut channel by their own codes until each is lifted', async () => {
      const { user, provider, caseId } = await grantCase(office);
      const admin = await office.clerk('zwxx.zhao');
      const grantId = `${caseId}.grant`;
      const [suspension, cut] = [randomUUID(), randomUUID()];
      expect(await provider.act('grant.suspend', { grantId, holdId: suspension, ...why })).toMatchObject(
        applied,
      );
      expect(await codeOf(user, caseId)).toBe('grant.suspended');
      expect(await admin.act('grant.cut', { grantId, holdId: cut, ...why })).toMatchObject(applied);
      expect(await codeOf(user, caseId)).toBe('grant.cut');
      const lift = (holdId: string) => ({ grantId, holdId, reason: '已整改' });
      expect(await provider.act('grant.restore', lift(cut))).toMatchObject({ code: 'grant.hold-of-others' });
      expect(await admin.act('grant.restore', lift(cut))).toMatchObject(applied);
      expect(await codeOf(user, caseId)).toBe('grant.suspended');
      expect(await provider.act('grant.resume', lift(suspension))).toMatchObject(applied);
      expect(await codeOf(user, caseId)).toBe('delivered');
    });

    it('[R086] a withdrawal reaches both sides with its reason, and nothing that arrives later undoes it', async () => {
      const { user, provider, caseId } = await grantCase(office);
      const grantId = `${caseId}.grant`;
      const holdId = randomUUID();
      await provider.act('grant.suspend', { grantId, holdId, ...why });
      const late = provider.mutation('grant.resume', { grantId, holdId, reason: '已整改' });
      expect(await provider.act('grant.withdraw', { grantId, ...why })).toMatchObject(applied);
      expect(await codeOf(user, caseId)).toBe('grant.withdrawn');
      expect(await provider.push(late)).toMatchObject([{ status: 'refused', code: 'grant.withdrawn' }]);
      for (const clerk of [user, provider]) {
        const rows = await clerk.rows();
        expect(rows.get(`grant ${grantId}`)).toMatchObject({ state: 'revoked' });
        const told = [...rows.values()].filter(
          (row) =>
            row.grantId === grantId &&
            row.kind === 'grant-withdrawn' &&
            row.departmentId === clerk.profile.officer.departmentId,
        );
        expect(told).toMatchObject([{ text: expect.stringContaining(why.reason) }]);
      }
      const { rows } = await office.database.query<{ outcome: string }>(
        `SELECT outcome FROM ledger WHERE action = 'grant.withdraw' ORDER BY seq DESC LIMIT 1`,
      );
      expect(rows).toEqual([{ outcome: 'applied' }]);
    });

    it('[R056] the gateway refuses a right from the day after its last', async () => {
      const { caseId } = await grantCase(office);
      const now = office.now;
      office.now = instantOf('2027-07-01', 0);
      const user = await office.clerk('minzheng.zhang');
      expect(await codeOf(user, caseId)).toBe('grant.expired');
      office.now = now;
    });

    it('[R086] a right of others is out of reach, and so is force for its holder', async () => {
      const { user, caseId } = await grantCase(office);
      const other = await office.clerk('shichang.sun');
      const args = { grantId: `${caseId}.grant`, ...why };
      expect(await other.act('grant.withdraw', args)).toMatchObject({ code: 'department.wrong' });
      expect(await user.act('grant.withdraw', args)).toMatchObject({ code: 'role.missing' });
      const county = await office.clerk('daixian.yang');
      expect(await county.act('grant.withdraw', args)).toMatchObject({ code: 'department.wrong' });
      expect(await codeOf(user, caseId)).toBe('delivered');
    });

    it('[R054] under 809 the first data that reach the user end the delivery clock of the case, once (条例第22条)', async () => {
      const admin = await office.clerk('zwxx.zhao');
      const national = { pack: 'national-2025', expectedVersion: 0, on: true, reason: '条例已施行' };
      expect(await admin.act('policy.switch-pack', national)).toMatchObject(applied);
      const { user, provider, caseId } = await grantCase(office);
      const subject = async () => sharingCase.parse((await provider.rows()).get(`sharingCase ${caseId}`));
      const delivery = (row: SharingCase) => row.clocks.find(({ id }) => id === 'delivery');
      const waiting = await subject();
      expect(delivery(waiting)).toMatchObject({ stoppedAt: null, clause: '条例第22条' });
      expect((await user.post('/gateway/calls', callOf(caseId, { purpose: '别的用途' }))).status).not.toBe(
        200,
      );
      expect(await subject()).toEqual(waiting);
      expect(await codeOf(user, caseId)).toBe('delivered');
      const delivered = await subject();
      expect(delivered).toMatchObject({ state: 'granted', version: waiting.version + 1 });
      expect(delivery(delivered)?.stoppedAt).toBe(office.now);
      expect(await codeOf(user, caseId)).toBe('delivered');
      expect(await subject()).toEqual(delivered);
      const word = { caseId, expectedVersion: delivered.version, note: '接口已开通' };
      expect(await provider.act('case.mark-delivered', word)).toMatchObject({ code: 'delivery.not-awaited' });
    });

    it('[R086] every act, stood or refused, is in an unbroken ledger', async () => {
      expect(await firstBrokenEntry(office.database)).toBeNull();
    });
  });
};
