import { describe, expect, it } from 'vitest';
import { isInTheWay, redoStateOf } from './redo-state.ts';

const way = { href: '#/cases/c1', draft: ['withdraw:c1', '重复申请'] as const };

describe('writing a refused act again', () => {
  it('S22 is over when its form was sent, and not before', () => {
    expect(redoStateOf(way, null, null)).toBe('untouched');
    expect(redoStateOf(way, null, '后来写的')).toBe('untouched');
    expect(redoStateOf(way, true, '重复申请')).toBe('begun');
    expect(redoStateOf(way, true, null)).toBe('gone-to');
    expect(redoStateOf({ ...way, draft: null }, true, null)).toBe('gone-to');
  });

  it('S22 asks before it overwrites what was written since, and only then', () => {
    expect(isInTheWay(null, '重复申请')).toBe(false);
    expect(isInTheWay('  ', '重复申请')).toBe(false);
    expect(isInTheWay('重复申请', '重复申请')).toBe(false);
    expect(isInTheWay('后来写的', '重复申请')).toBe(true);
    expect(isInTheWay({ reason: '', itemIds: [] }, { reason: '甲', itemIds: ['i1'] })).toBe(false);
    expect(isInTheWay({ b: 1, a: 2 }, { a: 2, b: 1 })).toBe(false);
    expect(isInTheWay({ reason: '', itemIds: ['i2'] }, { reason: '甲', itemIds: ['i1'] })).toBe(true);
  });
});
