import { describe, expect, it } from 'vitest';
import { chosenInWords, chosenValues, shownFacets, titleOfView } from './facet-words.ts';

const named =
  (names: Readonly<Record<string, string>>) =>
  (id: string): string =>
    names[id] ?? id;
const names = {
  departmentName: named({ 'dept-minzheng': '忻州市民政局', 'dept-gongan': '忻州市公安局' }),
  regionName: named({ 'region-yuanping': '原平市' }),
};

describe('what is chosen in 目录, in words', () => {
  it('names every value of a question beside its words', () => {
    const facets = {
      providerId: ['dept-minzheng'],
      dedicated: ['no'],
      region: ['region-yuanping'],
      grade: ['general-2'],
      updateCycle: ['daily'],
      shareType: ['conditional', 'unconditional'],
    };
    expect(titleOfView({ text: ' 养老机构 ', facets }, names)).toBe(
      '养老机构，有条件共享，无条件共享，忻州市民政局，原平市，一般数据（2级），每日，非专用',
    );
    expect(titleOfView({ text: '', facets: { providerId: ['dept-gongan'], region: [] } }, names)).toBe(
      '忻州市公安局',
    );
    expect(titleOfView({ text: ' ', facets: {} }, names)).toBe('全部条目');
  });

  it('tells any two codes apart, also those of different facets', () => {
    const words = shownFacets.flatMap(({ name, labels }) =>
      chosenValues({ [name]: Object.keys(labels ?? {}) }, names).map(({ word }) => word),
    );
    expect(words.length).toBeGreaterThan(20);
    expect(new Set(words).size).toBe(words.length);
  });

  it('says under which heading each value was chosen', () => {
    expect(
      chosenInWords(
        { shareType: ['conditional', 'unconditional'], region: [], providerId: ['dept-minzheng'] },
        names,
      ),
    ).toBe('共享类型 有条件共享、无条件共享；提供部门 忻州市民政局');
    expect(chosenInWords({ region: [] }, names)).toBe('');
  });
});
