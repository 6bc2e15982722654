/**
 * Pinyin as a second way to a name: typed letters are read as a run of syllables, each whole or by its first letter,
 * the last perhaps not finished: `zaicerenkou`, `zcrk` and `zaicr` all read 在册人口.
 */
import { charactersOf } from './readings-of.ts';

/** Every syllable, in order of its letters: those that begin alike have numbers that follow one another. */
export const syllables: readonly string[] = Object.keys(charactersOf).sort();

/** Numbers of syllables, first and last included. */
export type SyllableRange = readonly [first: number, last: number];

/** The characters that are read so. */
export const charactersReadAs = (syllable: string): string => charactersOf[syllable] ?? '';

/** What the search knows of a character of many readings; the rest are of old books. */
const mostReadings = 4;

/** Made when first asked for: most of those who load this never ask, and it takes longer than all else here. */
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

const readings = once(() => {
  const made = new Map<string, number[]>();
  for (const [number, syllable] of syllables.entries())
    for (const character of charactersReadAs(syllable)) {
      const known = made.get(character);
      if (known === undefined) made.set(character, [number]);
      else if (known.length < mostReadings) known.push(number);
    }
  return made;
});

/** How a character is read: numbers of syllables, none for what is no Chinese character. */
export const readingsOf = (character: string): readonly number[] => readings().get(character) ?? [];

const rangeOf = (beginning: string): SyllableRange | null => {
  const first = syllables.findIndex((syllable) => syllable.startsWith(beginning));
  if (first === -1) return null;
  return [first, syllables.findLastIndex((syllable) => syllable.startsWith(beginning))];
};

const ranges = once(() => {
  const made = new Map<string, SyllableRange>();
  for (const syllable of syllables)
    for (let length = 1; length <= syllable.length; length += 1) {
      const beginning = syllable.slice(0, length);
      if (!made.has(beginning)) made.set(beginning, rangeOf(beginning) as SyllableRange);
    }
  return made;
});

const longestSyllable = 6;
/** Nobody types more ways than this; more would only cost time. */
const mostSpellings = 24;
export const longestSpelling = 40;

/** What a piece of the letters can stand for: a syllable, its first letter, at the end of all its beginning. */
const pieceOf = (letters: string, start: number, end: number): SyllableRange | null => {
  const piece = letters.slice(start, end);
  const number = syllables.indexOf(piece);
  if (piece.length === 1 || end === letters.length) return ranges().get(piece) ?? null;
  return number === -1 ? null : [number, number];
};

/** The ways to read folded letters, those of fewest syllables first; none where they are not letters of pinyin. */
export const spellingsOf = (letters: string): readonly (readonly SyllableRange[])[] => {
  if (letters.length < 2 || letters.length > longestSpelling || !/^[a-z]+$/u.test(letters)) return [];
  const found: (readonly SyllableRange[])[] = [];
  /** Where nothing can be read from: without it, letters that end badly would be tried in every way. */
  const dead = new Set<number>();
  const extend = (start: number, before: readonly SyllableRange[]): void => {
    if (found.length === mostSpellings || dead.has(start)) return;
    if (start === letters.length) {
      found.push(before);
      return;
    }
    const already = found.length;
    for (let end = Math.min(letters.length, start + longestSyllable); end > start; end -= 1) {
      const piece = pieceOf(letters, start, end);
      if (piece !== null) extend(end, [...before, piece]);
    }
    if (found.length === already) dead.add(start);
  };
  extend(0, []);
  return found;
};

const fitsAt = (name: string, start: number, spelling: readonly SyllableRange[]): boolean =>
  spelling.every(([first, last], at) =>
    readingsOf(name.charAt(start + at)).some((number) => number >= first && number <= last),
  );

/** Where runs of the name's characters begin that are read so; each is as long as the spelling. */
export const runsReadLike = (name: string, spelling: readonly SyllableRange[]): readonly number[] =>
  Array.from({ length: Math.max(0, name.length - spelling.length + 1) }, (_, start) => start).filter(
    (start) => fitsAt(name, start, spelling),
  );

/** True where some run of the name's characters is read so. */
export const readsLike = (name: string, spelling: readonly SyllableRange[]): boolean => {
  for (let start = 0; start + spelling.length <= name.length; start += 1)
    if (fitsAt(name, start, spelling)) return true;
  return false;
};
