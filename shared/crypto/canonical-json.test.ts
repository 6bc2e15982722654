import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToHex } from './bytes.ts';
import { canonicalBytes, canonicalJson } from './canonical-json.ts';
import { sm3 } from './sm3.ts';
import { codeOf } from './testing/code-of.ts';

const wellFormed = fc.jsonValue({ stringUnit: 'binary' });

/** The same value with the keys of every object inserted in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reversed(field)]),
  );
}

describe('canonical JSON', () => {
  it('C9 writes the example of RFC 8785 §3.2.2', () => {
    const value = {
      numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]'),
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('C9 sorts keys by UTF-16 code units, as RFC 8785 §3.2.3', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(Object.keys(JSON.parse(canonicalJson(value)))).toHaveLength(7);
    expect(canonicalJson(value)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
    );
  });

  it('C9 gives the same bytes whatever order the keys were set in', () => {
    fc.assert(fc.property(wellFormed, (value) => canonicalJson(reversed(value)) === canonicalJson(value)));
  });

  it('C9 is read back as the same value, and writing that again changes nothing', () => {
    fc.assert(
      fc.property(wellFormed, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('C9 spells numbers one way', () => {
    expect(canonicalJson([-0, 1.0, 1e21, 100, 5e-324, 0.1])).toBe('[0,1,1e+21,100,5e-324,0.1]');
  });

  it('C9 leaves text as it was written: NFC and NFD differ, and no name is changed', () => {
    expect(canonicalJson('\u00e9')).not.toBe(canonicalJson('e\u0301'));
    expect(canonicalJson('\uf9dc')).toBe('"\uf9dc"');
    expect(canonicalJson('葛\u{e0100}𠮷\u{f0001}')).toBe('"葛\u{e0100}𠮷\u{f0001}"');
  });

  it('C9 digests a plain object of another realm like one of this realm', () => {
    const foreign: unknown = runInNewContext('({ b: [1, { c: "乙" }], a: null })');
    const digest = (value: unknown) => bytesToHex(sm3(canonicalBytes(value)));
    expect(digest(foreign)).toBe(digest({ a: null, b: [1, { c: '乙' }] }));
  });

  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

  it.each([
    ['undefined', undefined],
    ['a field that is undefined', { a: undefined }],
    ['an item that is undefined', [undefined]],
    ['a hole in an array', new Array(1)],
    ['NaN', Number.NaN],
    ['infinity', [Number.NEGATIVE_INFINITY]],
    ['a bigint', 1n],
    ['a function', { toJSON: () => 1 }],
    ['a symbol', Symbol('a')],
    ['a symbol key', { [Symbol('a')]: 1 }],
    ['a Date', new Date(0)],
    ['a Map', new Map()],
    ['bytes', new Uint8Array(1)],
    ['a boxed string', Object('a')],
    ['a lone surrogate', 'a\ud800'],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['a cycle', cycle],
    ['more than 64 levels', deep(65)],
  ])('C9 refuses %s', (_, value) => {
    expect(codeOf(() => canonicalJson(value))).toBe('not-canonical');
  });

  it('C9 accepts 64 levels', () => {
    expect(canonicalJson(deep(64))).toBe(`${'['.repeat(64)}1${']'.repeat(64)}`);
  });
});
