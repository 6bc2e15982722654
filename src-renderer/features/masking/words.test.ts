import { expect, it } from 'vitest';
import { outputName } from './output-name.ts';
import { evidenceWords, percent } from './words.ts';

it('[R038] what speaks for a kind is told with its share and its check digits', () => {
  expect(
    evidenceWords({
      column: '证件',
      values: 200,
      titled: ['resident-id'],
      kinds: [
        { kind: 'resident-id', matched: 190, proven: 95 },
        { kind: 'mobile', matched: 4, proven: 4 },
        { kind: 'address', matched: 100, proven: 0 },
      ],
      embedded: [{ kind: null, values: 3 }],
      codes: 0,
    }),
  ).toEqual([
    '列名提示居民身份证号',
    '95% 的值像居民身份证号，其中校验位通过 50%',
    '3 个值里含 7 位以上的数字',
  ]);
});

it('[R038] a few never read as none, nor most as all', () => {
  expect([0, 0.004, 0.5, 0.996, 1].map(percent)).toEqual(['0%', '不足 1%', '50%', '超过 99%', '100%']);
});

it.each([
  ['救助对象.csv', 'clean', '救助对象.脱敏.csv'],
  ['a/b:c.xlsx', 'risk-too-high', 'a_b_c.脱敏.未达标.csv'],
  ['.csv', 'clean', '文件.脱敏.csv'],
] as const)('[R038] a masked %s that is %s is called %s', (chosen, outcome, name) => {
  expect(outputName(chosen, outcome)).toBe(name);
});
