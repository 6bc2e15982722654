/** A use, its record and the ledger's entry of it: what the department is given to check by itself, and records of earlier releases. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import { type Certificate, certificateCode } from '#shared/domain/certificate/certificate.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { isEntryAt, isEntryOfUse } from '#shared/evidence/ledger/recorded-use.ts';
import { type ProofReply, proofReply } from '#shared/protocol/ledger.ts';
import { writeRecords } from '../../src-platform/database/records.ts';
import { withLedger } from '../../src-platform/ledger/ledger.ts';
import { callOf, grantCase } from './platform-cases.ts';
import { type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { type OpenServer, postgresServers } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';

const [server] = postgresServers;
if (server === undefined) throw new Error('no database server');

let open: OpenServer;
let office: PlatformOffice;
let clerks: Awaited<ReturnType<typeof grantCase>>;
let record: CallRecord;
beforeAll(async () => {
  open = await openDemonstration(server);
  office = await openPlatformOffice(open.database);
  clerks = await grantCase(office);
  const { body } = await clerks.user.post('/gateway/calls', callOf(clerks.caseId));
  ({ record } = body as { record: CallRecord });
});
afterAll(async () => {
  await office.close();
  await open.stop();
});

const asked = async (clerk: Clerk, seq: number): Promise<ProofReply> =>
  proofReply.parse((await clerk.post('/ledger/proof', { seq })).body);

it('[R066] [R107] the entry of a use is given to the department whose use it is, and proves its record', async () => {
  const { entry } = await asked(clerks.user, record.ledgerSeq);
  if (entry === null) throw new Error('no entry');
  expect(isEntryAt(entry, { seq: record.ledgerSeq, hash: record.ledgerHash })).toBe(true);
  expect(isEntryOfUse(entry, record)).toBe(true);
  expect(isEntryOfUse(entry, { ...record, rowCount: record.rowCount + 1 })).toBe(false);
});

it('[R107] an entry is given to no other department, and none that is of no use', async () => {
  expect((await asked(clerks.provider, record.ledgerSeq)).entry).toBeNull();
  const { rows } = await open.database.query<{ seq: number }>(
    `SELECT seq FROM ledger WHERE action = 'case.submit' ORDER BY seq DESC LIMIT 1`,
  );
  expect((await asked(clerks.user, rows[0]?.seq ?? 0)).entry).toBeNull();
  expect((await asked(clerks.user, record.ledgerSeq + 1000)).entry).toBeNull();
});

/** As a release wrote it that knew no such fields: neither the row nor the ledger's digest has them. */
const recordedWithout = (fields: readonly ('file' | 'database')[]): Promise<string> =>
  withLedger(open.database, async (writer) => {
    const id = randomUUID();
    const {
      ledgerSeq: _seq,
      ledgerHash: _hash,
      ...fresh
    } = { ...record, id, number: `DY2025-${id.slice(0, 6)}` };
    const digested = Object.fromEntries(
      Object.entries(fresh).filter(([field]) => !fields.some((left) => left === field)),
    );
    const entry = writer.append({
      ...{ at: office.now, officerId: null, departmentId: record.userDepartmentId, deviceId: null },
      ...{ action: 'gateway.call', outcome: 'applied' },
      subject: { callId: id, call: digestOfValue(digested) },
    });
    const row: CallRecord = { ...fresh, ledgerSeq: entry.seq, ledgerHash: entry.hash };
    await writeRecords(writer.tx, [{ table: 'callRecord', row }], entry.seq);
    await writer.tx.query('UPDATE call_record SET body = body - $1::text[] WHERE id = $2', [fields, id]);
    return id;
  });

it.each([
  ['batches by database', ['database']],
  ['copies of files', ['file', 'database']],
] as const)(
  'S13 [R066] a use of a release that knew no %s is certified, and found valid',
  async (_, fields) => {
    const id = await recordedWithout(fields);
    const { body } = await clerks.user.post('/certificates', { certificateId: randomUUID(), callIds: [id] });
    const { certificate } = body as { certificate: Certificate };
    const code = certificateCode({ ...certificate, number: certificate.body.number });
    const verdict = async () => (await office.post('/certificates/verify', { code })).body.verdict;
    expect(await verdict()).toBe('valid');
    await open.database.query(
      `UPDATE call_record SET body = jsonb_set(body, '{rowCount}', '7') WHERE id = $1`,
      [id],
    );
    expect(await verdict()).toBe('ledger-mismatch');
  },
);
