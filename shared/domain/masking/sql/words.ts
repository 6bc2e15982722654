/** Pieces of SQL: names, texts, and a value's plain spelling by the same characters as in `spelling.ts`. */
import { type Spelling, spellPlainly } from '../spelling.ts';

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** With `standard_conforming_strings`, which every supported server has on: a backslash is a backslash. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

type Mapping = { readonly from: string; readonly to: string };

const made = new Map<Spelling, Mapping>();

/** Every character that a spelling changes, those it drops at the end, as `translate` wants them. */
const mappingOf = (spelling: Spelling): Mapping => {
  const known = made.get(spelling);
  if (known !== undefined) return known;
  let [from, to, dropped] = ['', '', ''];
  for (let point = 1; point <= 0xffff; point += 1) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const character = String.fromCharCode(point);
    const plain = spellPlainly(spelling, character);
    if (plain === '') dropped += character;
    else if (plain !== character) {
      from += character;
      to += plain;
    }
  }
  const mapping = { from: from + dropped, to };
  made.set(spelling, mapping);
  return mapping;
};

/** The plain spelling of the text that `value` is. */
export const plainSql = (spelling: Spelling, value: string): string => {
  const { from, to } = mappingOf(spelling);
  const translated = `translate(${value}, ${quoteText(from)}, ${quoteText(to)})`;
  if (spelling !== 'phone') return translated;
  const national = `regexp_replace(${translated}, '^(?:\\+|00)86', '')`;
  return `regexp_replace(${national}, '^86(?=1[3-9][0-9]{9}$)', '')`;
};

/** What ECMAScript's trim takes away. */
const trimmed =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** Full-width ASCII as ASCII, then trimmed. */
export const trimmedSql = (value: string): string => {
  const wide = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0xff01 + at)).join('');
  const narrow = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0x21 + at)).join('');
  return `btrim(translate(${value}, ${quoteText(wide)}, ${quoteText(narrow)}), ${quoteText(trimmed)})`;
};
