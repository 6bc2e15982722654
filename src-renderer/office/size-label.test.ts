import { expect, it } from 'vitest';
import { sizeLabel } from './size-label.ts';

it.each([
  [0, '0 字节'],
  [1023, '1023 字节'],
  [1024, '1.0 KB'],
  [3_500, '3.4 KB'],
  [12 * 1024 * 1024, '12.0 MB'],
  [2_177_528_870, '2.0 GB'],
])('%i bytes read as %s', (bytes, label) => {
  expect(sizeLabel(bytes)).toBe(label);
});
