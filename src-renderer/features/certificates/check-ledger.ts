/** 核对台账: a certificate's calls, one by one, against their records here and the ledger whose heads this workstation keeps. */
import type { ledger } from '#shared/contract/ledger.ts';
import type { Client } from '#shared/contract/service.ts';
import type { Certificate } from '#shared/domain/certificate/certificate.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { statesUse } from '#shared/evidence/ledger/recorded-use.ts';

/** The first call that falls, and on what; or where all stand, for how many no record was at hand. */
export type Checked =
  | { readonly verdict: 'stands'; readonly withoutRecord: number }
  | { readonly verdict: 'other-record' | 'not-yet' | 'different'; readonly call: string };

/** @param records those that this workstation holds, in any order */
export async function checkLedger(
  { body, callIds }: Certificate,
  records: readonly CallRecord[],
  prove: Client<typeof ledger>['prove'],
): Promise<Checked> {
  let withoutRecord = 0;
  for (const [index, line] of body.calls.entries()) {
    const record = records.find(({ id }) => id === callIds[index]) ?? null;
    if (record !== null && !statesUse(body, line, record))
      return { verdict: 'other-record', call: line.number };
    const { verdict } = await prove({ seq: line.ledgerSeq, hash: line.ledgerHash, record });
    if (verdict === 'not-yet' || verdict === 'different') return { verdict, call: line.number };
    if (verdict === 'place') withoutRecord += 1;
  }
  return { verdict: 'stands', withoutRecord };
}
