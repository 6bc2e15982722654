import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { sampleEntry } from '../sync/testing/sample-rows.ts';
import { buildCatalogIndex, type CatalogHit, searchCatalog } from './catalog-search.ts';
import { fold } from './folded-text.ts';

const providers = new Map([
  ['police', '公安局'],
  ['civil', '民政局'],
]);
const item = (name: string): CatalogEntry['items'][number] => ({
  id: `i${name.length}`,
  name,
  dataType: 'C',
  shareType: 'unconditional',
});

const search = (entries: readonly CatalogEntry[], text: string, facets = {}) =>
  searchCatalog(buildCatalogIndex(entries, providers), { text, facets });
const idsOf = (result: { hits: CatalogHit[] }) => result.hits.map(({ entry }) => entry.id);

// Few letters, so that terms are often found; wide, upper-case, rare and expanding characters among them.
const letters = fc.constantFrom('人', '口', '证', 'a', 'Ａ', 'B', 'ｂ', '1', '𠮷', '㎡', 'm', '2', '、');
const text = (maximum: number) => fc.string({ unit: letters, minLength: 1, maxLength: maximum });
const anyEntry = fc
  .record({ name: text(6), abstract: text(10), items: fc.array(text(4), { minLength: 1, maxLength: 3 }) })
  .map(({ name, abstract, items }) => sampleEntry({ id: 'e', name, abstract, items: items.map(item) }));
const query = fc.array(text(2), { maxLength: 3 }).map((terms) => terms.join(' '));

const naiveMatch = (entry: CatalogEntry, words: string): boolean => {
  const places = [entry.name, entry.code, entry.abstract, providers.get(entry.providerId) ?? ''];
  const folded = [...places, ...entry.items.map(({ name }) => name)].map(fold);
  const terms = fold(words).split(' ');
  return terms.every((term) => folded.some((place) => place.includes(term)));
};

describe('catalogue search', () => {
  it('finds exactly what a plain look through every entry finds', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 6 }), query, (found, words) => {
        const entries = found.map((entry, index) => ({ ...entry, id: `e${index}` }));
        const expected = entries.filter((entry) => naiveMatch(entry, words)).map(({ id }) => id);
        const result = search(entries, words);
        expect(idsOf(result).sort()).toEqual(expected.sort());
        expect(result.total).toBe(expected.length);
      }),
      { numRuns: 500 },
    );
  });

  it('marks in a name only what folds to the terms, and every place that does', () => {
    fc.assert(
      fc.property(text(8), text(2), (name, term) => {
        const [hit] = search([sampleEntry({ id: 'e', name })], term).hits;
        if (hit === undefined) return;
        const marked = hit.nameRanges.map(([start, end]) => fold(name.slice(start, end)));
        expect(marked.every((piece) => piece.includes(fold(term)))).toBe(true);
        expect(hit.nameRanges.length > 0).toBe(fold(name).includes(fold(term)));
      }),
      { numRuns: 500 },
    );
  });

  it('ranks name exact, name’s beginning, name, code, items, abstract', () => {
    const plain = { name: '低保对象', abstract: '无', items: [item('姓名')] };
    const entries = [
      sampleEntry({ ...plain, id: 'abstract', abstract: '含3010信息' }),
      sampleEntry({ ...plain, id: 'items', items: [item('x'), item('3010号')] }),
      sampleEntry({ ...plain, id: 'code', code: '301001/1' }),
      sampleEntry({ ...plain, id: 'inside', name: '关于3010' }),
      sampleEntry({ ...plain, id: 'prefix', name: '3010信息' }),
      sampleEntry({ ...plain, id: 'exact', name: '3010' }),
    ].map((entry) => (entry.id === 'code' ? entry : { ...entry, code: '999999/9' }));
    expect(idsOf(search(entries, '３０１０'))).toEqual([
      'exact',
      'prefix',
      'inside',
      'code',
      'items',
      'abstract',
    ]);
  });

  it('shows where a term stands that the name does not hold', () => {
    const abstract = `${'前'.repeat(40)}婚姻登记${'后'.repeat(60)}`;
    const [hit] = search([sampleEntry({ id: 'e', abstract })], '人口 婚姻').hits;
    expect(hit?.nameRanges).toEqual([[0, 2]]);
    expect(hit?.snippet?.field).toBe('abstract');
    const { text: shown = '', ranges = [] } = hit?.snippet ?? {};
    expect(ranges.map(([start, end]) => shown.slice(start, end))).toEqual(['婚姻']);
    expect(shown.startsWith('…') && shown.endsWith('…')).toBe(true);
  });

  it('shows item names on one line', () => {
    const items = [item('姓名'), item('身份证号码')];
    const [hit] = search([sampleEntry({ id: 'e', items })], '身份证').hits;
    expect(hit?.snippet).toEqual({ field: 'items', text: '姓名、身份证号码', ranges: [[3, 6]] });
  });

  it('never cuts a rare character of a snippet in half', () => {
    fc.assert(
      fc.property(text(60), fc.nat({ max: 60 }), (written, at) => {
        const abstract = `${written.slice(0, at)}婚${written.slice(at)}`.replace(/\p{Surrogate}/gu, '');
        const [hit] = search([sampleEntry({ id: 'e', abstract })], '婚').hits;
        expect(hit?.snippet?.text).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 300 },
    );
  });

  it('counts each facet as if its own choice were not made, and narrows by all', () => {
    const entries = [
      sampleEntry({ id: 'a', exchangeMethods: ['interface', 'file'] }),
      sampleEntry({ id: 'b', shareType: 'conditional', dedicatedTo: ['civil'] }),
      sampleEntry({ id: 'c', shareType: 'conditional', library: { kind: 'theme', theme: '救助' } }),
    ];
    const result = search(entries, '', { shareType: ['conditional'], dedicated: ['no'] });
    expect(idsOf(result)).toEqual(['c']);
    expect(result.facetCounts.shareType).toEqual(
      new Map([
        ['unconditional', 1],
        ['conditional', 1],
      ]),
    );
    expect(result.facetCounts.dedicated).toEqual(
      new Map([
        ['yes', 1],
        ['no', 1],
      ]),
    );
    expect(result.facetCounts.library).toEqual(new Map([['救助主题库', 1]]));
    expect(result.facetCounts.exchangeMethod).toEqual(new Map([['interface', 1]]));
  });

  it('a facet with several values keeps entries of any of them', () => {
    const entries = [
      sampleEntry({ id: 'a', updateCycle: 'daily' }),
      sampleEntry({ id: 'b', updateCycle: 'weekly' }),
      sampleEntry({ id: 'c', updateCycle: 'yearly' }),
    ];
    expect(idsOf(search(entries, '', { updateCycle: ['daily', 'weekly'] }))).toEqual(['a', 'b']);
    expect(idsOf(search(entries, '', { updateCycle: [] }))).toEqual(['a', 'b', 'c']);
  });
});
