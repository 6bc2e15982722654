import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '#shared/domain/search/columns/columns-of.ts';
import { entryWith } from '#shared/domain/testing/office.ts';
import { openBlock, openSegment, packSegment, segmentDirectory, UnreadableSegment } from './segment.ts';
import { placesOfBodies } from './segment-places.ts';

const pack: (content: string | Uint8Array) => Promise<Uint8Array> = promisify(gzip);
const packed = (entries: readonly { readonly id: string }[], blockRows = 3) =>
  packSegment(entries, pack, blockRows);

const entries = [1, 2, 3, 4, 5, 6, 7].map((number) =>
  entryWith({
    id: `e${number}`,
    providerId: `d${number % 3}`,
    library: number === 4 ? { kind: 'base', base: 'population' } : { kind: 'department' },
  }),
);

describe('a segment', () => {
  it('gives back every entry from its block alone, those of one provider side by side', async () => {
    const { directory, places, blocks } = openSegment(await packed(entries), gunzipSync);
    let end = 0;
    const rows = directory.blocks.map((size) => {
      end += size;
      return openBlock(blocks.subarray(end - size, end), gunzipSync);
    });
    expect(rows.map(({ length }) => length)).toEqual([3, 3, 1]);
    const ids = rows.flat().map(({ id }) => String(id));
    expect(ids).toEqual(['e3', 'e6', 'e1', 'e4', 'e7', 'e2', 'e5']);
    expect(rows.flat().toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1))).toEqual(entries);
    expect(places).toEqual(placesOfBodies(rows.flat() as { id: string }[]));
  });

  it('carries the search columns of its entries, or none where nothing can be found', async () => {
    const { search } = openSegment(await packed(entries), gunzipSync);
    expect(new Uint8Array(gunzipSync(search as Uint8Array))).toEqual(columnsOf(entries));
    const stopped = entries.map((entry) => ({ ...entry, status: 'stopped' }));
    expect(openSegment(await packed(stopped), gunzipSync).search).toBe(null);
  });

  it('is one gzip file for every other tool', async () => {
    const whole = gunzipSync(await packed(entries)).toString();
    expect(whole.startsWith('{"format":3')).toBe(true);
    expect(whole).toContain('"e7"');
  });

  it('of the same entries has the same bytes, in whatever order they come', async () => {
    expect(await packed(entries.toReversed())).toEqual(await packed(entries));
  });

  it('whose directory is of another format, or tells of more entries than a segment may have, is refused', async () => {
    const { directory } = openSegment(await packed(entries), gunzipSync);
    const taken = (change: object) => segmentDirectory.safeParse({ ...directory, ...change }).success;
    expect(taken({})).toBe(true);
    expect(taken({ rows: 65_536 })).toBe(true);
    for (const wrong of [{ format: 2 }, { rows: 65_537 }, { rows: 0 }, { places: 0 }, { blocks: [0] }])
      expect(taken(wrong)).toBe(false);
  });

  it('whose directory tells of other blocks than its entries need is refused', async () => {
    const forging = (content: string | Uint8Array) =>
      pack(typeof content === 'string' ? content.replace(/"rows":7/u, '"rows":10') : content);
    const opening = packSegment(entries, forging, 3).then((bytes) => openSegment(bytes, gunzipSync));
    await expect(opening).rejects.toThrow(UnreadableSegment);
    await expect(opening).rejects.toThrow('other blocks');
  });

  it('that is cut, longer, or none at all is refused', async () => {
    const bytes = await packed(entries);
    expect(() => openSegment(bytes.subarray(0, bytes.length - 1), gunzipSync)).toThrow('cut');
    expect(() => openSegment(new Uint8Array([...bytes, 0]), gunzipSync)).toThrow('cut');
    expect(() => openSegment(new Uint8Array(gunzipSync(bytes)), gunzipSync)).toThrow('no segment');
    expect(() => openSegment(new Uint8Array(3), gunzipSync)).toThrow('no segment');
  });
});
