/** What the platform names for 疑似违规 to look at, against the window's own rule over the rows the same officer is sent. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, tables } from '#shared/domain/tables.ts';
import { type Suspicion, suspicionsOf } from '#shared/domain/violation/suspect.ts';
import { isAbout, type SuspectTable } from '#shared/domain/violation/violation.ts';
import { type LateReply, latePage, lateReply } from '#shared/protocol/late-records.ts';
import { arrangedCalendar } from '../../src-platform/database/time-limits.ts';
import { applied, grantCase, submission } from './platform-cases.ts';
import { type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { type OpenServer, postgresServers, serverTitle } from './postgres-servers.ts';

const looked = ['sharingCase', 'changeTrigger', 'correctionLimit', 'grant'] as const;

describe.each(postgresServers)('records to look at', (server) => {
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

    const ask = async (departmentId: string | null = null): Promise<LateReply> => {
      const { status, body } = await keeper.post('/oversight/late', { departmentId });
      expect(status).toBe(200);
      return lateReply.parse(body);
    };

    const inWindow = async (now: number): Promise<readonly Suspicion[]> => {
      const rows = [...(await keeper.rows())];
      const of = <T extends SuspectTable | 'violation'>(table: T) =>
        rows.flatMap(([key, row]) =>
          key.startsWith(`${table} `) ? [tables[table].parse(row) as Row<T>] : [],
        );
      const time = { now, calendar: await arrangedCalendar(office.database) };
      const decided = of('violation');
      return looked
        .flatMap((table) => of(table).flatMap((row) => suspicionsOf(table, row as never, time)))
        .filter(({ evidence }) => !decided.some((each) => isAbout(each, evidence)));
    };

    const expectAlike = async (): Promise<readonly Suspicion[]> => {
      const reply = await ask();
      const expected = await inWindow(reply.asOf);
      expect(reply.total).toBe(expected.length);
      const ids = new Set(expected.map(({ evidence }) => `${evidence.table} ${evidence.recordId}`));
      expect(new Set(reply.records.map(({ table, recordId }) => `${table} ${recordId}`))).toEqual(ids);
      const counted = Map.groupBy(expected, ({ departmentId }) => departmentId);
      expect(new Map(reply.departments.map(({ departmentId, count }) => [departmentId, count]))).toEqual(
        new Map([...counted].map(([id, all]) => [id, all.length])),
      );
      for (const [departmentId, all] of counted) {
        const own = await ask(departmentId);
        expect(own.total).toBe(all.length);
        expect(own.records.length).toBe(new Set(all.map(({ evidence }) => evidence.recordId)).size);
      }
      return expected;
    };

    it('[R099] [R103] are those of which the rule suspects something, as they run out, are late, and are ordered against', async () => {
      const [user, bureau] = [await office.clerk('minzheng.zhang'), await office.clerk('zwxx.wang')];
      const [late, unseen] = [randomUUID(), randomUUID()];
      for (const caseId of [late, unseen])
        expect(await user.act('case.submit', submission(caseId))).toMatchObject(applied);
      const pass = { caseId: late, expectedVersion: 1, decision: 'pass', opinion: '' };
      expect(await bureau.act('case.review', pass)).toMatchObject(applied);
      const { provider, caseId } = await grantCase(office);
      await expectAlike();
      const order = { ground: 'leak', reason: '群聊中出现查询结果截图' };
      const hold = { grantId: `${caseId}.grant`, holdId: randomUUID(), ...order };
      expect(await provider.act('grant.suspend', hold)).toMatchObject(applied);
      office.now += 20 * 86_400_000;
      keeper = await office.clerk('zwxx.zhao');
      const found = await expectAlike();
      expect(found.map(({ item }) => item)).toEqual(expect.arrayContaining(['V2', 'V6']));
      // What never reached the provider is not the provider's, though its limit of receipt may run out.
      expect(found.map(({ evidence }) => evidence.recordId)).toContain(late);
      expect(found.map(({ evidence }) => evidence.recordId)).not.toContain(unseen);
    });

    it('[R099] leave out what was decided about, and only that', async () => {
      const [first] = await expectAlike();
      if (first === undefined) throw new Error('nothing is suspected');
      const { table, recordId, aspect } = first.evidence;
      const decision = { violationId: randomUUID(), table, recordId, aspect, item: first.item };
      const words = { outcome: 'dismissed', reason: '经核实不属实' };
      expect(await keeper.act('violation.decide', { ...decision, ...words })).toMatchObject(applied);
      const left = await expectAlike();
      expect(left.some(({ evidence }) => evidence.recordId === recordId && evidence.aspect === aspect)).toBe(
        false,
      );
    });

    it('[R008] are named to those who oversee alone, and no more than a page of them', async () => {
      const police = await office.clerk('gongan.li');
      const answer = await police.post('/oversight/late', { departmentId: null });
      expect(answer).toMatchObject({ status: 403, body: { code: 'role.missing' } });
      expect((await ask()).records.length).toBeLessThanOrEqual(latePage);
    });
  });
});
