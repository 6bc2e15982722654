/** For tests and benches: a ledger of any length, with heads. */
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { canonicalBytes } from '#shared/crypto/canonical-json.ts';
import type { Sm2KeyPair } from '#shared/crypto/sm2-key.ts';
import { sm2Signer } from '#shared/crypto/sm2-sign.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import type { LedgerEntry, LedgerHead } from '#shared/protocol/ledger.ts';
import { beginning, headDigest, headValue, type LedgerSubject, ledgerHash, rootOf } from '../ledger/chain.ts';

type Wanted = {
  readonly pair: Sm2KeyPair;
  readonly entries: number;
  readonly perHead: number;
  /** Tells one ledger from another. */
  readonly from?: string;
  /** Milliseconds added to every time. */
  readonly startAt?: number;
  /** What some entries say, by their place, where it is not a case. */
  readonly said?: Readonly<Record<number, LedgerSubject>>;
};

export const inventLedger = ({
  pair,
  entries: count,
  perHead,
  from = 'one',
  startAt = 0,
  said = {},
}: Wanted) => {
  const sign = sm2Signer(pair);
  const random = seededRandom('heads');
  const entries: LedgerEntry[] = [];
  const heads: LedgerHead[] = [];
  let prevHash = beginning;
  for (let seq = 1; seq <= count; seq++) {
    const content: LedgerSubject = said[seq] ?? {
      at: Date.UTC(2026, 10, 24) + startAt + seq * 1000,
      officerId: `officer-${seq % 40}`,
      departmentId: `dept-${seq % 12}`,
      deviceId: `device-${from}`,
      action: 'case.submit',
      outcome: 'applied',
      subject: {
        mutationId: `m-${seq}`,
        request: 'a'.repeat(64),
        rows: [{ table: 'sharingCase', id: `c-${seq}` }],
      },
    };
    const hash = ledgerHash(seq, prevHash, content);
    entries.push({ ...content, seq, prevHash, hash });
    prevHash = hash;
    if (seq % perHead !== 0) continue;
    const before = heads.at(-1);
    const unsigned = {
      number: heads.length + 1,
      from: seq - perHead + 1,
      seq,
      hash,
      root: rootOf(entries.slice(seq - perHead).map((entry) => entry.hash)),
      previous: before === undefined ? beginning : headDigest(before),
      at: content.at,
    };
    const signature = bytesToHex(sign(canonicalBytes(headValue(unsigned)), random));
    heads.push({ ...unsigned, signature });
  }
  return { entries, heads };
};
