import { describe, expect, it } from 'vitest';
import { lettersOf, soundingLike } from './homophones.ts';

describe('what sounds like a term', () => {
  it.each([
    ['忻州市养老机构登记信息', '养老机够', '养老机构'],
    ['公租房配租信息', '公租防', '公租房'],
    ['重庆市名录', '虫庆', '重庆'],
  ])('in %s, %s may have meant %s', (name, typed, meant) => {
    expect(soundingLike(name, typed)).toBe(meant);
    expect(lettersOf(typed).length).toBeGreaterThan(0);
  });

  it('is not what was typed itself, nor anything for letters or a single character', () => {
    expect(soundingLike('养老机构', '养老机构')).toBeNull();
    expect(soundingLike('养老机构', '机')).toBeNull();
    expect(lettersOf('机a')).toEqual([]);
    expect(lettersOf('机')).toEqual([]);
  });

  it('tries no more ways than a few', () => {
    expect(lettersOf('行长行长行长').length).toBeLessThanOrEqual(8);
  });
});
