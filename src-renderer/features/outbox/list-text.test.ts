import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesOf, listTexts } from './list-text.ts';

describe('the list of 待同步 for people', () => {
  it('S22 holds every word of every act, and how it stands', () => {
    const mutation = {
      id: 'a',
      name: 'case.withdraw',
      args: { caseId: 'c1', reason: '重复申请' },
      madeAt: 1,
      officerId: 'o',
    };
    const refused = { id: 'a', mutation, code: 'record.changed', refusedAt: 2 };
    const texts = listTexts([{ kind: 'refused', id: 'a', refused }], { link: 'online', lastSyncAt: 2 });
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(/^1\. 撤回申请[\s\S]*平台退回：[\s\S]*重复申请/u);
  });

  it('S22 is parted into files that leave nothing out', () => {
    const text = fc.string({ minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), fc.integer({ min: 5, max: 40 }), (texts, most) => {
        const files = filesOf(texts, most);
        expect(files.every((file) => file.length >= 1 && file.length <= most)).toBe(true);
        const bare = (parts: readonly string[]) => parts.join('').replaceAll('\n', '');
        expect(bare(files)).toBe(bare(texts));
      }),
    );
    expect(filesOf(['甲', '乙', '丙'], 4)).toEqual(['甲\n\n乙', '丙']);
    expect(filesOf([], 4)).toEqual([]);
  });
});
