import { describe, expect, it } from 'vitest';
import { entryWith } from '../testing/office.ts';
import type { EntryContent } from './entry-content.ts';
import { rivalsOf } from './rivals.ts';
import { fullContent } from './testing/catalogue-office.ts';

const population: EntryContent['library'] = { kind: 'base', base: 'population' };
const item = (id: string, name: string) => ({ id, name, dataType: 'C', shareType: 'unconditional' }) as const;
const subject = (patch: Partial<EntryContent> = {}) => ({
  providerId: 'd-new',
  content: fullContent({ library: population, items: [item('a', '姓 名'), item('b', '民族')], ...patch }),
});

describe('one source for one item', () => {
  it('[R019] finds an item that another provider already supplies to the same library, width and spaces aside', () => {
    expect(rivalsOf(subject(), [entryWith()])).toEqual([
      {
        itemId: 'a',
        itemName: '姓 名',
        entryId: 'e-1',
        entryName: '在册人口基础信息',
        providerId: 'd-provider',
      },
    ]);
    const latin = subject({ items: [item('a', 'ＩＤ')] });
    expect(rivalsOf(latin, [entryWith({ items: [item('x', 'id')] })])).toHaveLength(1);
  });

  it('[R019] an item taken from its source is no claim, on either side', () => {
    expect(rivalsOf(subject({ itemSources: [{ itemId: 'a', entryId: 'e-1' }] }), [entryWith()])).toEqual([]);
    const publication = {
      duty: '法',
      secrecyReview: { reviewerId: 'o', at: 1, opinion: '同意', containsStateSecret: false as const },
      leadConsent: null,
      quality: { accurate: true, controlled: true, usable: true, updated: true },
      withholdingRank: null,
      conflictNote: '',
      itemSources: [{ itemId: 'name', entryId: 'e-other' }],
      conversion: null,
      dedicatedHistory: [],
    };
    expect(rivalsOf(subject(), [entryWith({ publication })])).toEqual([]);
  });

  it('[R019] the same name elsewhere is no conflict: another library, a stopped entry, the own department', () => {
    expect(rivalsOf(subject({ library: { kind: 'base', base: 'legal-entity' } }), [entryWith()])).toEqual([]);
    expect(rivalsOf(subject(), [entryWith({ status: 'stopped' })])).toEqual([]);
    expect(rivalsOf({ ...subject(), providerId: 'd-provider' }, [entryWith()])).toEqual([]);
    const own = subject({ library: { kind: 'department' } });
    expect(rivalsOf(own, [entryWith({ library: { kind: 'department' } })])).toEqual([]);
  });

  it('[R023] theme libraries are told apart by their theme', () => {
    const health = subject({ library: { kind: 'theme', theme: '健康保障' } });
    expect(rivalsOf(health, [entryWith({ library: { kind: 'theme', theme: '健康保障' } })])).toHaveLength(1);
    expect(rivalsOf(health, [entryWith({ library: { kind: 'theme', theme: '社会保障' } })])).toEqual([]);
  });
});
