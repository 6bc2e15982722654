import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inventedEntry } from '../catalog/invented/invented-entry.ts';
import { fold } from './fold.ts';
import { readsLike, spellingsOf } from './pinyin.ts';
import { placeOf, termsOf } from './place.ts';
import { readingPattern, readingTextOf } from './read-names.ts';
import { tokensHolding, tokensOf, tokensReading } from './tokens.ts';

const provider = [{ id: 'dept-minzheng', name: '忻州市民政局' }];
const textsOf = (number: number) => {
  const { entry, codeClass } = inventedEntry(3, number, provider);
  const items = entry.items.map(({ name }) => fold(name));
  return {
    name: fold(entry.name),
    code: `${codeClass}/1`,
    items,
    abstract: fold(entry.abstract),
    provider: '',
  };
};
const holdsAll = (all: readonly number[], wanted: readonly number[]): boolean => {
  const known = new Set(all);
  return wanted.every((token) => known.has(token));
};
const letters = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  minLength: 1,
  maxLength: 7,
});

describe('tokens', () => {
  it('of an entry hold those of every term that stands in it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), fc.nat(), fc.integer({ min: 1, max: 6 }), (number, at, length) => {
        const texts = textsOf(number);
        const all = [texts.name, texts.code, texts.abstract, ...texts.items].join(' ');
        const start = at % all.length;
        for (const term of termsOf(all.slice(start, start + length)))
          if (placeOf(texts, { ...term, spellings: [] }) !== null)
            expect(holdsAll(tokensOf(texts), tokensHolding(term.text))).toBe(true);
      }),
    );
  });

  it('of an entry hold those of every way in which its name is read', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), letters, (number, typed) => {
        const texts = textsOf(number);
        for (const spelling of spellingsOf(typed))
          if (readsLike(texts.name, spelling))
            expect(holdsAll(tokensOf(texts), tokensReading(spelling))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a name as it is read', () => {
  const names = fc.string({ unit: fc.constantFrom(...'在册人口重庆行长乐县女略a1，𠮷㎡'), maxLength: 8 });
  const typed = fc
    .array(
      fc.constantFrom(
        'zai',
        'ce',
        'ren',
        'r',
        'k',
        'ko',
        'chong',
        'z',
        'q',
        'xing',
        'hang',
        'lv',
        'lve',
        'a',
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((pieces) => pieces.join(''));

  it('fits the pattern exactly where it is read like what was typed', () => {
    fc.assert(
      fc.property(names, fc.oneof(typed, letters), (name, words) => {
        const spellings = spellingsOf(words);
        const pattern = readingPattern(spellings);
        const fits = pattern !== null && new RegExp(pattern, 'u').test(readingTextOf(name));
        expect(fits).toBe(spellings.some((spelling) => readsLike(name, spelling)));
      }),
      { numRuns: 1000 },
    );
  });
});
