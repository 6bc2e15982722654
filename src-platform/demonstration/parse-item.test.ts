import { describe, expect, it } from 'vitest';
import { parseItems, typeOfName } from './parse-item.ts';

const types = {
  beginnings: { 是否: 'L' },
  endings: { 数: 'I', 日期: 'D', 说明: 'M', 时间说明: 'C' },
} as const;

describe('the notation for information items', () => {
  it('[R033] takes type and sharing type from the name and the entry where the item says neither', () => {
    expect(parseItems('姓名 登记日期', 'conditional', types)).toEqual([
      { id: 'item-01', name: '姓名', dataType: 'C', shareType: 'conditional' },
      { id: 'item-02', name: '登记日期', dataType: 'D', shareType: 'conditional' },
    ]);
  });

  it('[R033] takes id, type and sharing type as written', () => {
    expect(parseItems('户数@households:F3 注册资本:Y 住址:2', 'unconditional', types)).toEqual([
      { id: 'households', name: '户数', dataType: 'F', shareType: 'withheld' },
      { id: 'item-02', name: '注册资本', dataType: 'Y', shareType: 'unconditional' },
      { id: 'item-03', name: '住址', dataType: 'C', shareType: 'conditional' },
    ]);
  });

  it('[R021] refuses what does not follow the notation', () => {
    for (const wrong of ['姓名:X', '姓名:4', '姓名:', '姓名@身份', '姓名  性别', ':C', '姓名:2C']) {
      expect(() => parseItems(wrong, 'conditional', types)).toThrow(/is not written as/u);
    }
  });

  it('[R021] lets a beginning win over an ending and the longest ending over shorter ones', () => {
    expect(typeOfName('是否计数', types)).toBe('L');
    expect(typeOfName('服务时间说明', types)).toBe('C');
    expect(typeOfName('问题说明', types)).toBe('M');
    expect(typeOfName('名称', types)).toBe('C');
  });
});
