import { describe, expect, it } from 'vitest';
import { rangeOf } from './copy-content.ts';
import { tailOf } from './deliver-copy.ts';

describe('a range of 10 bytes', () => {
  it.each([
    ['bytes=0-3', { first: 0, last: 3 }],
    ['bytes=4-', { first: 4, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-30', { first: 0, last: 9 }],
    ['bytes=8-30', { first: 8, last: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', null],
    ['bytes=0-1,3-4', null],
    ['lines=0-1', null],
    ['bytes=-', null],
    [undefined, null],
  ] as const)('%s', (header, expected) => {
    expect(rangeOf(header, 10)).toEqual(expected);
  });
});

it('[R038] the copy row stands on a line of its own', () => {
  const text = (row: string | null, endsLine: boolean) => new TextDecoder().decode(tailOf(row, endsLine));
  expect(text('# 副本', true)).toBe('# 副本\r\n');
  expect(text('# 副本', false)).toBe('\r\n# 副本\r\n');
  expect(text(null, false)).toBe('');
});
