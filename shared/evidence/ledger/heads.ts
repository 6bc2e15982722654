/** Whether the platform still tells the history it told before, and whether a record is in it. */
import type { LedgerHead, LedgerProof } from '#shared/protocol/ledger.ts';
import { headDigest, isHeadSealed, rootBy } from './chain.ts';

/**
 * The first head that does not carry on from the one before it, or null where all do.
 * @param kept the newest that was kept; null at the first meeting, when the first head is taken as it is
 */
export const firstBreak = (
  kept: LedgerHead | null,
  heads: readonly LedgerHead[],
  sealKey: string,
): LedgerHead | null => {
  let before = kept;
  for (const head of heads) {
    const follows =
      before === null ||
      (head.number === before.number + 1 &&
        head.from === before.seq + 1 &&
        head.previous === headDigest(before));
    if (!follows || head.seq < head.from || !isHeadSealed(head, sealKey)) return head;
    before = head;
  }
  return null;
};

/** Whether an entry with that place and hash is among those the proof's head stands for. */
export const isProven = (
  { seq, hash }: { readonly seq: number; readonly hash: string },
  { head, path }: LedgerProof,
  sealKey: string,
): boolean => {
  const place = { hash, index: seq - head.from, count: head.seq - head.from + 1 };
  return rootBy(place, path) === head.root && isHeadSealed(head, sealKey);
};
