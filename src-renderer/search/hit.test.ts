import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { fold } from '#shared/domain/search/fold.ts';
import { sampleEntry } from '../sync/testing/sample-rows.ts';
import { hitOf } from './hit.ts';

const item = (name: string): CatalogEntry['items'][number] => ({
  id: `i${name.length}`,
  name,
  dataType: 'C',
  shareType: 'unconditional',
});
const letters = fc.constantFrom('人', '口', '证', 'a', 'Ａ', 'B', 'ｂ', '1', '𠮷', '㎡', 'm', '2', '-');
const text = (maximum: number) => fc.string({ unit: letters, minLength: 1, maxLength: maximum });
const textsAt = (written: string, ranges: readonly (readonly [number, number])[]): readonly string[] =>
  ranges.map(([start, end]) => written.slice(start, end));

describe('a hit', () => {
  it('marks in a name only what folds to the terms, and every place that does', () => {
    fc.assert(
      fc.property(text(8), fc.constantFrom('人', '口证', 'a', 'B1', '𠮷', 'm2', '-'), (name, term) => {
        const { nameRanges } = hitOf(sampleEntry({ id: 'e', name }), '', term);
        const marked = textsAt(name, nameRanges).map(fold);
        expect(marked.every((piece) => piece.includes(fold(term)))).toBe(true);
        expect(nameRanges.length > 0).toBe(fold(name).includes(fold(term)));
      }),
      { numRuns: 300 },
    );
  });

  it('marks each word of what was pasted with its marks, and brackets that are part of the name', () => {
    const marked = (name: string, typed: string) =>
      textsAt(name, hitOf(sampleEntry({ id: 'e', name }), '', typed).nameRanges);
    expect(marked('忻州市在册人口信息', '《在册人口》')).toEqual(['在册人口']);
    expect(marked('在册人口、婚姻登记', '“在册人口，婚姻”')).toEqual(['在册人口', '婚姻']);
    expect(marked('忻州市户口登记（迁入）', '户口登记(迁入)')).toEqual(['户口登记（迁入）']);
    expect(marked('忻州市在册人口信息', "zai'ce'ren'kou")).toEqual(['在册人口']);
  });

  it('marks what is read as the letters typed', () => {
    const name = '忻州市在册人口信息';
    expect(textsAt(name, hitOf(sampleEntry({ id: 'e', name }), '', 'zcrk').nameRanges)).toEqual(['在册人口']);
  });

  it('shows where a term stands that the name does not hold', () => {
    const abstract = `${'前'.repeat(40)}婚姻登记${'后'.repeat(60)}`;
    const hit = hitOf(sampleEntry({ id: 'e', abstract }), '', '人口 婚姻');
    expect(hit.nameRanges).toEqual([[0, 2]]);
    const { field, text: shown, ranges } = hit.snippet ?? { field: null, text: '', ranges: [] };
    expect([field, textsAt(shown, ranges)]).toEqual(['abstract', ['婚姻']]);
    expect(shown.startsWith('…') && shown.endsWith('…')).toBe(true);
  });

  it('shows item names on one line', () => {
    const items = [item('姓名'), item('身份证号码')];
    expect(hitOf(sampleEntry({ id: 'e', items }), '', '身份证').snippet).toEqual({
      field: 'items',
      text: '姓名、身份证号码',
      ranges: [[3, 6]],
    });
  });

  it('never cuts a rare character of a snippet in half', () => {
    fc.assert(
      fc.property(text(60), fc.nat({ max: 60 }), (written, at) => {
        const abstract = `${written.slice(0, at)}婚${written.slice(at)}`.replace(/\p{Surrogate}/gu, '');
        expect(hitOf(sampleEntry({ id: 'e', abstract }), '', '婚').snippet?.text).not.toMatch(
          /\p{Surrogate}/u,
        );
      }),
      { numRuns: 300 },
    );
  });
});
