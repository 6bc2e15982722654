/**
 * What it means for an entry to be found, and how hits are ranked: the one rule behind the window's index, its plain
 * path and the platform's search. Every term must stand somewhere; an entry ranks by the worst of its terms' best
 * places, then those that can be had before those withheld, then by the shorter name.
 */
import { readsLike, type SyllableRange, spellingsOf } from './pinyin.ts';
import { wordsOf } from './words.ts';

/** Where a term can stand, best place first. Pinyin reads the name. */
export const places = ['exact', 'prefix', 'name', 'pinyin', 'code', 'items', 'abstract', 'provider'] as const;
export type Place = (typeof places)[number];

/** An entry's texts as they are compared: folded (fold.ts). */
export type SearchedTexts = {
  readonly name: string;
  readonly code: string;
  readonly items: readonly string[];
  readonly abstract: string;
  readonly provider: string;
};

export type SearchTerm = {
  readonly text: string;
  readonly spellings: readonly (readonly SyllableRange[])[];
};

/** @param text a word, folded */
export const termOf = (text: string): SearchTerm => ({ text, spellings: spellingsOf(text) });

/** The terms of what an officer typed: its words, however they were parted. None: everything is found. */
export const termsOf = (typed: string): readonly SearchTerm[] => wordsOf(typed).map(termOf);

/** The best place the term stands in, or null. */
export const placeOf = (texts: SearchedTexts, { text, spellings }: SearchTerm): Place | null => {
  if (texts.name === text) return 'exact';
  if (texts.name.startsWith(text)) return 'prefix';
  if (texts.name.includes(text)) return 'name';
  if (spellings.some((spelling) => readsLike(texts.name, spelling))) return 'pinyin';
  if (texts.code.includes(text)) return 'code';
  if (texts.items.some((item) => item.includes(text))) return 'items';
  if (texts.abstract.includes(text)) return 'abstract';
  return texts.provider.includes(text) ? 'provider' : null;
};

const nameBits = 9;
const spreadBits = 22;

/** FNV-1a of the id: keeps entries with names of one length in one order everywhere. */
const spread = (id: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % 2 ** spreadBits;
};

/** An entry's rank among hits found in the same place; lower is better, an unsigned number of 32 bits. */
export const orderOf = (entry: {
  readonly id: string;
  readonly name: string;
  readonly withheld: boolean;
}): number =>
  Number(entry.withheld) * 2 ** (nameBits + spreadBits) +
  Math.min(entry.name.length, 2 ** nameBits - 1) * 2 ** spreadBits +
  spread(entry.id);
