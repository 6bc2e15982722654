/**
 * What an index over whole entries can look up: every two characters that follow one another, and the first letters
 * of every two characters of the name that do. A look at the texts decides (place.ts); tokens only leave out entries
 * in which a term cannot stand.
 */
import { readingsOf, type SyllableRange, syllables } from './pinyin.ts';
import type { SearchedTexts } from './place.ts';

/** Two UTF-16 units in one signed number of 32 bits. */
const pairOf = (first: number, second: number): number => (first << 16) | second;

/** Pairs of letters stand where no text has a pair: a unit of the private area and one that no text holds. */
const privateArea = 0xe000;
const letters = 26;
const letterOf = (syllable: number): number => (syllables[syllable] as string).charCodeAt(0) - 97;
const letterPair = (first: number, second: number): number =>
  pairOf(privateArea + first * letters + second, 0);

const addPairs = (text: string, found: Set<number>): void => {
  for (let at = 0; at + 1 < text.length; at += 1)
    found.add(pairOf(text.charCodeAt(at), text.charCodeAt(at + 1)));
};

const firstLettersOf = (character: string): readonly number[] => readingsOf(character).map(letterOf);

const addLetterPairs = (name: string, found: Set<number>): void => {
  let before: readonly number[] = [];
  for (let at = 0; at < name.length; at += 1) {
    const here = firstLettersOf(name.charAt(at));
    for (const first of before) for (const second of here) found.add(letterPair(first, second));
    before = here;
  }
};

/** The tokens of an entry's own texts; its provider's name is not among them. */
export const tokensOf = (texts: Omit<SearchedTexts, 'provider'>): readonly number[] => {
  const found = new Set<number>();
  for (const text of [texts.name, texts.code, texts.abstract, ...texts.items]) addPairs(text, found);
  addLetterPairs(texts.name, found);
  return [...found];
};

/** The tokens of every entry that holds the text; none for a single character, which is no pair. */
export const tokensHolding = (text: string): readonly number[] => {
  const found = new Set<number>();
  addPairs(text, found);
  return [...found];
};

/** The tokens of every entry whose name is read so; none for a single syllable. */
export const tokensReading = (spelling: readonly SyllableRange[]): readonly number[] => {
  const found = new Set<number>();
  // A range of syllables begins with one letter.
  const firsts = spelling.map(([first]) => letterOf(first));
  for (let at = 0; at + 1 < firsts.length; at += 1)
    found.add(letterPair(firsts[at] as number, firsts[at + 1] as number));
  return [...found];
};
