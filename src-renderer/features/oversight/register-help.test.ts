import { describe, expect, it } from 'vitest';
import { violationItem } from '#shared/domain/violation/item.ts';
import { nationalLists, registerHelp } from './register-help.ts';

describe('what to write down of a breach that a person enters', () => {
  it('[R101] a wrong catalogue or wrong data: which item, and why it is deliberate', () => {
    const { facts, records } = registerHelp('V4');
    expect(facts).toContain('故意');
    expect(facts).toContain('哪个资源哪一项');
    expect(records).toContain('疑义更正');
  });

  it('[R106] any other act: what rule it breaks and what consequence it had, shown by which records', () => {
    const { facts, records } = registerHelp('V9');
    expect(facts).toContain('违反哪一条');
    expect(facts).toContain('不良后果');
    expect(records).toMatch(/授权.*销毁.*安全事件/u);
  });

  it('[R101] [R106] every item asks for facts and for records', () => {
    for (const item of violationItem.options)
      for (const words of Object.values(registerHelp(item))) expect(words.length).toBeGreaterThan(8);
  });

  it('the decree’s lists are named by side with how many they hold, never item by item', () => {
    expect(nationalLists.map((list) => /(\d+) 项（第(\d+)条）/u.exec(list)?.slice(1))).toEqual([
      ['9', '39'],
      ['7', '40'],
      ['3', '41'],
    ]);
  });
});
