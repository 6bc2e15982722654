/**
 * The one rule by which what an officer types becomes words, for every search there is: the catalogue's in the window and on the
 * platform, the guides', and lists that are narrowed. Names are pasted with the marks around them, so those cut as white space does.
 * A text that holds what was pasted holds each word of it: cutting finds the same and perhaps more, never less.
 *
 * Marks within codes, numbers and names (`/ - . _ + % # &`) are part of the word. So are brackets that stand in pairs, because
 * a name such as 户口登记（迁入） is to be found by itself, as exactly that name; they are left out around a whole word, and at its
 * ends where they lack their other half.
 */
import { fold } from './fold.ts';

/** As folded: full-width marks are ASCII ones there, … is three dots. An apostrophe is a quotation mark too. */
const cuts = /(?:[\s《》〈〉「」『』【】〖〗“”‘’'"、。,;:!?—]|\.{2,})+/u;

/** Input methods part syllables so, zai'ce'ren'kou. A name that has one between letters is found by its parts alone. */
const betweenSyllables = /(?<=[a-z])['’](?=[a-z])/gu;

const openers = '([{〔';
const closers = ')]}〕';
const isBracket = (character: string): boolean => (openers + closers).includes(character);

/** The place of each bracket's other half, for those that have one. */
const partnersIn = (word: string): ReadonlyMap<number, number> => {
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < word.length; at += 1) {
    if (openers.includes(word.charAt(at))) open.push(at);
    const opener = open.at(-1);
    if (opener === undefined || closers.indexOf(word.charAt(at)) !== openers.indexOf(word.charAt(opener)))
      continue;
    open.pop();
    partners.set(opener, at).set(at, opener);
  }
  return partners;
};

/** The word without brackets around the whole of it, and without lone ones at its ends. */
const trimmed = (word: string): string => {
  const partners = partnersIn(word);
  let [start, end] = [0, word.length];
  while (start < end) {
    const [first, last] = [partners.get(start), partners.get(end - 1)];
    if (first === end - 1) [start, end] = [start + 1, end - 1];
    else if (first === undefined && isBracket(word.charAt(start))) start += 1;
    else if (last === undefined && isBracket(word.charAt(end - 1))) end -= 1;
    else break;
  }
  return word.slice(start, end);
};

/** The words of what was typed, folded, each once; none where only white space and marks were. */
export const wordsOf = (typed: string): readonly string[] => {
  const words = fold(typed).replace(betweenSyllables, '').split(cuts).map(trimmed);
  return [...new Set(words)].filter((word) => word !== '');
};
