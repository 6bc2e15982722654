import { describe, expect, it } from 'vitest';
import type { Supply } from '#shared/domain/collection-check/match.ts';
import {
  emptyCollection,
  emptyResolution,
  itemFault,
  itemNamesOf,
  proposalOf,
  resolutionOf,
} from './collection-draft.ts';

const supply: Supply = {
  entryId: 'e',
  entryName: '人口',
  providerId: 'd',
  itemId: 'i',
  itemName: '姓名',
  likeness: 'same',
};

describe('[R030] a collection being described', () => {
  it('[R030] reads items from lines and enumerations, each once, in order', () => {
    expect(itemNamesOf(' 姓名、住址\n\n姓名，电话;邮编 ')).toEqual(['姓名', '住址', '电话', '邮编']);
    expect(itemNamesOf('\n、')).toEqual([]);
  });

  it('[R030] collects what nothing supplies, and leaves undecided what something does', () => {
    expect(resolutionOf(undefined, [])).toEqual({ kind: 'collect' });
    expect(resolutionOf(undefined, [supply])).toBe(null);
    expect(itemFault(undefined, [supply])).toBe('collection.unresolved');
    expect(itemFault({ ...emptyResolution, kind: 'share', entryId: 'e' }, [supply])).toBe(null);
    expect(itemFault({ ...emptyResolution, kind: 'different', reason: '另一人' }, [supply])).toBe(
      'collection.same-name',
    );
  });

  it('[R030] is whole only with a name, a purpose and a decision for every item', () => {
    const draft = { ...emptyCollection, name: '摸底表', purpose: '救助', items: '姓名\n月收入' };
    expect(proposalOf(draft, [[supply], []])).toBe(null);
    const decided = {
      ...draft,
      resolutions: { 姓名: { ...emptyResolution, kind: 'share' as const, entryId: 'e' } },
    };
    expect(proposalOf(decided, [[supply], []])?.items).toEqual([
      { name: '姓名', resolution: { kind: 'share', entryId: 'e' } },
      { name: '月收入', resolution: { kind: 'collect' } },
    ]);
    expect(proposalOf({ ...decided, purpose: ' ' }, [[supply], []])).toBe(null);
  });
});
