/** What may have been meant where nothing is found: 养老机够 sounds like 养老机构 (exact syllables, tones apart). */
import { longestSpelling, readingsOf, runsReadLike, type SyllableRange, syllables } from './pinyin.ts';

/** More ways to read what was typed than these are not tried. */
const mostWays = 8;

const charactersOf = (term: string): readonly string[] => term.split('');

/** The ways the term can be read in whole syllables; none where a character of it is not Chinese. */
const waysToRead = (term: string): readonly (readonly number[])[] => {
  if (term.length < 2) return [];
  let ways: (readonly number[])[] = [[]];
  for (const character of charactersOf(term))
    ways = ways
      .flatMap((way) => readingsOf(character).map((syllable) => [...way, syllable]))
      .slice(0, mostWays);
  return ways;
};

/** What to type to find names that sound like the term. @param term folded */
export const lettersOf = (term: string): readonly string[] =>
  waysToRead(term)
    .map((way) => way.map((syllable) => syllables[syllable]).join(''))
    .filter((letters) => letters.length <= longestSpelling);

/** The piece of a name that sounds like the term and is not it; null where there is none. Both folded. */
export const soundingLike = (name: string, term: string): string | null => {
  for (const way of waysToRead(term)) {
    const spelling = way.map((syllable): SyllableRange => [syllable, syllable]);
    for (const start of runsReadLike(name, spelling)) {
      const piece = name.slice(start, start + term.length);
      if (piece !== term) return piece;
    }
  }
  return null;
};
