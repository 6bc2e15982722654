import { expect, it } from 'vitest';
import { differenceText } from './difference-text.ts';

it('[R052] says which clock is ahead, and by how much', () => {
  expect([3200, -61_000, 400, -400, null].map(differenceText)).toEqual([
    '平台比本机快 3 秒',
    '平台比本机慢 61 秒',
    '与平台一致',
    '与平台一致',
    '未核对',
  ]);
});
