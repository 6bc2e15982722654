import { describe, expect, it } from 'vitest';
import { writtenApart } from './written-apart.ts';

describe('a word written apart', () => {
  it.each([
    ['公安zcrk', '公安 zcrk'],
    ['dj婚姻', 'dj 婚姻'],
    ['公安zcrk登记', '公安 zcrk 登记'],
    ['106001000003', '106001/000003'],
  ])('%s may have meant %s', (word, apart) => {
    expect(writtenApart(word)).toBe(apart);
  });

  it.each(['在册人口', 'zcrk', '2019年', '10600100000', '1060010000031', '406001000003', '106001/000003'])(
    '%s has nothing to part',
    (word) => expect(writtenApart(word)).toBeNull(),
  );
});
