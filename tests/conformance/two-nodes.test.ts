/** Two nodes over one PostgreSQL: what one knows the other acts on, and nothing is done twice or missed. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { partBytes } from '#shared/domain/delivery/resource-file.ts';
import { entryWith } from '#shared/domain/testing/office.ts';
import type { PullReply } from '#shared/protocol/pull.ts';
import type { MutationResult } from '#shared/protocol/push.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { allowanceLimits } from '../../src-platform/access/allowance.ts';
import { failureLimits } from '../../src-platform/access/credentials.ts';
import { type Database, openDatabase } from '../../src-platform/database/open-database.ts';
import { fetchRecord, writeRecords } from '../../src-platform/database/records.ts';
import { withLedger } from '../../src-platform/ledger/ledger.ts';
import { openPokes } from '../../src-platform/sync/pokes.ts';
import { diceFor } from '../simulation/real/dice.ts';
import { submission } from './platform-cases.ts';
import {
  applyPatch,
  type Clerk,
  clerkOf,
  openPlatformOffice,
  type PlatformOffice,
} from './platform-office.ts';
import { type OpenServer, postgresServers, serverTitle } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';
import { writeEntries } from './segments.ts';

const seed = 20_261_125;
/** For a hang. */
const limit = 300_000;
const entryId = 'entry-rk-001';

describe.each(postgresServers)('two nodes', (server) => {
  describe.skipIf(server.missing !== undefined)(serverTitle(server), { timeout: limit }, () => {
    let open: OpenServer;
    let second: Database;
    let one: PlatformOffice;
    let two: PlatformOffice;
    beforeAll(async () => {
      open = await openDemonstration(server);
      one = await openPlatformOffice(open.database);
      second = await openDatabase({
        databaseUrl: open.database.connectionString,
        dataDir: '',
        log: () => undefined,
      });
      two = await openPlatformOffice(second);
    }, limit);
    afterAll(async () => {
      await two.close();
      await second.close();
      await one.close();
      await open.stop();
    }, limit);

    /** The same officer, session and key, spoken for at the other node. */
    const at = (node: PlatformOffice, clerk: Clerk): Clerk => clerkOf(node, clerk.profile);

    it('S1 S2 one act pushed to both at once is done once and answered alike', async () => {
      const here = await one.clerk('minzheng.zhang');
      const there = at(two, here);
      const acts = Array.from({ length: 10 }, () => here.mutation('case.submit', submission(randomUUID())));
      const answers = await Promise.all(acts.flatMap((act) => [here.push(act), there.push(act)]));
      const byAct = acts.map((_, index) => answers.slice(index * 2, index * 2 + 2).flat());
      for (const [index, [first, again]] of byAct.entries()) {
        expect(first).toEqual<MutationResult>({ id: acts[index]?.id ?? '', status: 'applied' });
        expect(again).toEqual(first);
      }
      const { rows } = await one.database.query<{ number: string }>(
        `SELECT body ->> 'number' AS number FROM record WHERE table_name = 'sharingCase' ORDER BY 1`,
      );
      expect(rows.map(({ number }) => Number(number.slice(-6)))).toEqual(acts.map((_, index) => index + 1));
    });

    it('failed sign-ins at one node lock the account out at the other', async () => {
      const wrong = { password: 'not the password' };
      for (let tried = 0; tried < failureLimits.perLogin; tried += 1)
        expect((await (tried % 2 ? one : two).signIn('shichang.sun', wrong)).status).toBe(403);
      for (const node of [one, two])
        expect(await node.signIn('shichang.sun')).toMatchObject({
          status: 429,
          body: { code: 'session.locked-out' },
        });
    });

    it('a session has one allowance for both nodes', async () => {
      const here = await one.clerk('yibao.liu');
      two.now = one.now;
      const ask = (node: PlatformOffice) =>
        node.post('/sync/manifest', { protocol: protocolVersion }, here.profile.token);
      const statuses: number[] = [];
      for (let count = 0; count < allowanceLimits.burst; count += 1) {
        const { status } = await ask(count % 2 ? one : two);
        statuses.push(status);
      }
      expect(statuses).not.toContain(429);
      expect((await ask(one)).status).toBe(429);
      expect((await ask(two)).status).toBe(429);
    });

    it('a change at one node is told to the streams of the other, and to those only that may see it', async () => {
      const here = await one.clerk('minzheng.zhang');
      const pokes = await openPokes(second);
      const heard: string[] = [];
      const join = (name: string, scope: string) =>
        pokes.join({ scopes: new Set([scope]), send: () => heard.push(name), end: () => undefined });
      join('own', `department:${here.profile.officer.departmentId}`);
      join('stranger', 'department:nobody');
      expect(await here.act('case.submit', submission(randomUUID()))).toMatchObject({ status: 'applied' });
      while (heard.length === 0) await pause(5);
      await pokes.close();
      expect(new Set(heard)).toEqual(new Set(['own']));
    });

    it('[R028] an upload begun at one node is finished at the other', async () => {
      await withLedger(one.database, async ({ tx, nextSeq, append }) => {
        const row = await fetchRecord(tx, { table: 'catalogEntry', id: entryId });
        if (row === undefined) throw new Error('no entry');
        const changed = { ...row, exchangeMethods: ['interface' as const, 'file' as const] };
        await writeRecords(tx, [{ table: 'catalogEntry', row: changed }], nextSeq);
        const who = { officerId: null, departmentId: null, deviceId: null };
        append({ at: one.now, ...who, action: 'test.write', outcome: 'applied', subject: {} });
      });
      const here = await one.clerk('gongan.li');
      const there = at(two, here);
      const bytes = new Uint8Array(partBytes + 1000).fill(65);
      const declared = await here.post('/files', {
        entryId,
        name: '在册人口.csv',
        size: bytes.length,
        digest: bytesToHex(sm3(bytes)),
        itemIds: ['id-number', 'name'],
        copyRow: true,
      });
      expect(declared.status).toBe(200);
      const { fileId } = declared.body as { fileId: string };
      for (const [n, node] of [one, two].entries()) {
        const sent = await node.raw({
          method: 'PUT',
          path: `/files/${fileId}/parts/${n}`,
          token: here.profile.token,
          headers: { 'content-type': 'application/octet-stream' },
          payload: bytes.subarray(n * partBytes, (n + 1) * partBytes),
        });
        expect(sent.status).toBe(200);
      }
      expect((await there.post(`/files/${fileId}/complete`, {})).status).toBe(200);
      expect((await here.rows()).has(`resourceFile ${fileId}`)).toBe(true);
    });

    it(`S8 while writers hold their transactions open at random no pull misses a commit (seed ${seed})`, async () => {
      const dice = diceFor(seed, 'held');
      const committed = new Set<string>();
      const undone = new Set<string>();
      const write = async (database: Database, writer: number): Promise<void> => {
        for (let round = 0; round < 12; round += 1) {
          const id = `held-${writer}-${round}`;
          const [hold, isUndone] = [dice.below(12), dice.chance(0.2)];
          const row = entryWith({ id, code: id });
          const work = withLedger(database, async ({ tx, nextSeq, append }) => {
            await writeRecords(tx, [{ table: 'catalogEntry', row }], nextSeq);
            const who = { officerId: null, departmentId: null, deviceId: null };
            append({ at: one.now, ...who, action: 'test.write', outcome: 'applied', subject: {} });
            await pause(hold);
            if (isUndone) throw new Error('undone');
          });
          await work.then(
            () => committed.add(`catalogEntry ${id}`),
            () => undone.add(`catalogEntry ${id}`),
          );
        }
      };
      let isOver = false;
      const read = async (node: PlatformOffice) => {
        // The allowance is per session and the office's time stands still, so each reader takes its time.
        const clerk = await node.clerk('minzheng.gao');
        const rows = new Map<string, Record<string, unknown>>();
        let cursor: string | null = null;
        for (let last = false; ; last = isOver) {
          node.now += 1_000;
          const reply: PullReply = await clerk.pull(cursor);
          expect(reply.reset).toBe(cursor === null);
          applyPatch(rows, reply.patch);
          cursor = reply.cursor;
          if (last && !reply.more) return rows;
        }
      };
      const readers = [read(one), read(two), read(one)];
      const databases = [open.database, second];
      await Promise.all(Array.from({ length: 6 }, (_, n) => write(databases[n % 2] ?? second, n)));
      await writeEntries(second, [entryWith({ id: 'held-last', code: 'held-last' })]);
      isOver = true;
      const whole = await (await one.clerk('minzheng.gao')).rows();
      expect(undone.size).toBeGreaterThan(0);
      for (const rows of await Promise.all(readers)) {
        expect([...committed].filter((key) => !rows.has(key))).toEqual([]);
        expect([...undone].filter((key) => rows.has(key))).toEqual([]);
        expect(rows).toEqual(whole);
      }
    });
  });
});
