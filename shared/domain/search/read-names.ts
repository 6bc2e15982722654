/** How a name is read, as text that a regular expression can look through: for a database without our tables. */
import { readingsOf, type SyllableRange, syllables } from './pinyin.ts';

/** Each character of the name is `;` and its readings, each as `,zai,`. */
export const readingTextOf = (name: string): string => {
  let text = '';
  for (let at = 0; at < name.length; at += 1) {
    text += ';';
    for (const number of readingsOf(name.charAt(at))) text += `,${syllables[number]},`;
  }
  return text;
};

const commonBeginning = (first: string, last: string): string => {
  let length = 0;
  while (length < first.length && first[length] === last[length]) length += 1;
  return first.slice(0, length);
};

/** Syllables lie in order of their letters, so a range of them is what begins alike. */
const characterReading = ([first, last]: SyllableRange): string => {
  const beginning = commonBeginning(syllables[first] as string, syllables[last] as string);
  return `;[a-z,]*,${beginning}${first === last ? ',' : ''}[a-z,]*`;
};

/** Finds a run of characters in {@link readingTextOf} that is read in one of the ways; null where there is no way. */
export const readingPattern = (spellings: readonly (readonly SyllableRange[])[]): string | null =>
  spellings.length === 0
    ? null
    : spellings.map((spelling) => spelling.map(characterReading).join('')).join('|');
