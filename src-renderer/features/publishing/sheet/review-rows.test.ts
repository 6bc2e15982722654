import { expect, it } from 'vitest';
import { namesOf, reviewRows } from './review-rows.ts';

const faulty = { rowNumber: 3, name: '甲', code: null, itemCount: 1, kind: 'faulty', faults: [] } as const;
const same = { rowNumber: 5, name: '乙', code: null, itemCount: 1, kind: 'unchanged' } as const;

it('the list begins with all faults together where there are any', () => {
  expect(reviewRows([faulty, same]).map(({ id }) => id)).toEqual(['faults', 'row-3', 'row-5']);
  expect(reviewRows([same]).map(({ id }) => id)).toEqual(['row-5']);
});

it('names are told up to eight, then counted', () => {
  const lines = [...'一二三四五六七八九'].map((name) => ({ name }));
  expect(namesOf(lines.slice(0, 2))).toBe('一、二（2 条）');
  expect(namesOf(lines)).toBe('一、二、三、四、五、六、七、八等 9 条');
});
