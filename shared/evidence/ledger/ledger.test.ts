import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import type { LedgerEntry, LedgerHead } from '#shared/protocol/ledger.ts';
import { inventLedger } from '../testing/invent-ledger.ts';
import { beginning, pathOf, rootBy, rootOf } from './chain.ts';
import { checkSegment, type SegmentFault } from './check-segment.ts';
import { firstBreak, isProven } from './heads.ts';

const pair = generateKeyPair(seededRandom('heads'));
const sealKey = bytesToHex(pair.publicKey);
const { entries, heads } = inventLedger({ pair, entries: 25, perHead: 10 });
const hashesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => bytesToHex(sm3(Uint8Array.of(at, 1))));

describe('[R107] the tree of a head', () => {
  it('[R107] leads from every hash to its root, and from no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (count, pick) => {
        const hashes = hashesOf(count);
        const index = pick % count;
        const place = { hash: hashes[index] ?? '', index, count };
        const path = pathOf(hashes, index);
        expect(rootBy(place, path)).toBe(rootOf(hashes));
        expect(rootBy({ ...place, hash: beginning }, path)).not.toBe(rootOf(hashes));
        expect(rootBy(place, [...path, beginning])).toBeNull();
        if (path.length > 0) expect(rootBy(place, path.slice(1))).toBeNull();
      }),
    );
  });

  it('[R107] an entry is proven by the head that stands for it, at its own place alone', () => {
    const [, head] = heads;
    if (head === undefined) throw new Error('no head');
    const hashes = entries.slice(head.from - 1, head.seq).map(({ hash }) => hash);
    const entry = entries[14] as LedgerEntry;
    const proof = { head, path: [...pathOf(hashes, entry.seq - head.from)] };
    expect(isProven(entry, proof, sealKey)).toBe(true);
    expect(isProven({ ...entry, hash: beginning }, proof, sealKey)).toBe(false);
    expect(isProven({ ...entry, seq: 14 }, proof, sealKey)).toBe(false);
    expect(isProven({ ...entry, seq: 99 }, proof, sealKey)).toBe(false);
    expect(isProven(entry, { ...proof, head: { ...head, at: head.at + 1 } }, sealKey)).toBe(false);
  });
});

describe('[R107] a kept head', () => {
  const [first, ...later] = heads as [LedgerHead, ...LedgerHead[]];

  it('[R107] is carried on by the ledger it was of', () => {
    expect(firstBreak(null, heads, sealKey)).toBeNull();
    expect(firstBreak(first, later, sealKey)).toBeNull();
    expect(firstBreak(first, [], sealKey)).toBeNull();
  });

  it('[R107] shows a ledger that was written anew, with other words or from another time', () => {
    const anew = inventLedger({ pair, entries: 25, perHead: 10, from: 'another' });
    expect(firstBreak(first, anew.heads.slice(1), sealKey)?.number).toBe(2);
    const moved = inventLedger({ pair, entries: 25, perHead: 10, startAt: 5 });
    expect(firstBreak(first, moved.heads.slice(1), sealKey)?.number).toBe(2);
    const longer = inventLedger({ pair, entries: 40, perHead: 10 });
    expect(firstBreak(first, longer.heads.slice(2), sealKey)?.number).toBe(3);
    const other = bytesToHex(generateKeyPair(seededRandom('other')).publicKey);
    expect(firstBreak(first, later, other)?.number).toBe(2);
  });
});

type Line = { readonly entry: LedgerEntry } | { readonly head: LedgerHead };
const lines: readonly Line[] = entries.flatMap((entry): Line[] => {
  const head = heads.find(({ seq }) => seq === entry.seq);
  return head === undefined ? [{ entry }] : [{ entry }, { head }];
});

const standingOf = (given: readonly Line[], base: LedgerHead | null = null) => {
  const check = checkSegment(sealKey, base);
  for (const line of given) {
    if ('entry' in line) check.entry(line.entry);
    else check.head(line.head);
  }
  return check.standing();
};

describe('[R107] a segment of the ledger', () => {
  it('[R107] as it was written stands, from its beginning, from a head, and with entries no head stands for yet', () => {
    expect(standingOf(lines)).toMatchObject({ fault: null, entries: 25, unsigned: 5, first: 1 });
    const from = lines.findIndex((line) => 'head' in line) + 1;
    expect(standingOf(lines.slice(from), heads[0])).toMatchObject({ fault: null, entries: 15, first: 11 });
  });

  const changed = (at: number, patch: object): readonly Line[] =>
    lines.map((line, index) => {
      if (index !== at) return line;
      return 'entry' in line ? { entry: { ...line.entry, ...patch } } : { head: { ...line.head, ...patch } };
    });
  const headAt = lines.findIndex((line) => 'head' in line);
  const secondAt = lines.findLastIndex((line) => 'head' in line);

  it.each<[string, readonly Line[], number, SegmentFault]>([
    ['at', changed(3, { at: 1 }), 4, 'entry-changed'],
    ['officerId', changed(3, { officerId: null }), 4, 'entry-changed'],
    ['departmentId', changed(3, { departmentId: 'x' }), 4, 'entry-changed'],
    ['deviceId', changed(3, { deviceId: 'x' }), 4, 'entry-changed'],
    ['action', changed(3, { action: 'x' }), 4, 'entry-changed'],
    ['outcome', changed(3, { outcome: 'x' }), 4, 'entry-changed'],
    ['subject', changed(3, { subject: {} }), 4, 'entry-changed'],
    ['hash', changed(3, { hash: beginning }), 4, 'entry-changed'],
    ['prevHash', changed(3, { prevHash: beginning }), 4, 'chain-broken'],
    ['seq', changed(3, { seq: 9 }), 9, 'entry-missing'],
    ['the first entry’s prevHash', changed(0, { prevHash: 'f'.repeat(64) }), 1, 'chain-broken'],
    ['an entry left out', lines.toSpliced(3, 1), 5, 'entry-missing'],
    [
      'two entries changed about',
      lines.toSpliced(3, 2, lines[4] as Line, lines[3] as Line),
      5,
      'entry-missing',
    ],
    ['a head’s root', changed(headAt, { root: beginning }), 10, 'head-signature'],
    ['a head’s hash', changed(headAt, { hash: beginning }), 10, 'head-signature'],
    ['a head’s number', changed(headAt, { number: 2 }), 10, 'head-signature'],
    ['a head’s from', changed(headAt, { from: 2 }), 10, 'head-signature'],
    ['a head’s seq', changed(headAt, { seq: 9 }), 9, 'head-signature'],
    ['a head’s previous', changed(headAt, { previous: 'f'.repeat(64) }), 10, 'head-signature'],
    ['a head’s time', changed(headAt, { at: 7 }), 10, 'head-signature'],
    ['a head’s signature', changed(headAt, { signature: '1'.repeat(128) }), 10, 'head-signature'],
    ['a head left out', lines.toSpliced(headAt, 1), 20, 'head-changed'],
    ['a head too early', lines.toSpliced(secondAt - 1, 1), 20, 'head-changed'],
  ])('[R107] with %s changed falls there and says on what', (_, given, seq, fault) => {
    expect(standingOf(given).fault).toEqual({ seq, fault });
  });

  it.each(['number', 'from', 'seq', 'hash', 'root', 'previous', 'at', 'signature'] as const)(
    '[R107] falls at the head it is said to begin from where that one’s %s is changed',
    (field) => {
      const [base] = heads as [LedgerHead];
      const value = base[field];
      const other =
        typeof value === 'number' ? value + 1 : value.replace(/^./u, (c) => (c === '0' ? '1' : '0'));
      const from = lines.slice(headAt + 1);
      expect(standingOf(from, { ...base, [field]: other }).fault).toMatchObject({ fault: 'head-signature' });
    },
  );

  it('[R107] rewritten from its beginning falls at the head that was kept', () => {
    const anew = inventLedger({ pair, entries: 25, perHead: 10, from: 'another' });
    const rewritten = anew.entries.slice(10).map((entry) => ({ entry }));
    expect(standingOf(rewritten, heads[0]).fault).toEqual({ seq: 11, fault: 'chain-broken' });
  });
});
