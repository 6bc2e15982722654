/**
 * One plain spelling for the many an officer's file has: full-width characters, spaces and hyphens inside numbers, +86.
 * The same steps are written as SQL in `sql/`; what is named here by a class of characters is named there by the same.
 */
import type { SensitiveKind } from './kind.ts';

/** Spaces and what is invisible, as the body of a character class of both JavaScript's and PostgreSQL's expressions. */
export const blanks = ' \\t\\r\\n\\u00A0\\u1680\\u2000-\\u200D\\u202F\\u205F\\u2060\\u3000\\uFEFF';
/** Hyphens and dashes, likewise; the plain hyphen first, as both dialects want it. */
export const dashes = '\\-\\u00AD\\u2010-\\u2015\\u2212\\u2E3A\\u2E3B\\uFE58\\uFE63';

const blank = new RegExp(`[${blanks}]`, 'gu');
const separators = new RegExp(`[${blanks}${dashes}]`, 'gu');
const phoneSeparators = new RegExp(`[${blanks}${dashes}().]`, 'gu');
const plateSeparators = new RegExp(`[${blanks}${dashes}·•・]`, 'gu');
const wide = /[\uFF01-\uFF5E]/u;
const wideAll = /[\uFF01-\uFF5E]/gu;

/** Full-width ASCII as ASCII. Every character keeps its place: an index into the result is one into `text`. */
export const foldWidth = (text: string): string =>
  wide.test(text)
    ? text.replace(wideAll, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    : text;

const small = /[a-z]/u;

/** ASCII letters in capitals; others stay, so that no character changes its length. */
const capitals = (text: string): string =>
  !small.test(text) ? text : text.replace(/[a-z]+/gu, (letters) => letters.toUpperCase());

export type Spelling = 'number' | 'phone' | 'plate' | 'text';

/** How a kind's values are brought to their plain spelling. */
export const spellingOf = (kind: SensitiveKind): Spelling => {
  if (kind === 'mobile' || kind === 'fixed-phone') return 'phone';
  if (kind === 'plate') return 'plate';
  if (kind === 'email' || kind === 'ip' || kind === 'name' || kind === 'address') return 'text';
  return kind === 'wechat' || kind === 'birth-date' ? 'text' : 'number';
};

/** A value in its kind's plain spelling; what it reads as is judged by the kind's shape. */
export const plainSpelling = (kind: SensitiveKind, value: string): string =>
  spellPlainly(spellingOf(kind), value);

/** The same by the spelling's name, for one who asks for many kinds. */
export const spellPlainly = (spelling: Spelling, value: string): string => {
  const folded = foldWidth(value);
  switch (spelling) {
    case 'number':
      return capitals(folded.replace(separators, ''));
    case 'plate':
      return capitals(folded.replace(plateSeparators, ''));
    case 'phone':
      return capitals(folded.replace(phoneSeparators, ''))
        .replace(/^(?:\+|00)86/u, '')
        .replace(/^86(?=1[3-9]\d{9}$)/u, '');
    case 'text':
      return folded.replace(blank, '');
  }
};
