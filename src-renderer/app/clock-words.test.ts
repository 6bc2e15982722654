import { expect, it } from 'vitest';
import { clockWords } from './clock-words.ts';

it('S6 S22 claims no agreement of clocks that were never compared, and says how far they are apart', () => {
  const minute = 60_000;
  expect([null, 0, minute, -61_000, 119 * minute, -3 * 24 * 60 * minute].map(clockWords)).toEqual([
    '本机时间未与平台核对',
    null,
    null,
    '本机时间与平台相差 1 分钟',
    '本机时间与平台相差 119 分钟',
    '本机时间与平台相差 72 小时',
  ]);
});
