import { describe, expect, it } from 'vitest';
import { type ListRule, narrowed, optionsOf, wholeList } from './list-view.ts';

type Row = { readonly name: string; readonly state: string; readonly year: string };

const rows: readonly Row[] = [
  { name: '低保对象名单', state: 'open', year: '2025' },
  { name: '居住證簽發', state: 'open', year: '2026' },
  { name: '婚姻登记 ＡＰＩ', state: 'done', year: '2026' },
];

const rule: ListRule<Row> = {
  choices: [
    {
      name: '状态',
      options: optionsOf(['open', 'done'], { open: '在办', done: '办结' }),
      holds: ({ state }, value) => state === value,
    },
    { name: '年度', options: [], holds: ({ year }, value) => year === value },
  ],
  textsOf: ({ name, year }) => [name, year],
};

const namesOf = (words: string, values: Record<string, string> = {}) =>
  narrowed(rows, rule, { words, values }).map(({ name }) => name);

describe('[R020] a long list that is narrowed', () => {
  it('is whole and in its order where nothing is chosen', () => {
    expect(narrowed(rows, rule, wholeList)).toEqual(rows);
  });

  it('holds the rows with every value chosen', () => {
    expect(namesOf('', { 状态: 'open' })).toEqual(['低保对象名单', '居住證簽發']);
    expect(namesOf('', { 状态: 'open', 年度: '2026' })).toEqual(['居住證簽發']);
    expect(namesOf('', { 状态: 'done', 年度: '2025' })).toEqual([]);
  });

  it('is found by words as the catalogue is: width, case and traditional characters do not count', () => {
    expect(namesOf('居住证')).toEqual(['居住證簽發']);
    expect(namesOf('api')).toEqual(['婚姻登记 ＡＰＩ']);
    expect(namesOf('“低保对象”，名单')).toEqual(['低保对象名单']);
    expect(namesOf('  ')).toHaveLength(3);
    expect(namesOf('《》')).toHaveLength(3);
  });

  it('holds a row whose words stand in different texts of it, and none that lacks one', () => {
    expect(namesOf('名单 2025')).toEqual(['低保对象名单']);
    expect(namesOf('名单 2026')).toEqual([]);
  });

  it('does not narrow by a choice it does not know, as one kept from an earlier release', () => {
    expect(namesOf('', { 级别: 'city' })).toHaveLength(3);
  });
});
