import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ColumnEntry, composeColumns } from '#shared/domain/search/columns/compose.ts';
import { orderOf, placeOf, places, type SearchedTexts, termOf } from '#shared/domain/search/place.ts';
import type { BlockQuery } from './block-query.ts';
import { BlockSearch } from './block-search.ts';
import { compileKernel } from './compile.ts';
import { BlockMaker } from './kernel.ts';

let module: WebAssembly.Module;
let maker: BlockMaker;
const blockOf = (entries: readonly Entry[]): Uint8Array<ArrayBuffer> =>
  maker.make(composeColumns(entries.map(blockEntry))).slice();
beforeAll(async () => {
  module = new WebAssembly.Module(await compileKernel('src-renderer/search/kernel/assembly/index.ts'));
  maker = new BlockMaker(module);
});

// Few characters, so that terms are often found; letters, a digit, marks, a rare character and one of two readings among them.
const letters = fc.constantFrom('人', '口', '证', '行', '银', 'a', 'r', '1', ',', '.', '𠮷');
const text = (minimum: number, maximum: number) =>
  fc.string({ unit: letters, minLength: minimum, maxLength: maximum });
const providers = { police: '公安人口', civil: '民政a' } as const;

const entry = fc
  .record({
    name: text(1, 8),
    code: text(1, 4),
    abstract: text(0, 20),
    items: fc.array(text(1, 5), { maxLength: 4 }),
    provider: fc.constantFrom('police', 'civil'),
    methods: fc.subarray(['database', 'interface', 'file']),
    withheld: fc.boolean(),
  })
  .map(({ provider, methods, withheld, ...texts }) => ({
    ...texts,
    facets: [[provider], methods, [withheld ? 'withheld' : 'shared']],
    withheld,
  }));
type Given = typeof entry extends fc.Arbitrary<infer T> ? T : never;
type Entry = Given & { readonly id: string };

const typed = fc.array(fc.oneof(text(1, 4), fc.constantFrom('rk', 'renkou', 'yin', 'r1', 'hang')), {
  maxLength: 3,
});

const blockEntry = ({ withheld, ...rest }: Entry): ColumnEntry => ({
  ...rest,
  order: orderOf({ id: rest.id, name: rest.name, withheld }),
});

const textsOf = (subject: Entry): SearchedTexts => ({
  ...subject,
  provider: providers[subject.facets[0]?.[0] as 'police'],
});

type Choice = { readonly provider: readonly string[]; readonly methods: readonly string[] };

/** A block takes any text for a term, with marks in it too, however questions are cut. */
const termsOf = (words: readonly string[]) => words.filter((word) => word !== '').map(termOf);

const queryOf = (
  words: readonly string[],
  choice: Choice,
  page: { offset: number; limit: number },
): BlockQuery => ({
  terms: termsOf(words).map((term) => ({
    ...term,
    isProvider: (value) => providers[value as 'police'].includes(term.text),
  })),
  views: [choice.provider, choice.methods, []].map((chosen, facet) => ({
    facet,
    groupOf: (value) => value,
    chosen,
  })),
  providerFacet: 0,
  ...page,
});

/** The plain way: look at every entry. */
const naive = (entries: readonly Entry[], words: readonly string[], choice: Choice) => {
  const terms = termsOf(words);
  const found = entries.flatMap((subject) => {
    const stands = terms.map((term) => placeOf(textsOf(subject), term));
    if (stands.includes(null)) return [];
    return [{ subject, place: Math.max(0, ...stands.map((place) => places.indexOf(place as 'exact'))) }];
  });
  const chosen = [choice.provider, choice.methods, []];
  const fits = (subject: Entry, except: number): boolean =>
    chosen.every(
      (values, facet) =>
        facet === except ||
        values.length === 0 ||
        subject.facets[facet]?.some((value) => values.includes(value)),
    );
  const counts = chosen.map((_, facet) => {
    const counted = new Map<string, number>();
    for (const { subject } of found.filter((each) => fits(each.subject, facet)))
      for (const value of subject.facets[facet] ?? []) counted.set(value, (counted.get(value) ?? 0) + 1);
    return counted;
  });
  const hits = found
    .filter(({ subject }) => fits(subject, -1))
    .sort(
      (a, b) =>
        a.place - b.place ||
        blockEntry(a.subject).order - blockEntry(b.subject).order ||
        (a.subject.id < b.subject.id ? -1 : 1),
    );
  return { total: hits.length, ids: hits.map(({ subject }) => subject.id), counts };
};

const named = (given: readonly Given[], prefix: string): Entry[] =>
  given.map((each, index) => ({ ...each, id: `${prefix}${index}` }));

const choice = fc.record({
  provider: fc.subarray(['police', 'civil']),
  methods: fc.subarray(['database', 'interface', 'file']),
});

describe('the search over blocks', () => {
  it('answers precisely what a look at every entry answers: hits, their order, counts of every facet', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        typed,
        choice,
        (blocks, words, chosen) => {
          const search = new BlockSearch(module);
          const entries = blocks.flatMap((block, index) => named(block, `b${index}-`));
          blocks.forEach((block, index) => {
            search.add(blockOf(named(block, `b${index}-`)));
          });
          const answer = search.ask(queryOf(words, chosen, { offset: 0, limit: 100 }));
          expect(answer).toEqual(naive(entries, words, chosen));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps to that through changes, removals and blocks replaced, and by pages', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 2, maxLength: 20 }),
        fc.array(entry, { minLength: 1, maxLength: 20 }),
        typed,
        (before, after, words) => {
          const search = new BlockSearch(module);
          const old = named(before, 'e');
          search.add(blockOf(old));
          const spare = search.add(blockOf(named(after, 'other-')));
          search.drop(spare);
          const changed = named(after, 'e');
          for (const { id } of changed) search.bury(id);
          search.add(blockOf(changed));
          search.bury('e0');
          const kept = [...changed, ...old.slice(changed.length)].filter(({ id }) => id !== 'e0');
          const none = { provider: [], methods: [] };
          const expected = naive(kept, words, none);
          const pages = [0, 3, 6].flatMap(
            (offset) => search.ask(queryOf(words, none, { offset, limit: 3 })).ids,
          );
          expect(pages).toEqual(expected.ids.slice(0, 9));
          expect(search.ask(queryOf(words, none, { offset: 0, limit: 0 }))).toEqual({ ...expected, ids: [] });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('finds terms that are in nearly every entry of a large block, and only there', () => {
    const entries = Array.from({ length: 3000 }, (_, index): Entry => {
      const odd = index % 7 === 0;
      return {
        id: `e${index}`,
        name: odd ? '人口银行证' : `人口证行${index}`,
        code: `${index}`,
        abstract: odd ? '人口,证行' : '证口人,行证人口银行',
        items: odd ? ['人口证'] : ['口人证'],
        facets: [['police'], ['file'], ['shared']],
        withheld: false,
      };
    });
    const search = new BlockSearch(module);
    search.add(blockOf(entries));
    const none = { provider: [], methods: [] };
    for (const words of [
      '人口',
      '人口证',
      '证人口',
      '口人证',
      '行证人口',
      ',行',
      '人,行证',
      '1',
      '人口银行证',
    ]) {
      const answer = search.ask(queryOf([words], none, { offset: 0, limit: 50 }));
      const expected = naive(entries, [words], none);
      expect([words, answer]).toEqual([words, { ...expected, ids: expected.ids.slice(0, 50) }]);
    }
  });

  it('answers so where many abstracts share phrases, within them and across their marks', () => {
    const phrase = fc.string({ unit: letters, minLength: 0, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(phrase, { minLength: 2, maxLength: 4 }),
        fc.array(fc.tuple(entry, fc.array(fc.nat({ max: 3 }), { maxLength: 3 })), {
          minLength: 40,
          maxLength: 60,
        }),
        fc.array(text(3, 5), { minLength: 1, maxLength: 2 }),
        (phrases, given, words) => {
          const entries = named(
            given.map(([each, said]) => ({
              ...each,
              abstract: said.map((number) => phrases[number % phrases.length]).join(','),
            })),
            'e',
          );
          const search = new BlockSearch(module);
          search.add(blockOf(entries));
          const none = { provider: [], methods: [] };
          // What is asked for often stands in a phrase, or where two meet.
          for (const asked of [
            words,
            ...phrases.map((each) => [each]),
            [`${phrases[0]},${phrases[1]}`.slice(1)],
          ])
            expect(search.ask(queryOf(asked, none, { offset: 0, limit: 100 }))).toEqual(
              naive(entries, asked, none),
            );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('a page of the best is that of all hits, however many blocks have some', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { minLength: 1, maxLength: 5 }), { minLength: 8, maxLength: 14 }),
        fc.constantFrom('', '人', '口', '行'),
        fc.record({ offset: fc.nat({ max: 4 }), limit: fc.nat({ max: 4 }) }),
        (blocks, words, page) => {
          const search = new BlockSearch(module);
          const entries = blocks.flatMap((block, index) => named(block, `b${index}-`));
          blocks.forEach((block, index) => {
            search.add(blockOf(named(block, `b${index}-`)));
          });
          const none = { provider: [], methods: [] };
          const { total, ids } = search.ask(queryOf([words], none, page));
          const expected = naive(entries, [words], none);
          expect(total).toBe(expected.total);
          expect(ids).toEqual(expected.ids.slice(page.offset, page.offset + page.limit));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('refuses bytes that are no block of this layout', () => {
    const bytes = blockOf([
      {
        id: 'e',
        name: '人',
        code: '1',
        abstract: '',
        items: [],
        facets: [['police'], [], ['shared']],
        withheld: false,
      },
    ]);
    expect(() => new BlockSearch(module).add(bytes.slice(0, -16))).toThrow('block');
    expect(() => new BlockSearch(module).add(new Uint8Array(512))).toThrow('block');
  });
});
