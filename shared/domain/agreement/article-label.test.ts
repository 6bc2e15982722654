import { expect, it } from 'vitest';
import { articleLabel } from './article-label.ts';

it('[R037] numbers the articles of an agreement as legal texts do', () => {
  expect([1, 9, 10, 12, 20, 35].map(articleLabel)).toEqual([
    '第一条',
    '第九条',
    '第十条',
    '第十二条',
    '第二十条',
    '第三十五条',
  ]);
});
