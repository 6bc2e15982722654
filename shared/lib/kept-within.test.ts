import { describe, expect, it } from 'vitest';
import { KeptWithin } from './kept-within.ts';

const keptWithin = (most: number) => new KeptWithin<string>(most, ({ length }) => length);

describe('answers kept within a weight', () => {
  it('drops the answer that was used longest ago once there is too much, and no other', () => {
    const kept = keptWithin(9);
    kept.keep('first', 'aaa');
    kept.keep('second', 'bbb');
    expect(kept.get('first')).toBe('aaa');
    kept.keep('third', 'cccc');
    expect([kept.get('first'), kept.get('second'), kept.get('third')]).toEqual(['aaa', undefined, 'cccc']);
  });

  it('keeps nothing that weighs more than all it may hold', () => {
    const kept = keptWithin(2);
    kept.keep('small', 'a');
    kept.keep('large', 'aaaaa');
    expect([kept.get('large'), kept.get('small')]).toEqual([undefined, 'a']);
    for (const name of ['b', 'c']) kept.keep(name, name);
    expect([kept.get('small'), kept.get('b'), kept.get('c')]).toEqual([undefined, 'b', 'c']);
  });

  it('an answer given twice is kept once', () => {
    const kept = keptWithin(4);
    kept.keep('same', 'aaa');
    kept.keep('same', 'bbb');
    expect(kept.get('same')).toBe('aaa');
    kept.keep('other', 'c');
    expect([kept.get('same'), kept.get('other')]).toEqual(['aaa', 'c']);
  });
});
