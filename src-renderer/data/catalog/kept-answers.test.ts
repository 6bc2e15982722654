import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { KeptAnswers } from './kept-answers.ts';

const answerOf = (size: number) => Array.from({ length: size }, (_, id) => ({ id: `${id}` }) as CatalogEntry);

describe('answers of segments', () => {
  it('drops the answer that was used longest ago once there are too many entries, and no other', () => {
    const kept = new KeptAnswers(10);
    const [first, second, third] = [answerOf(3), answerOf(3), answerOf(4)];
    kept.keep('first', first);
    kept.keep('second', second);
    expect(kept.get('first')).toBe(first);
    kept.keep('third', third);
    expect([kept.get('first'), kept.get('second'), kept.get('third')]).toEqual([first, undefined, third]);
  });

  it('keeps nothing that is larger than all it may hold, and counts an empty answer', () => {
    const kept = new KeptAnswers(2);
    kept.keep('small', []);
    kept.keep('large', answerOf(5));
    expect([kept.get('large'), kept.get('small')]).toEqual([undefined, []]);
    for (const name of ['a', 'b']) kept.keep(name, []);
    expect([kept.get('small'), kept.get('a'), kept.get('b')]).toEqual([undefined, [], []]);
  });

  it('an answer given twice is kept once', () => {
    const kept = new KeptAnswers(4);
    const answer = answerOf(3);
    kept.keep('same', answer);
    kept.keep('same', answerOf(3));
    expect(kept.get('same')).toBe(answer);
  });
});
