/** What may have been meant where nothing is found: words run together, or a code without its slash. */

const boundary = /(?<=\p{Script=Han})(?=[a-z])|(?<=[a-z])(?=\p{Script=Han})/gu;
/** A class of six digits and a number of six, as most codes are. */
const digitsOfCode = /^([1-3]\d{5})(\d{6})$/u;

/**
 * The word written apart: 公安zcrk is 公安 zcrk, 106001000003 is 106001/000003; null where there is nothing to part.
 * @param word folded
 */
export const writtenApart = (word: string): string | null => {
  const apart = word.replace(digitsOfCode, '$1/$2').replace(boundary, ' ');
  return apart === word ? null : apart;
};
