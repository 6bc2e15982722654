import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pullReply, pullRequest } from '#shared/protocol/pull.ts';
import { type Cursor, readCursor, startCursor, writeCursor } from './cursor.ts';

const longest: Cursor = {
  epoch: '018f4e2a-0000-4000-8000-000000000000',
  scopes: 'f'.repeat(16),
  stamp: Number.MAX_SAFE_INTEGER,
  segments: Number.MAX_SAFE_INTEGER,
  seen: Number.MAX_SAFE_INTEGER,
  anchor: 'f'.repeat(16),
  table: 'catalogEntry',
  id: 'i'.repeat(80),
};
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it('comes back as it was written, and the longest one passes the wire both ways', () => {
    for (const cursor of [startCursor('epoch', 'scopes'), longest]) {
      const text = writeCursor(cursor);
      expect(readCursor(text)).toEqual(cursor);
      expect(pullRequest.shape.cursor.safeParse(text).success).toBe(true);
      expect(pullReply.shape.cursor.safeParse(text).success).toBe(true);
    }
  });

  it.each([
    ['a table that is none', { ...longest, table: 'ledger' }],
    ['an id that is none', { ...longest, id: 'a\u0000' }],
    ['a negative stamp', { ...longest, stamp: -1 }],
    ['a stamp beyond exact numbers', { ...longest, stamp: 2 ** 60 }],
    ['something more', { ...longest, more: 1 }],
    ['a missing part', { epoch: 'e' }],
    ['another value', [longest]],
  ])('with %s is none of ours', (_what, value) => {
    expect(readCursor(encoded(value))).toBeNull();
  });

  it('any text is read without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readCursor(text)).toBeNull();
      }),
    );
  });
});
