import { expect, it } from 'vitest';
import { joinedChanges } from './catalog-changes.ts';

it('several changes are told as one, each row once, and everything outweighs the rest', () => {
  expect(
    joinedChanges([
      ['a', 'b'],
      ['b', 'c'],
    ]),
  ).toEqual(['a', 'b', 'c']);
  expect(joinedChanges([['a'], 'all', ['b']])).toBe('all');
});
