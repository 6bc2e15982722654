/** How the ledger is chained, and how its heads stand for it: recomputable by anybody who holds a part of it. */
import { bytesToHex, concatBytes, hexToBytes } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { digestOfValue, verifyValue } from '#shared/crypto/value-signature.ts';
import type { LedgerEntry, LedgerHead } from '#shared/protocol/ledger.ts';

export type LedgerSubject = Omit<LedgerEntry, 'seq' | 'prevHash' | 'hash'>;

/** What stands before the first entry and the first head. */
export const beginning = '0'.repeat(64);

/** The chained hash of an entry. */
export const ledgerHash = (seq: number, prevHash: string, entry: LedgerSubject): string =>
  digestOfValue({
    seq,
    prevHash,
    at: entry.at,
    officerId: entry.officerId,
    departmentId: entry.departmentId,
    deviceId: entry.deviceId,
    action: entry.action,
    outcome: entry.outcome,
    subject: entry.subject,
  });

/** What the seal signs of a head. */
export const headValue = ({
  number,
  from,
  seq,
  hash,
  root,
  previous,
  at,
}: Omit<LedgerHead, 'signature'>) => ({
  purpose: 'ledger.head' as const,
  number,
  from,
  seq,
  hash,
  root,
  previous,
  at,
});

/** By which the next head names this one. */
export const headDigest = (head: Omit<LedgerHead, 'signature'>): string => digestOfValue(headValue(head));

export const isHeadSealed = (head: LedgerHead, sealKey: string): boolean =>
  verifyValue({ publicKey: sealKey, value: headValue(head), signature: head.signature });

/** RFC 6962 §2.1: leaves and inner nodes are hashed apart, or one could be taken for the other. */
const leafOf = (hash: string): string => bytesToHex(sm3(concatBytes(Uint8Array.of(0), hexToBytes(hash))));
const nodeOf = (left: string, right: string): string =>
  bytesToHex(sm3(concatBytes(Uint8Array.of(1), hexToBytes(left), hexToBytes(right))));

/** A node without a sibling goes up as it is, which gives the tree of RFC 6962. */
const levelAbove = (level: readonly string[]): readonly string[] => {
  const above: string[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at] as string, level[at + 1]];
    above.push(right === undefined ? left : nodeOf(left, right));
  }
  return above;
};

/** Of at least one hash. */
export const rootOf = (hashes: readonly string[]): string => {
  let level: readonly string[] = hashes.map(leafOf);
  while (level.length > 1) level = levelAbove(level);
  return level[0] ?? beginning;
};

/** The siblings on the way from the hash at `index` to the root. */
export const pathOf = (hashes: readonly string[], index: number): readonly string[] => {
  const path: string[] = [];
  let level: readonly string[] = hashes.map(leafOf);
  for (let at = index; level.length > 1; at >>= 1) {
    const sibling = level[at ^ 1];
    if (sibling !== undefined) path.push(sibling);
    level = levelAbove(level);
  }
  return path;
};

/** The root that a hash at `index` of `count` leads to by its path; null where the path has another length. */
export const rootBy = (
  { hash, index, count }: { readonly hash: string; readonly index: number; readonly count: number },
  path: readonly string[],
): string | null => {
  if (index < 0 || index >= count) return null;
  const left = [...path];
  let node = leafOf(hash);
  for (let [at, width] = [index, count]; width > 1; at >>= 1, width = (width + 1) >> 1) {
    if ((at ^ 1) >= width) continue;
    const sibling = left.shift();
    if (sibling === undefined) return null;
    node = at % 2 === 0 ? nodeOf(node, sibling) : nodeOf(sibling, node);
  }
  return left.length === 0 ? node : null;
};
