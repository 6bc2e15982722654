import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { wordsOf } from './words.ts';

describe('the words of what was typed', () => {
  it.each([
    ['在册人口　婚姻\t登记', ['在册人口', '婚姻', '登记']],
    ['在册人口 在冊人口', ['在册人口']],
    ['《在册人口》', ['在册人口']],
    ['“在册人口”', ['在册人口']],
    ['"在册人口"', ['在册人口']],
    ["'在册人口'", ['在册人口']],
    ['「在册人口」『婚姻』【登记】', ['在册人口', '婚姻', '登记']],
    ['在册人口，婚姻', ['在册人口', '婚姻']],
    ['名称：在册人口；', ['名称', '在册人口']],
    ['在册人口……', ['在册人口']],
    ['——在册人口？！', ['在册人口']],
    ['关于《出生医学证明》信息', ['关于', '出生医学证明', '信息']],
  ])('%s: cut at marks as at white space', (typed, words) => {
    expect(wordsOf(typed)).toEqual(words);
  });

  it.each(['301001/12', 'sm2-b_1', '3.5%', 'c++', 'r&d', '#1', '2020~2021', '阿·库'])(
    '%s is one word: its marks are of a code, a number or a name',
    (typed) => expect(wordsOf(typed)).toEqual([typed]),
  );

  it.each([
    ['户口登记（迁入）', '户口登记(迁入)'],
    ['户口登记（迁入）信息', '户口登记(迁入)信息'],
    ['（一）户口', '(一)户口'],
    ['国办发〔2020〕35号', '国办发〔2020〕35号'],
    ['户口登记（迁', '户口登记(迁'],
    ['（在册人口）', '在册人口'],
    ['（户口登记（迁入））', '户口登记(迁入)'],
    ['（《在册人口》）', '在册人口'],
    ['在册人口（', '在册人口'],
    ['）在册人口［', '在册人口'],
    ['（在册人口', '在册人口'],
    ['（户口登记（迁入）', '户口登记(迁入)'],
  ])('%s: brackets in pairs are of the name, others only around it', (typed, word) => {
    expect(wordsOf(typed)).toEqual([word]);
  });

  it.each([
    ["zai'ce'ren'kou", ['zaicerenkou']],
    ['zai’ce’ren’kou', ['zaicerenkou']],
    ["z'c＇r'k", ['zcrk']],
    ["公安zai'ce", ['公安zaice']],
    ['‘zcrk’', ['zcrk']],
  ])('%s: an apostrophe between syllables is none of the letters', (typed, words) => {
    expect(wordsOf(typed)).toEqual(words);
  });

  it.each(['', '　', '，', '《》', '（）', ')(', "'", '……', '“（《、》）”'])('%s has none', (typed) => {
    expect(wordsOf(typed)).toEqual([]);
  });

  const typed = fc.string({ unit: fc.constantFrom(...'人口a1（)[］〔《》，。’"-/. '), maxLength: 12 });

  it('all stand in what was typed, as a text that holds it holds them', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const folded = fold(text).replace(/(?<=a)’(?=a)/gu, '');
        for (const word of wordsOf(text)) expect(folded).toContain(word);
      }),
      { numRuns: 500 },
    );
  });

  it('are the words of themselves', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const words = wordsOf(text);
        expect(wordsOf(words.join(' '))).toEqual(words);
      }),
      { numRuns: 500 },
    );
  });
});
