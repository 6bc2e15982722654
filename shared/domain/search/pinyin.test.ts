import { describe, expect, it } from 'vitest';
import { readingsOf, readsLike, spellingsOf, syllables } from './pinyin.ts';

const isFoundBy = (name: string, letters: string): boolean =>
  spellingsOf(letters).some((spelling) => readsLike(name, spelling));

describe('pinyin', () => {
  it.each([
    ['zcrk', '在册人口基础信息'],
    ['zaicerenkou', '在册人口基础信息'],
    ['zaicr', '在册人口基础信息'],
    ['renk', '在册人口基础信息'],
    ['yinhang', '银行账户'],
    ['xian', '西安'],
    ['xian', '县级公安机关'],
    ['lvse', '绿色建筑'],
  ])('%s finds %s', (letters, name) => {
    expect(isFoundBy(name, letters)).toBe(true);
  });

  it.each([
    ['zcrk', '在册法人'],
    ['hunyin', '在册人口'],
    ['z', '在册人口'],
    ['gb2260', '行政区划'],
  ])('%s does not find %s', (letters, name) => {
    expect(isFoundBy(name, letters)).toBe(false);
  });

  it('knows every reading of a character of several', () => {
    expect(readingsOf('行').map((number) => syllables[number])).toEqual(
      expect.arrayContaining(['hang', 'xing']),
    );
    expect(readingsOf('A')).toEqual([]);
  });

  it('answers long and doubtful letters at once', () => {
    expect(spellingsOf('xianxianxianxianxianxianxianxian').length).toBeGreaterThan(0);
    expect(spellingsOf(`${'an'.repeat(18)}iv`)).toEqual([]);
    expect(spellingsOf('a'.repeat(41))).toEqual([]);
  });
});
