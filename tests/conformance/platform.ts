/** What the platform promises over HTTP, on every PostgreSQL: the main job, access, sync, ledger, import. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Certificate, certificateCode } from '#shared/domain/certificate/certificate.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { failureLimits } from '../../src-platform/access/credentials.ts';
import { sessionLimits } from '../../src-platform/access/sessions.ts';
import { readSampleFile } from '../../src-platform/demonstration/sample-records.ts';
import { firstBrokenEntry } from '../../src-platform/ledger/ledger.ts';
import { forged } from './forged.ts';
import { platformAccounts } from './platform-accounts.ts';
import { callOf, entryId, grantCase, purpose, submission } from './platform-cases.ts';
import { platformDefences } from './platform-defences.ts';
import { platformGrounds } from './platform-grounds.ts';
import { platformImports } from './platform-imports.ts';
import { platformLeases } from './platform-leases.ts';
import { type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { platformPulls } from './platform-pulls.ts';
import { platformWorkstations } from './platform-workstations.ts';
import type { OpenServer, PostgresServer } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';

export const platformSuite = (server: PostgresServer): void => {
  const skip = server.missing !== undefined;
  const name = skip
    ? `the platform on ${server.name} (SKIPPED: ${server.missing})`
    : `the platform on ${server.name}`;
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

    it('[R049] [R051] [R056] [R066] runs the main job from application to a verified certificate', async () => {
      const { user, caseId } = await grantCase(office);
      const call = await user.post('/gateway/calls', callOf(caseId));
      expect(call.status).toBe(200);
      const { record, records } = call.body as { record: CallRecord; records: Record<string, unknown>[] };
      expect(records).toHaveLength(1);
      expect(Object.keys(records[0] ?? {}).sort()).toEqual(['公民身份号码', '姓名'].sort());
      expect(record).toMatchObject({ rowCount: 1, purpose, entryId });
      const issue = { certificateId: randomUUID(), callIds: [record.id] };
      const issued = await user.post('/certificates', issue);
      const { certificate } = issued.body as { certificate: Certificate };
      expect(certificate.body.calls[0]).toMatchObject({
        number: record.number,
        resultDigest: record.resultDigest,
      });
      expect((await user.post('/certificates', issue)).body).toEqual(issued.body);
      const code = certificateCode({
        number: certificate.body.number,
        digest: certificate.digest,
        signature: certificate.signature,
      });
      const verify = (text: string) => office.post('/certificates/verify', { code: text });
      expect((await verify(code)).body).toMatchObject({ verdict: 'valid' });
      expect((await verify(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`)).body).toMatchObject({
        verdict: 'signature-invalid',
      });
      expect((await verify('DSD1:whatever')).body).toMatchObject({ verdict: 'malformed' });
      const setOutcome = (outcome: string) =>
        office.database.query(
          forged(`UPDATE ledger SET outcome = '${outcome}' WHERE seq = ${record.ledgerSeq}`),
        );
      await setOutcome('tampered');
      expect((await verify(code)).body).toMatchObject({ verdict: 'ledger-mismatch' });
      const rename = (name: string) =>
        office.database.query(
          `UPDATE record SET body = jsonb_set(body, '{body,issuedTo}', to_jsonb($1::text))
           WHERE table_name = 'certificate' AND id = $2`,
          [name, certificate.id],
        );
      await rename('别人');
      expect((await verify(code)).body).toMatchObject({ verdict: 'digest-mismatch' });
      await rename(certificate.body.issuedTo);
      await setOutcome('applied');
      expect((await verify(code)).body).toMatchObject({ verdict: 'valid' });
      const alter = (field: string, value: unknown) =>
        office.database.query(
          `UPDATE call_record SET body = jsonb_set(body, $1::text[], $2::jsonb) WHERE id = $3`,
          [[field], JSON.stringify(value), record.id],
        );
      // In the certificate's words and beside them: the ledger's digest is of the whole record.
      for (const [field, value] of [
        ['rowCount', 5000],
        ['purpose', '改过的用途'],
        ['requestDigest', 'f'.repeat(64)],
      ] as const) {
        await alter(field, value);
        expect((await verify(code)).body, field).toMatchObject({ verdict: 'ledger-mismatch' });
        const again = await user.post('/certificates', { ...issue, certificateId: randomUUID() });
        expect(again.body.code, field).toBe('certificate.ledger');
        await alter(field, record[field]);
      }
      await alter('rowCount', -1);
      expect((await verify(code)).body).toMatchObject({ verdict: 'ledger-mismatch' });
      await alter('rowCount', record.rowCount);
      // Another entry that holds, but is of no use of data.
      const { rows } = await office.database.query<{ seq: number; hash: string }>(
        `SELECT seq, hash FROM ledger WHERE action = 'certificate.issue' ORDER BY seq DESC LIMIT 1`,
      );
      await alter('ledgerSeq', rows[0]?.seq);
      await alter('ledgerHash', rows[0]?.hash);
      const elsewhere = await user.post('/certificates', { ...issue, certificateId: randomUUID() });
      expect(elsewhere.body.code).toBe('certificate.ledger');
      await alter('ledgerSeq', record.ledgerSeq);
      await alter('ledgerHash', record.ledgerHash);
      expect((await verify(code)).body).toMatchObject({ verdict: 'valid' });
    });

    it('[R049] [R082] refuses a call outside the grant and records nothing for it', async () => {
      const { user, provider, caseId } = await grantCase(office);
      const before = (await user.rows()).size;
      const code = async (clerk: Clerk, patch: object) =>
        (await clerk.post('/gateway/calls', callOf(caseId, patch))).body.code;
      expect(await code(user, { purpose: '另作他用' })).toBe('grant.purpose');
      expect(await code(provider, {})).toBe('department.wrong');
      expect(await code(user, { grantId: 'nobody.grant' })).toBe('record.missing');
      expect((await user.rows()).size).toBe(before);
      for (let each = 0; each < 3; each += 1) expect(await code(user, {})).toBeUndefined();
      expect(await code(user, {})).toBe('grant.cap');
    });

    it('a repeated call id gives the record already made', async () => {
      const { user, caseId } = await grantCase(office);
      const request = callOf(caseId);
      const first = await user.post('/gateway/calls', request);
      expect((await user.post('/gateway/calls', request)).body).toEqual(first.body);
      const other = readSampleFile().persons[1]?.idNumber;
      expect((await user.post('/gateway/calls', { ...request, key: other })).body.code).toBe('record.exists');
    });

    it('[S1] [S2] a pushed mutation has its effect once, whatever is repeated; another body under its id is refused', async () => {
      const user = await office.clerk('minzheng.zhang');
      const caseId = randomUUID();
      const mutation = user.mutation('case.submit', submission(caseId));
      const first = await user.push(mutation);
      expect(await user.push(mutation, mutation)).toEqual([...first, ...first]);
      expect((await user.rows()).get(`sharingCase ${caseId}`)).toMatchObject({ version: 1 });
      const changed = { ...mutation, args: submission(caseId, { purpose: '改了' }) };
      expect(await user.push(changed)).toEqual([
        { id: mutation.id, status: 'refused', code: 'mutation.reused' },
      ]);
    });

    it('[S16] a poison mutation is refused and does not stop the next', async () => {
      const user = await office.clerk('minzheng.zhang');
      const caseId = randomUUID();
      const results = await user.push(
        user.mutation('case.invented', {}),
        user.mutation('case.submit', { caseId, entryId, application: { purpose: '' } }),
        user.mutation('case.submit', submission(caseId, { purpose: 'lone \ud800' })),
        user.mutation('case.submit', submission(caseId)),
      );
      expect(results.map((each) => (each.status === 'refused' ? each.code : 'applied'))).toEqual([
        'action.unknown',
        'args.invalid',
        'args.invalid',
        'applied',
      ]);
      expect(results[1]).toMatchObject({ field: expect.stringMatching(/^application\./u) });
    });

    it('[S14] a mutation made by another officer is not taken under this session', async () => {
      const user = await office.clerk('minzheng.zhang');
      const mutation = {
        ...user.mutation('case.submit', submission(randomUUID())),
        officerId: 'officer-gongan-li',
      };
      const answer = await user.post('/sync/push', { protocol: protocolVersion, mutations: [mutation] });
      expect(answer).toMatchObject({
        status: 409,
        body: { code: 'push.other-officer', field: 'mutations.0.officerId' },
      });
    });

    it('[S12] an officer is sent only rows they may see: before 转至 the provider sees no case', async () => {
      const [user, bureau, provider, other] = (await Promise.all(
        ['minzheng.zhang', 'zwxx.wang', 'gongan.li', 'renshe.chen'].map((login) => office.clerk(login)),
      )) as [Clerk, Clerk, Clerk, Clerk];
      const caseId = randomUUID();
      await user.act('case.submit', submission(caseId));
      const sees = async (clerk: Clerk) => (await clerk.rows()).has(`sharingCase ${caseId}`);
      expect(await Promise.all([user, bureau, provider, other].map(sees))).toEqual([
        true,
        true,
        false,
        false,
      ]);
      await bureau.act('case.review', { caseId, expectedVersion: 1, decision: 'pass', opinion: '' });
      expect(await Promise.all([user, bureau, provider, other].map(sees))).toEqual([true, true, true, false]);
    });

    it('a pull continues where it stopped, and a cursor of other rights or another database starts anew', async () => {
      const [user, bureau] = (await Promise.all(
        ['minzheng.zhang', 'zwxx.wang'].map((login) => office.clerk(login)),
      )) as [Clerk, Clerk];
      const first = await user.pull();
      expect(first.reset).toBe(true);
      expect(await user.pull(first.cursor)).toMatchObject({ reset: false, patch: [], cursor: first.cursor });
      const caseId = randomUUID();
      await user.act('case.submit', submission(caseId));
      const next = await user.pull(first.cursor);
      expect(next.patch).toMatchObject([{ op: 'put', table: 'sharingCase', id: caseId }]);
      expect((await bureau.pull(first.cursor)).reset).toBe(true);
      expect((await user.pull('not a cursor')).reset).toBe(true);
    });

    it('[S8] concurrent writers never make a pull skip a row', async () => {
      const clerks = await Promise.all(Array.from({ length: 4 }, () => office.clerk('minzheng.zhang')));
      const reader = await office.clerk('minzheng.zhang');
      const written = Array.from({ length: 40 }, () => randomUUID());
      let { cursor } = await reader.pull();
      const seen = new Set<string>();
      const catchUp = async () => {
        const reply = await reader.pull(cursor);
        for (const operation of reply.patch) if (operation.table === 'sharingCase') seen.add(operation.id);
        cursor = reply.cursor;
      };
      const writes = written.map((caseId, index) =>
        (clerks[index % 4] as Clerk).act('case.submit', submission(caseId)),
      );
      const writing = Promise.all(writes);
      for (let round = 0; round < 20; round += 1) await catchUp();
      await writing;
      await catchUp();
      expect([...seen].sort()).toEqual(expect.arrayContaining([...written].sort()));
    });

    it('numbers are gapless within a series even when acts are refused between', async () => {
      const user = await office.clerk('minzheng.zhang');
      const numberOf = async () => {
        const caseId = randomUUID();
        await user.act('case.submit', submission(caseId));
        const row = (await user.rows()).get(`sharingCase ${caseId}`);
        return Number(String(row?.number).split('-')[1]);
      };
      const first = await numberOf();
      await user.act('case.submit', submission(randomUUID(), { itemIds: ['portrait'] }));
      expect(await numberOf()).toBe(first + 1);
    });

    it('sign-in: wrong password, unknown login, lock-out, and its end', async () => {
      const wrong = { password: 'wrong' };
      expect(await office.signIn('zfb.zhou', wrong)).toMatchObject({
        status: 403,
        body: { code: 'session.wrong-credentials' },
      });
      expect(await office.signIn('nobody.here', wrong)).toMatchObject({
        status: 403,
        body: { code: 'session.wrong-credentials' },
      });
      for (let each = 1; each < failureLimits.perLogin; each += 1) await office.signIn('zfb.zhou', wrong);
      expect(await office.signIn('zfb.zhou')).toMatchObject({
        status: 429,
        body: { code: 'session.locked-out' },
      });
      office.now += failureLimits.window + 1;
      expect((await office.signIn('zfb.zhou')).status).toBe(200);
    });

    it('a session ends after idleness, after its absolute limit, and on sign-out', async () => {
      const pullStatus = async (clerk: Clerk) =>
        (await clerk.post('/sync/pull', { protocol: protocolVersion, cursor: null, atLeast: 0 })).status;
      const idle = await office.clerk('minzheng.zhang');
      office.now += sessionLimits.idle + 1;
      expect(await pullStatus(idle)).toBe(401);
      const busy = await office.clerk('minzheng.zhang');
      const end = office.now + sessionLimits.absolute;
      while (office.now + sessionLimits.idle / 2 < end) {
        office.now += sessionLimits.idle / 2;
        expect(await pullStatus(busy)).toBe(200);
      }
      office.now = end + 1;
      expect(await pullStatus(busy)).toBe(401);
      expect(
        await office.post('/sync/pull', { protocol: protocolVersion, cursor: null, atLeast: 0 }),
      ).toMatchObject({
        status: 401,
        body: { code: 'session.none' },
      });
    });

    it('a workstation is known by its secret, and a revoked one is refused', async () => {
      const device = { id: `device-${randomUUID()}`, secret: 'a'.repeat(64), name: '一号工作站' };
      expect((await office.signIn('minzheng.zhang', { device })).status).toBe(200);
      const impostor = { ...device, secret: 'b'.repeat(64) };
      expect((await office.signIn('minzheng.zhang', { device: impostor })).body.code).toBe(
        'session.device-refused',
      );
      await office.database.query('UPDATE device SET revoked_at = $1 WHERE id = $2', [office.now, device.id]);
      expect((await office.signIn('minzheng.zhang', { device })).body.code).toBe('session.device-refused');
    });

    it('a malformed body is a coded 4xx that names the field', async () => {
      const user = await office.clerk('minzheng.zhang');
      expect(
        await user.post('/sync/pull', { protocol: protocolVersion, cursor: 7, atLeast: 0 }),
      ).toMatchObject({
        status: 400,
        body: { code: 'request.invalid', field: 'cursor' },
      });
      expect(await user.post('/sync/pull', { protocol: 99, cursor: null, atLeast: 0 })).toMatchObject({
        status: 426,
        body: { code: 'protocol.unsupported' },
      });
      expect(await office.post('/nowhere', {})).toMatchObject({
        status: 404,
        body: { code: 'route.unknown' },
      });
      const text = await office.post('/sync/pull', {}, undefined, { 'content-type': 'text/plain' });
      expect(text).toMatchObject({ status: 415, body: { code: 'request.unsupported-type' } });
      const huge = await office.post('/certificates/verify', { code: 'x'.repeat(5 * 1024 * 1024) });
      expect(huge).toMatchObject({ status: 413, body: { code: 'request.too-large' } });
    });

    platformImports(() => office);
    platformDefences(() => office);
    platformGrounds(() => office);
    platformPulls(() => office);
    platformLeases(() => office);
    platformWorkstations(() => office);
    platformAccounts(() => office);

    it('describes itself and is healthy', async () => {
      expect((await office.get('/healthz')).body).toMatchObject({ ok: true });
      const { body } = await office.get('/openapi.json');
      expect(Object.keys(body.paths as object)).toEqual(
        expect.arrayContaining(['/session', '/sync/push', '/gateway/calls']),
      );
      expect((await office.get('/docs/')).text).toContain('swagger');
    });

    it('[R020] [R107] the ledger is gapless and chained; a changed, removed or swapped entry is named', async () => {
      expect(await firstBrokenEntry(office.database)).toBeNull();
      const broken = async (sql: string) => {
        const undo = new Error('undo');
        let found: number | null = null;
        await office.database
          .transaction(async (tx) => {
            await tx.query(forged(sql));
            found = await firstBrokenEntry(tx);
            throw undo;
          })
          .catch((error: unknown) => {
            if (error !== undo) throw error;
          });
        return found;
      };
      expect(await broken(`UPDATE ledger SET officer_id = 'x' WHERE seq = 3`)).toBe(3);
      expect(await broken('DELETE FROM ledger WHERE seq = 2')).toBe(2);
      expect(await broken('DELETE FROM ledger WHERE seq = (SELECT max(seq) FROM ledger)')).not.toBeNull();
      expect(await broken(`UPDATE ledger SET subject = subject || '{"x":1}' WHERE seq = 4`)).toBe(4);
      expect(await firstBrokenEntry(office.database)).toBeNull();
    });
  });
};
