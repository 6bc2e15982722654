import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '#shared/domain/search/columns/columns-of.ts';
import { entryWith } from '#shared/domain/testing/office.ts';
import {
  blockOf,
  idHash,
  openBlock,
  openSegment,
  packSegment,
  rowsOfBlock,
  segmentBlock,
  segmentDirectory,
} from './segment.ts';

const pack: (content: string | Uint8Array) => Promise<Uint8Array> = promisify(gzip);
const unpack = (member: Uint8Array): string => gunzipSync(member).toString();
const packed = (entries: readonly { readonly id: string }[], blockRows = 3) =>
  packSegment(entries, pack, blockRows);

const body = fc
  .record({ a: fc.jsonValue(), b: fc.jsonValue(), c: fc.jsonValue() }, { requiredKeys: [] })
  .chain((fields) => fc.string().map((id) => ({ ...fields, id })));

const entries = [1, 2, 3, 4, 5, 6, 7].map((number) =>
  entryWith({
    id: `e${number}`,
    providerId: `d${number % 3}`,
    library: number === 4 ? { kind: 'base', base: 'population' } : { kind: 'department' },
  }),
);

describe('a block', () => {
  it('gives back its rows, whatever fields each of them has', () => {
    fc.assert(
      fc.property(fc.array(body), (bodies) => {
        // JSON knows no minus zero, and the database none either.
        const rows = JSON.parse(JSON.stringify(bodies)) as typeof bodies;
        const text = JSON.stringify(blockOf(rows));
        expect(rowsOfBlock(segmentBlock.parse(JSON.parse(text)))).toEqual(rows);
      }),
    );
  });

  it('whose column is cut is refused', () => {
    const block = blockOf([entryWith(), entryWith({ id: 'other' })]);
    const cut = { ...block, columns: { ...block.columns, name: ['one'] } };
    expect(() => rowsOfBlock(cut)).toThrow('name');
  });
});

describe('a segment', () => {
  it('gives back every entry from its block alone, those of one provider side by side', async () => {
    const { directory, blocks } = openSegment(await packed(entries), unpack);
    const rows = blocks.map((member) => openBlock(member, unpack));
    expect(rows.map(({ length }) => length)).toEqual([3, 3, 1]);
    const ids = rows.flat().map(({ id }) => String(id));
    expect(ids).toEqual(['e3', 'e6', 'e1', 'e4', 'e7', 'e2', 'e5']);
    expect(rows.flat().toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1))).toEqual(entries);
    expect(directory.hashes).toEqual(ids.map(idHash));
    const { values, of } = directory.keys['library.base'];
    expect(of.map((number) => values[number])).toEqual([null, null, null, 'population', null, null, null]);
  });

  it('carries the search columns of its entries, or none where nothing can be found', async () => {
    const { search } = openSegment(await packed(entries), unpack);
    expect(new Uint8Array(gunzipSync(search as Uint8Array))).toEqual(columnsOf(entries));
    const stopped = entries.map((entry) => ({ ...entry, status: 'stopped' }));
    expect(openSegment(await packed(stopped), unpack).search).toBe(null);
  });

  it('is one gzip file for every other tool', async () => {
    const whole = unpack(await packed(entries));
    expect(whole.startsWith('{"format":2')).toBe(true);
    expect(whole).toContain('"e7"');
  });

  it('of the same entries has the same bytes, in whatever order they come', async () => {
    expect(await packed(entries.toReversed())).toEqual(await packed(entries));
  });

  it('whose directory holds anything but natural numbers, or more than a segment may have, is refused', async () => {
    const { directory } = openSegment(await packed(entries), unpack);
    const taken = (change: object) => segmentDirectory.safeParse({ ...directory, ...change }).success;
    expect(taken({})).toBe(true);
    const { hashes, keys } = directory;
    for (const wrong of [-1, 1.5, '1', null, 2 ** 53, undefined]) {
      expect(taken({ hashes: [...hashes, wrong] })).toBe(false);
      const providerId = { ...keys.providerId, of: [wrong] };
      expect(taken({ keys: { ...keys, providerId } })).toBe(false);
    }
    expect(taken({ hashes: { length: 0 } })).toBe(false);
    expect(taken({ hashes: new Array(65_536).fill(0) })).toBe(true);
    expect(taken({ hashes: new Array(65_537).fill(0) })).toBe(false);
  });

  it('that is cut, longer, or none at all is refused', async () => {
    const bytes = await packed(entries);
    expect(() => openSegment(bytes.subarray(0, bytes.length - 1), unpack)).toThrow('cut');
    expect(() => openSegment(new Uint8Array([...bytes, 0]), unpack)).toThrow('cut');
    expect(() => openSegment(new Uint8Array(gunzipSync(bytes)), unpack)).toThrow('no segment');
    expect(() => openSegment(new Uint8Array(3), unpack)).toThrow('no segment');
  });
});
