/** What may happen to a catalogue that is searched, and what may be asked of it, of few letters and few entries. */
import fc from 'fast-check';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { sampleEntry } from '../../sync/testing/sample-rows.ts';

export const item = (name: string): CatalogEntry['items'][number] => ({
  id: `i${name.length}`,
  name,
  dataType: 'C',
  shareType: 'unconditional',
});

// Few letters, so that terms are often found; wide, upper-case, traditional, rare and expanding characters among them.
const letters = fc.constantFrom(
  '人',
  '口',
  '證',
  '证',
  'a',
  'Ａ',
  'B',
  'ｂ',
  '1',
  '𠮷',
  '㎡',
  'm',
  '2',
  '、',
  '（',
  ')',
);
const text = (maximum: number) => fc.string({ unit: letters, minLength: 1, maxLength: maximum });
const anyEntry = fc
  .record({
    name: text(6),
    abstract: text(10),
    items: fc.array(text(4), { minLength: 1, maxLength: 3 }),
    providerId: fc.constantFrom('police', 'civil', 'unknown'),
    shareType: fc.constantFrom('unconditional' as const, 'withheld' as const),
    status: fc.constantFrom('published' as const, 'published' as const, 'stopped' as const),
    exchangeMethods: fc.subarray(['database', 'interface', 'file'] as const, { minLength: 1 }),
  })
  .map(({ items, ...rest }) => sampleEntry({ ...rest, id: 'e', items: items.map(item) }));
const numbered = fc.array(fc.tuple(fc.nat({ max: 8 }), anyEntry), { minLength: 1, maxLength: 5 });
export const step = fc.oneof(
  // Another list of segments, and what changed since they were made.
  fc.record({
    segments: fc.array(numbered, { maxLength: 3 }),
    changed: numbered,
    gone: fc.array(fc.nat({ max: 8 })),
  }),
  fc.record({ put: numbered }),
  fc.record({ remove: fc.array(fc.nat({ max: 8 }), { maxLength: 3 }) }),
);
export const query = fc.record({
  text: fc
    .array(fc.oneof(text(2), fc.constantFrom('rk', 'renk', "ren'k", '公安')), { maxLength: 3 })
    .chain((words) => fc.constantFrom('　', '，', '》《').map((mark) => words.join(mark))),
  facets: fc.record(
    {
      region: fc.subarray(['city', 'county']),
      exchangeMethod: fc.subarray(['database', 'file']),
      shareType: fc.subarray(['withheld']),
    },
    { requiredKeys: [] },
  ),
});

export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
export type Numbered = readonly (readonly [number, CatalogEntry])[];
export const idOf = (number: number): string => `e${number}`;
export const entriesOf = (each: Numbered): readonly CatalogEntry[] => [
  ...new Map(each.map(([number, entry]) => [number, { ...entry, id: idOf(number) }])).values(),
];
