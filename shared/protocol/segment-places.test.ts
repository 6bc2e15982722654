import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryWith } from '#shared/domain/testing/office.ts';
import { idHash, openPlaces, packPlaces, placesOfBodies, type SegmentPlaces } from './segment-places.ts';

const entriesOf = (providers: readonly number[]) =>
  providers.map((provider, number) =>
    entryWith({
      id: `e${number}`,
      providerId: `d${provider}`,
      library: provider % 2 === 0 ? { kind: 'base', base: 'population' } : { kind: 'department' },
    }),
  );

const valuesOf = ({ keys }: SegmentPlaces) => ({
  providerId: keys.providerId.values,
  status: keys.status.values,
  'library.base': keys['library.base'].values,
  'library.theme': keys['library.theme'].values,
});

const reopened = (places: SegmentPlaces): SegmentPlaces =>
  openPlaces(packPlaces(places), places.hashes.length, valuesOf(places));

describe('the places of a segment', () => {
  it('come back from their bytes as they were, of one entry and of more values than a byte has', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 600 }), (providers) => {
        const places = placesOfBodies(entriesOf(providers));
        expect(reopened(places)).toEqual(places);
      }),
      { numRuns: 30 },
    );
    for (const [count, width] of [
      [256, Uint8Array],
      [257, Uint16Array],
    ] as const) {
      const many = placesOfBodies(entriesOf(Array.from({ length: count }, (_, number) => number)));
      expect(many.keys.providerId.of).toBeInstanceOf(width);
      expect(many.keys.status.of).toBeInstanceOf(Uint8Array);
      expect(reopened(many)).toEqual(many);
    }
  });

  it('tell of every id where it is, and of every entry what it holds', () => {
    const entries = entriesOf([3, 1, 2, 1, 4]);
    const { hashes, places, keys } = placesOfBodies(entries);
    expect([...hashes]).toEqual(entries.map(({ id }) => idHash(id)).sort((a, b) => a - b));
    expect([...places].map((place) => idHash(entries[place]?.id ?? ''))).toEqual([...hashes]);
    const held = (key: keyof typeof keys) => [...keys[key].of].map((number) => keys[key].values[number]);
    expect(held('providerId')).toEqual(['d3', 'd1', 'd2', 'd1', 'd4']);
    expect(held('library.base')).toEqual([null, null, 'population', null, 'population']);
    expect(held('library.theme')).toEqual([null, null, null, null, null]);
  });

  it('are refused where they are cut, longer, out of order, or tell of what is not there', () => {
    const places = placesOfBodies(entriesOf([1, 2, 3]));
    const bytes = packPlaces(places);
    const open = (of: Uint8Array, rows = 3, values = valuesOf(places)) => openPlaces(of, rows, values);
    expect(() => open(bytes)).not.toThrow();
    expect(() => open(bytes.slice(0, -1))).toThrow();
    expect(() => open(new Uint8Array([...bytes, 0]))).toThrow();
    expect(() => open(bytes, 2)).toThrow();
    expect(() => open(bytes, 3, { ...valuesOf(places), providerId: ['d1', 'd2'] })).toThrow();
    expect(() => open(packPlaces({ ...places, hashes: places.hashes.toReversed() }))).toThrow();
    expect(() => open(packPlaces({ ...places, places: Uint16Array.of(0, 1, 3) }))).toThrow();
  });
});
