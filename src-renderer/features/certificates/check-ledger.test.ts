import { describe, expect, it } from 'vitest';
import { certificateLine } from '#shared/domain/certificate/certificate.ts';
import { issuedBody } from '#shared/evidence/testing/issued-body.ts';
import { recordOfUse } from '#shared/evidence/testing/recorded-use.ts';
import { checkLedger } from './check-ledger.ts';

const records = [1, 2].map((order) =>
  recordOfUse({ id: `call-${order}`, number: `DY-${order}`, ledgerSeq: order }),
);
const certificate = {
  id: 'certificate-1',
  userDepartmentId: 'dept-minzheng',
  caseId: 'case-1',
  callIds: records.map(({ id }) => id),
  body: { ...issuedBody, calls: records.map(certificateLine) },
  digest: '0'.repeat(64),
  signature: '0'.repeat(128),
  sealKey: `04${'0'.repeat(128)}`,
  demonstration: true,
};

type Proven = 'record' | 'place' | 'not-yet' | 'different';
/** A main that answers by place; whoever shows no record hears of the place at most. */
const proving =
  (verdicts: Readonly<Record<number, Proven>> = {}) =>
  async ({ seq, record }: { seq: number; record: unknown }) => ({
    verdict: verdicts[seq] ?? (record === null ? ('place' as const) : ('record' as const)),
  });

describe('[R066] 核对台账', () => {
  it('[R066] stands where every record is in the ledger, in whatever order they are held', async () => {
    expect(await checkLedger(certificate, records.toReversed(), proving())).toEqual({
      verdict: 'stands',
      withoutRecord: 0,
    });
  });

  it('[R066] counts the calls whose record is not here, or whose entry the platform does not give', async () => {
    expect(await checkLedger(certificate, records.slice(1), proving())).toMatchObject({ withoutRecord: 1 });
    expect(await checkLedger(certificate, records, proving({ 1: 'place', 2: 'place' }))).toMatchObject({
      withoutRecord: 2,
    });
  });

  it.each(['not-yet', 'different'] as const)('[R066] names the first call that is %s', async (verdict) => {
    expect(await checkLedger(certificate, records, proving({ 2: verdict }))).toEqual({
      verdict,
      call: 'DY-2',
    });
  });

  it('[R066] asks nobody about a call that the certificate states otherwise than its record here', async () => {
    const [first, second] = records;
    const other = [first, { ...second, rowCount: 9 }] as typeof records;
    expect(await checkLedger(certificate, other, proving())).toEqual({
      verdict: 'other-record',
      call: 'DY-2',
    });
  });
});
