/** Delivery by file, over HTTP: up in parts, down as recorded copies, and what is refused on either way. */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesToHex, utf8Encode } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { partBytes, type ResourceFile } from '#shared/domain/delivery/resource-file.ts';
import { maskedBy } from '#shared/domain/entry-masking/testing/masked.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import type { CopyReply } from '#shared/protocol/file.ts';
import { fetchRecord, writeRecords } from '../../src-platform/database/records.ts';
import { withLedger } from '../../src-platform/ledger/ledger.ts';
import { grantCase, purpose } from './platform-cases.ts';
import { type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import type { OpenServer, PostgresServer } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';

const entryId = 'entry-rk-001';
const digestOf = (bytes: Uint8Array): string => bytesToHex(sm3(bytes));
const csv = (bytes: number): Uint8Array => utf8Encode('姓名,公民身份号码\r\n'.repeat(Math.ceil(bytes / 26)));

const declarationOf = (bytes: Uint8Array, patch: object = {}) => ({
  entryId,
  name: '在册人口.csv',
  size: bytes.length,
  digest: digestOf(bytes),
  itemIds: ['id-number', 'name'],
  copyRow: true,
  ...patch,
});

const partOf = (bytes: Uint8Array, n: number) => bytes.subarray(n * partBytes, (n + 1) * partBytes);
const partsOf = (bytes: Uint8Array) =>
  Array.from({ length: Math.ceil(bytes.length / partBytes) }, (_, n) => partOf(bytes, n));

const declare = async (clerk: Clerk, declaration: object) => {
  const answer = await clerk.post('/files', declaration);
  return { ...answer, body: answer.body as { fileId: string; received: number[]; code?: string } };
};
const complete = (clerk: Clerk, fileId: string) => clerk.post(`/files/${fileId}/complete`, {});

const sendPart = async (
  office: PlatformOffice,
  clerk: Clerk,
  part: { fileId: string; n: number; bytes: Uint8Array; type?: string },
) => {
  const answer = await office.raw({
    method: 'PUT',
    path: `/files/${part.fileId}/parts/${part.n}`,
    token: clerk.profile.token,
    headers: { 'content-type': part.type ?? 'application/octet-stream' },
    payload: part.bytes,
  });
  return JSON.parse(new TextDecoder().decode(answer.bytes)).code ?? 'received';
};

const fetchFrom = (
  office: PlatformOffice,
  { clerk, path, range }: { clerk: Clerk; path: string; range?: string },
) =>
  office.raw({
    method: 'GET',
    path,
    token: clerk.profile.token,
    ...(range === undefined ? {} : { headers: { range } }),
  });

const publish = async (
  office: PlatformOffice,
  clerk: Clerk,
  { bytes, ...patch }: { bytes: Uint8Array } & Record<string, unknown>,
): Promise<ResourceFile> => {
  const { fileId } = (await declare(clerk, declarationOf(bytes, patch))).body;
  for (const [n, part] of partsOf(bytes).entries())
    expect(await sendPart(office, clerk, { fileId, n, bytes: part })).toBe('received');
  const answer = await complete(clerk, fileId);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body.file as ResourceFile;
};

/** The entry and the grant as if file had been the method from the start; every other rule stays as it is. */
const byFile = (office: PlatformOffice, grantId: string, patch: Partial<Grant> = {}) =>
  withLedger(office.database, async ({ tx, nextSeq, append }) => {
    const grant = await fetchRecord(tx, { table: 'grant', id: grantId });
    const entry = await fetchRecord(tx, { table: 'catalogEntry', id: entryId });
    if (grant === undefined || entry === undefined) throw new Error('no grant or no entry');
    await writeRecords(
      tx,
      [
        { table: 'grant', row: { ...grant, method: 'file', ...patch } },
        { table: 'catalogEntry', row: { ...entry, exchangeMethods: ['interface', 'file'] } },
      ],
      nextSeq,
    );
    const who = { officerId: null, departmentId: null, deviceId: null };
    append({ at: office.now, ...who, action: 'test.write', outcome: 'applied', subject: {} });
  });

const granted = async (office: PlatformOffice, patch: Partial<Grant> = {}) => {
  const parties = await grantCase(office);
  const grantId = `${parties.caseId}.grant`;
  await byFile(office, grantId, patch);
  const copy = (fileId: string, callId: string = randomUUID(), also: object = {}) =>
    parties.user.post(`/files/${fileId}/copies`, { callId, grantId, purpose, ...also });
  return { ...parties, grantId, copy };
};

const uploads = (office: () => PlatformOffice): void => {
  it('[R028] a cut upload goes on where it stopped, and nobody sees the file before it is whole', async () => {
    const { provider, user } = await granted(office());
    const bytes = csv(partBytes * 2 + 1000);
    const { fileId, received } = (await declare(provider, declarationOf(bytes))).body;
    expect(received).toEqual([]);
    await sendPart(office(), provider, { fileId, n: 1, bytes: partOf(bytes, 1) });
    expect(await complete(provider, fileId)).toMatchObject({
      status: 409,
      body: { code: 'file.incomplete' },
    });
    expect((await user.rows()).has(`resourceFile ${fileId}`)).toBe(false);
    const again = await declare(provider, declarationOf(bytes));
    expect(again.body).toEqual({ fileId, received: [1] });
    for (const n of [0, 2]) await sendPart(office(), provider, { fileId, n, bytes: partOf(bytes, n) });
    const whole = await complete(provider, fileId);
    expect(whole).toMatchObject({ status: 200, body: { file: { id: fileId, digest: digestOf(bytes) } } });
    expect((await complete(provider, fileId)).body).toEqual(whole.body);
    expect((await user.rows()).has(`resourceFile ${fileId}`)).toBe(true);
    const late = await sendPart(office(), provider, { fileId, n: 0, bytes: partOf(bytes, 1) });
    expect(late).toBe('record.exists');
  });

  it('[R038] once rules are saved with an entry, only a file masked by them goes out, and none below k', async () => {
    const { provider } = await granted(office());
    const masked = { entryId: 'entry-ga-005', itemIds: ['item-01'] };
    const codeOf = async (of: Uint8Array) =>
      (await declare(provider, declarationOf(of, masked))).body.code ?? 'taken';
    const outputOf = (of: Uint8Array) => ({ name: '点段.csv', size: of.length, digest: digestOf(of) });
    const record = (k: number, patch: object) =>
      provider.act('masking.record', { ...maskedBy(k, { entryId: masked.entryId }), ...patch });
    const [short, reached, other] = [csv(5_000), csv(7_000), csv(9_000)];
    expect(await codeOf(other)).toBe('taken');
    expect(await record(2, { file: outputOf(short) })).toMatchObject({ status: 'applied' });
    expect(await record(5, { file: outputOf(reached), expectedVersion: 1 })).toMatchObject({
      status: 'applied',
    });
    expect(await codeOf(other)).toBe('masking.file-unknown');
    expect(await codeOf(short)).toBe('masking.below-demand');
    expect(await codeOf(reached)).toBe('taken');
  });

  it('[R028] bytes that are not those declared are refused, and can be sent again', async () => {
    const { provider } = await granted(office());
    const bytes = csv(5000);
    const { fileId } = (await declare(provider, declarationOf(bytes))).body;
    const changed = Uint8Array.from(bytes);
    changed[7] = 0x30;
    await sendPart(office(), provider, { fileId, n: 0, bytes: changed });
    expect(await complete(provider, fileId)).toMatchObject({ status: 409, body: { code: 'file.digest' } });
    await sendPart(office(), provider, { fileId, n: 0, bytes: bytes });
    expect((await complete(provider, fileId)).status).toBe(200);
  });

  it('[R028] parts of another size or number, of another officer, or of another type are refused', async () => {
    const { provider, user } = await granted(office());
    const bytes = csv(partBytes + 10);
    const { fileId } = (await declare(provider, declarationOf(bytes))).body;
    const send = (clerk: Clerk, n: number, part: Uint8Array, type?: string) =>
      sendPart(office(), clerk, { fileId, n, bytes: part, ...(type === undefined ? {} : { type }) });
    expect(await send(provider, 1, partOf(bytes, 0))).toBe('request.invalid');
    expect(await send(provider, 2, partOf(bytes, 1))).toBe('request.invalid');
    expect(await send(provider, -1, partOf(bytes, 1))).toBe('request.invalid');
    expect(await send(provider, 0, new Uint8Array(partBytes + 1))).toBe('request.too-large');
    expect(await send(user, 0, partOf(bytes, 0))).toBe('record.missing');
    expect((await complete(user, fileId)).body.code).toBe('record.missing');
    const json = utf8Encode('{}');
    expect(await send(provider, 0, json, 'application/json')).toBe('request.unsupported-type');
    expect(await send(provider, 0, json, 'text/csv')).toBe('request.unsupported-type');
  });

  it('[R028] only the provider offers a file, and only for an entry shared by file', async () => {
    const { provider, user } = await granted(office());
    const bytes = csv(100);
    const code = async (clerk: Clerk, patch: object) =>
      (await declare(clerk, declarationOf(bytes, patch))).body.code;
    expect(await code(user, {})).toBe('role.missing');
    expect(await code(provider, { entryId: 'entry-rk-002' })).toBe('file.not-offered');
    expect(await code(provider, { entryId: 'nowhere' })).toBe('record.missing');
    expect(await code(provider, { size: 65 * 1024 * 1024 })).toBe('request.invalid');
  });

  it('[R038] a file that is not UTF-8 takes no copy row', async () => {
    const { provider } = await granted(office());
    const bytes = Uint8Array.from([0xc4, 0xe3, 0x2c, 0xba, 0xc3]);
    const { fileId } = (await declare(provider, declarationOf(bytes))).body;
    await sendPart(office(), provider, { fileId, n: 0, bytes: bytes });
    expect(await complete(provider, fileId)).toMatchObject({ status: 409, body: { code: 'file.copy-row' } });
    expect((await publish(office(), provider, { bytes, copyRow: false })).size).toBe(5);
  });

  it('an officer’s forgotten uploads give way to new ones', async () => {
    const { provider } = await granted(office());
    const begun: string[] = [];
    for (let each = 0; each < 6; each += 1) {
      office().now += 1;
      begun.push((await declare(provider, declarationOf(csv(100 + each * 26)))).body.fileId);
    }
    const { rows } = await office().database.query<{ id: string }>(
      'SELECT id FROM file WHERE completed_at IS NULL AND id = ANY($1)',
      [begun],
    );
    expect(rows.map(({ id }) => id).sort()).toEqual(begun.slice(-4).sort());
  });

  it('of uploads declared in one moment the one that is being declared stays', async () => {
    const { provider } = await granted(office());
    for (let each = 0; each < 12; each += 1) {
      const bytes = csv(300 + each * 26);
      const { fileId } = (await declare(provider, declarationOf(bytes))).body;
      const [first = bytes] = partsOf(bytes);
      expect(await sendPart(office(), provider, { fileId, n: 0, bytes: first })).toBe('received');
    }
  });
};

const copies = (office: () => PlatformOffice): void => {
  it('[R028] [R038] [R049] a copy carries its receiver’s row, is recorded with its digest, and comes by ranges', async () => {
    const { provider, user, copy } = await granted(office());
    const bytes = csv(partBytes + 1000);
    const file = await publish(office(), provider, { bytes });
    const answer = await copy(file.id);
    expect(answer.status).toBe(200);
    const { record, size, digest } = answer.body as unknown as CopyReply;
    const path = `/files/${file.id}/copies/${record.id}/content`;
    const whole = await fetchFrom(office(), { clerk: user, path });
    expect([whole.status, whole.bytes.length]).toEqual([200, size]);
    expect(digestOf(whole.bytes)).toBe(digest);
    expect(record).toMatchObject({ resultDigest: digest, entryId, file: { id: file.id, size } });
    const text = new TextDecoder().decode(whole.bytes);
    expect(text.endsWith(`${record.file?.copyRow}\r\n`)).toBe(true);
    expect(record.file?.copyRow).toContain(record.number);
    const seams = [0, 1, partBytes - 3, partBytes + 5, bytes.length - 2, bytes.length + 3, size];
    const pieces: Uint8Array[] = [];
    for (const [at, first] of seams.slice(0, -1).entries()) {
      const last = (seams[at + 1] ?? size) - 1;
      const piece = await fetchFrom(office(), { clerk: user, path, range: `bytes=${first}-${last}` });
      expect([piece.status, piece.headers['content-range']]).toEqual([206, `bytes ${first}-${last}/${size}`]);
      pieces.push(piece.bytes);
    }
    expect(digestOf(Buffer.concat(pieces))).toBe(digest);
    expect(await fetchFrom(office(), { clerk: user, path, range: `bytes=${size}-` })).toMatchObject({
      status: 416,
      headers: { 'content-range': `bytes */${size}` },
    });
  });

  it('[R028] without leave for a row, a copy is the file byte for byte', async () => {
    const { provider, user, copy } = await granted(office());
    const bytes = new Uint8Array(randomBytes(700));
    const file = await publish(office(), provider, { bytes, name: '影像.zip', copyRow: false });
    const { record, digest } = (await copy(file.id)).body as unknown as CopyReply;
    expect(digest).toBe(file.digest);
    const { bytes: got } = await fetchFrom(office(), {
      clerk: user,
      path: `/files/${file.id}/copies/${record.id}/content`,
    });
    expect(digestOf(got)).toBe(file.digest);
  });

  it('[R049] each copy counts towards the cap; the same one asked for again does not', async () => {
    const { provider, copy } = await granted(office(), { callsPerDay: 2 });
    const file = await publish(office(), provider, { bytes: csv(100) });
    const callId = randomUUID();
    const first = await copy(file.id, callId);
    expect((await copy(file.id, callId)).body).toEqual(first.body);
    expect((await copy(file.id)).status).toBe(200);
    expect(await copy(file.id)).toMatchObject({ status: 409, body: { code: 'grant.cap' } });
    expect((await copy(file.id, callId)).body).toEqual(first.body);
  });

  it('[R049] [R056] [R082] outside the grant there is no copy', async () => {
    const { provider, user, copy, grantId } = await granted(office());
    const file = await publish(office(), provider, { bytes: csv(100) });
    const wide = await publish(office(), provider, {
      bytes: csv(200),
      itemIds: ['name', 'registration-status'],
    });
    const code = async (answer: ReturnType<typeof copy>) => (await answer).body.code;
    expect(await code(copy(file.id, randomUUID(), { purpose: '另作他用' }))).toBe('grant.purpose');
    expect(await code(copy(wide.id))).toBe('file.items-outside');
    expect(await code(copy('nowhere'))).toBe('record.missing');
    const { record } = (await copy(file.id)).body as unknown as CopyReply;
    const path = `/files/${file.id}/copies/${record.id}/content`;
    expect((await fetchFrom(office(), { clerk: provider, path })).status).toBe(404);
    await byFile(office(), grantId, { method: 'interface' });
    expect(await code(copy(file.id))).toBe('grant.method');
    expect((await fetchFrom(office(), { clerk: user, path })).status).toBe(409);
    await byFile(office(), grantId, { validUntil: '2020-01-01' });
    expect((await fetchFrom(office(), { clerk: user, path })).status).toBe(409);
  });
};

export const fileSuite = (server: PostgresServer): void => {
  const skip = server.missing !== undefined;
  const name = `delivery by file on ${server.name}${skip ? ` (SKIPPED: ${server.missing})` : ''}`;
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
    describe('up', () => uploads(() => office));
    describe('down', () => copies(() => office));
  });
};
