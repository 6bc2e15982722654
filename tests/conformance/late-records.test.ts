/** What the platform names for 疑似违规 to look at, against the window's own rule over the rows the same officer is sent. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { type Clock, startClock } from '#shared/domain/clock/clock.ts';
import { askedExtension } from '#shared/domain/clock/extension.ts';
import { national2025 } from '#shared/domain/policy/national-2025.ts';
import { xinzhou2022 } from '#shared/domain/policy/xinzhou-2022.ts';
import { type Change, type Row, tables } from '#shared/domain/tables.ts';
import { surroundingsOf } from '#shared/domain/violation/surroundings.ts';
import { suspicionsOf } from '#shared/domain/violation/suspect.ts';
import type { Suspicion } from '#shared/domain/violation/suspicion.ts';
import { isAbout, type SuspectTable } from '#shared/domain/violation/violation.ts';
import { type LateReply, latePage, lateReply } from '#shared/protocol/late-records.ts';
import { writeRecords } from '../../src-platform/database/records.ts';
import { arrangedCalendar } from '../../src-platform/database/time-limits.ts';
import { withLedger } from '../../src-platform/ledger/ledger.ts';
import { applied, grantCase, submission } from './platform-cases.ts';
import { type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { type OpenServer, postgresServers, serverTitle } from './postgres-servers.ts';

const looked = ['sharingCase', 'changeTrigger', 'entryDraft', 'correctionLimit', 'grant'] as const;

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
      const of = <T extends SuspectTable | 'violation' | 'department' | 'region'>(table: T) =>
        rows.flatMap(([key, row]) =>
          key.startsWith(`${table} `) ? [tables[table].parse(row) as Row<T>] : [],
        );
      const time = { now, calendar: await arrangedCalendar(office.database) };
      const decided = of('violation');
      const around = surroundingsOf({
        departments: of('department'),
        regions: of('region'),
        rights: of('grant'),
      });
      return looked
        .flatMap((table) => of(table).flatMap((row) => suspicionsOf(table, row as never, time, around)))
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

    const write = (changes: readonly Change[]) =>
      withLedger(office.database, async ({ tx, nextSeq, append }) => {
        await writeRecords(tx, changes, nextSeq);
        const who = { officerId: null, departmentId: null, deviceId: null };
        append({ at: office.now, ...who, action: 'test.late', outcome: 'applied', subject: {} });
      });

    /** A region's own late acts: a review, an audit and a consent to more time, as its records have them. */
    const ofManagement = async (
      rows: ReadonlyMap<string, Record<string, unknown>>,
      place: { readonly providerId: string; readonly applicantDepartmentId: string },
    ): Promise<readonly Change[]> => {
      const of = <T extends 'sharingCase' | 'entryDraft'>(table: T) => {
        const [, row] = [...rows].find(([key]) => key.startsWith(`${table} `)) ?? [];
        return tables[table].parse(row) as Row<T>;
      };
      const calendar = await arrangedCalendar(office.database);
      const at = office.now - 40 * 86_400_000;
      const clock = (rule: Parameters<typeof startClock>[0]): Clock => startClock(rule, at, calendar);
      const suffix = place.providerId;
      const asked = askedExtension(
        { workingDays: 5, reason: '交接' },
        { now: at, actor: { officerId: 'o' } },
      );
      const packs = [xinzhou2022.id, national2025.id];
      const event = { at, madeAt: at, officerId: 'o', departmentId: suffix, note: '' };
      const base = { ...of('sharingCase'), ...place, packs, state: 'submitted' as const, forwardedAt: null };
      const draft = of('entryDraft');
      return [
        {
          table: 'sharingCase',
          row: {
            ...base,
            id: `late-review-${suffix}`,
            clocks: [clock(xinzhou2022.clocks.conditionalReview)],
          },
        },
        {
          table: 'entryDraft',
          row: {
            ...draft,
            id: `late-audit-${suffix}`,
            providerId: place.providerId,
            state: 'filed',
            clocks: [clock(national2025.clocks.catalogAudit)],
            history: [{ ...event, act: 'file' }],
          },
        },
        {
          table: 'changeTrigger',
          row: tables.changeTrigger.parse({
            id: `late-consent-${suffix}`,
            version: 1,
            state: 'open',
            kind: 'function',
            title: '职能划转',
            basis: '三定规定',
            inForceOn: civilDateOf(at),
            entries: [{ entryId: 'entry-rk-001', entryCode: '', entryName: '某资源', outcome: null }],
            providerId: place.providerId,
            recordedBy: 'o',
            recordedByDepartmentId: place.providerId,
            clocks: [clock(national2025.clocks.catalogUpdate)],
            extension: asked,
            history: [{ ...event, act: 'record', entryId: null, lateBySync: false }],
          }),
        },
      ];
    };

    it('[R055] [R099] [R106] name a county’s own late acts under 809, what was stopped in use, and what nobody destroyed', async () => {
      const rows = await keeper.rows();
      const county = { providerId: 'dept-daixian-minzheng', applicantDepartmentId: 'dept-daixian-xingzheng' };
      const city = { providerId: 'dept-gongan', applicantDepartmentId: 'dept-minzheng' };
      const grants = [...rows].flatMap(([key, row]) =>
        key.startsWith('grant ') ? [tables.grant.parse(row)] : [],
      );
      const [right] = grants;
      if (right === undefined) throw new Error('no right');
      const ended = { ...right, validUntil: addDays(civilDateOf(office.now), -30), holds: [] };
      const [audited] = await ofManagement(rows, county).then((all) => all.slice(1));
      if (audited?.table !== 'entryDraft') throw new Error('no draft');
      const stop = { ...audited.row.history[0], act: 'stop', at: office.now - 5 * 86_400_000, note: '下线' };
      const stopped = {
        ...audited.row,
        id: 'stopped-in-use',
        state: 'stopped',
        clocks: [],
        history: [...audited.row.history, stop],
      };
      const endedAt = office.now - 30 * 86_400_000;
      const replaced = {
        state: 'ended',
        endedAt,
        entryId: 'entry-before',
        replacedByEntryId: 'stopped-in-use',
      } as const;
      const used = { ...right, entryId: 'stopped-in-use', providerId: county.providerId, holds: [] };
      await write([
        ...(await ofManagement(rows, county)),
        ...(await ofManagement(rows, city)),
        { table: 'grant', row: { ...ended, id: 'not-destroyed', entryId: 'entry-of-its-own' } },
        // Used on under the right it was renewed by.
        { table: 'grant', row: { ...ended, id: 'renewed-before', entryId: 'stopped-in-use' } },
        // Its resource was replaced by one to which the department holds a right.
        { table: 'grant', row: { ...ended, id: 'replaced-before', ...replaced } },
        { table: 'grant', row: { ...used, id: 'in-use', grantedAt: office.now - 30 * 86_400_000 } },
        { table: 'entryDraft', row: stopped } as Change,
      ]);
      const found = await expectAlike();
      const about = found.map(({ item, departmentId, evidence }) => [item, departmentId, evidence.recordId]);
      const management = 'dept-daixian-xingzheng';
      expect(about).toEqual(
        expect.arrayContaining([
          ['M1', management, 'late-review-dept-daixian-minzheng'],
          ['M1', management, 'late-audit-dept-daixian-minzheng'],
          ['M1', management, 'late-consent-dept-daixian-minzheng'],
          ['V2', county.providerId, 'stopped-in-use'],
          ['V9', right.userDepartmentId, 'not-destroyed'],
        ]),
      );
      // The city's own are nobody's finding, and what is used on is not asked about.
      expect(about.filter(([item]) => item === 'M1')).toHaveLength(3);
      const ids = found.map(({ evidence }) => evidence.recordId);
      expect(ids).not.toContain('renewed-before');
      expect(ids).not.toContain('replaced-before');
    });

    it('[R055] a county’s late act is decided by the city’s desk, which the platform finds again, and not by itself', async () => {
      const found = (await expectAlike()).find(({ item }) => item === 'M1');
      if (found === undefined) throw new Error('nothing is suspected');
      const { table, recordId, aspect } = found.evidence;
      const words = { item: 'M1', outcome: 'confirmed', reason: '经核实属实' };
      const decision = { violationId: randomUUID(), table, recordId, aspect, ...words };
      const own = await office.clerk('daixian.yang');
      expect(await own.act('violation.decide', decision)).toMatchObject({
        status: 'refused',
        code: 'violation.wrong-desk',
      });
      expect(await keeper.act('violation.decide', decision)).toMatchObject(applied);
      expect((await expectAlike()).some((each) => each.evidence.aspect === aspect)).toBe(false);
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
