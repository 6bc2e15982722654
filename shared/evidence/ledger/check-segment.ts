/**
 * A stretch of the ledger, checked entry by entry as it is read: every hash from its content and the one before, every
 * head from its entries, its seal and the head before. Nothing is held but the hashes since the last head.
 */
import type { LedgerEntry, LedgerHead } from '#shared/protocol/ledger.ts';
import { beginning, headDigest, isHeadSealed, ledgerHash, rootOf } from './chain.ts';

export type SegmentFault =
  | 'entry-changed'
  | 'entry-missing'
  | 'chain-broken'
  | 'head-changed'
  | 'head-signature'
  | 'head-order';

export const segmentFaultWords: Readonly<Record<SegmentFault, string>> = {
  'entry-changed': '内容与其哈希不符，被改动过',
  'entry-missing': '缺少记录，或次序被改动',
  'chain-broken': '与前一条记录不衔接',
  'head-changed': '平台签过的台账头与记录不符',
  'head-signature': '台账头上的平台印章不成立',
  'head-order': '台账头与前一个不衔接',
};

export type SegmentStanding = {
  /** Where it falls first: the entry's or the head's last sequence number. */
  readonly fault: { readonly seq: number; readonly fault: SegmentFault } | null;
  readonly entries: number;
  /** Entries after the last head, which no seal stands for. */
  readonly unsigned: number;
  readonly first: number | null;
  readonly last: LedgerHead | null;
};

export type SegmentCheck = {
  readonly entry: (entry: LedgerEntry) => void;
  readonly head: (head: LedgerHead) => void;
  readonly standing: () => SegmentStanding;
};

/** @param base the head before the first entry; null for a ledger's beginning, or where it was not brought */
export const checkSegment = (sealKey: string, base: LedgerHead | null): SegmentCheck => {
  let fault: SegmentStanding['fault'] = null;
  let before: { readonly seq: number; readonly hash: string } | null = base;
  let last = base;
  let first: number | null = null;
  let entries = 0;
  let hashes: string[] = [];
  if (base !== null && !isHeadSealed(base, sealKey)) fault = { seq: base.seq, fault: 'head-signature' };

  const fall = (seq: number, kind: SegmentFault | null): void => {
    if (kind !== null) fault ??= { seq, fault: kind };
  };
  return {
    entry: (entry) => {
      fall(entry.seq, entryFault(entry, before));
      first ??= entry.seq;
      before = entry;
      entries += 1;
      hashes.push(entry.hash);
    },
    head: (head) => {
      fall(head.seq, headFault(head, { last, before, hashes, sealKey }));
      last = head;
      hashes = [];
    },
    standing: () => ({ fault, entries, unsigned: hashes.length, first, last }),
  };
};

type Before = { readonly seq: number; readonly hash: string } | null;

const entryFault = (entry: LedgerEntry, before: Before): SegmentFault | null => {
  const isNext =
    before === null ? entry.seq !== 1 || entry.prevHash === beginning : entry.seq === before.seq + 1;
  if (!isNext) return before === null ? 'chain-broken' : 'entry-missing';
  if (before !== null && entry.prevHash !== before.hash) return 'chain-broken';
  return ledgerHash(entry.seq, entry.prevHash, entry) === entry.hash ? null : 'entry-changed';
};

type Sofar = {
  readonly last: LedgerHead | null;
  readonly before: Before;
  readonly hashes: readonly string[];
  readonly sealKey: string;
};

const headFault = (head: LedgerHead, { last, before, hashes, sealKey }: Sofar): SegmentFault | null => {
  if (!isHeadSealed(head, sealKey)) return 'head-signature';
  if (last !== null && (head.number !== last.number + 1 || head.previous !== headDigest(last)))
    return 'head-order';
  if (last === null && head.number === 1 && head.previous !== beginning) return 'head-order';
  const standsForThem =
    before !== null &&
    head.seq === before.seq &&
    head.hash === before.hash &&
    head.from === head.seq - hashes.length + 1 &&
    head.root === rootOf(hashes);
  return standsForThem ? null : 'head-changed';
};
