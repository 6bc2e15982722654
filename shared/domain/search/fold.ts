/**
 * Text as the catalogue's search compares it: case, width, and traditional or simplified form do not count
 * (Ａ, A and a are one; 臺 and 台 too). Each character is folded on its own, so that a place in the folded text can
 * be brought back to the text as written. Window and platform compare the same.
 */
import { simplified, traditional } from './simplified-characters.ts';

const simplifiedOf = new Map(Array.from(traditional, (character, at) => [character, simplified.charAt(at)]));

const foldCharacter = (character: string): string => {
  const plain = character.normalize('NFKC').toLowerCase();
  return simplifiedOf.get(plain) ?? plain;
};

const unknown = 0;
const several = 0xffff;
/** What each UTF-16 unit folds to, as it is first met; {@link several} where that is not one unit. */
const folds = new Uint16Array(0x10000);

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

const foldUnit = (unit: number): number => {
  const folded = isSurrogate(unit) ? '' : foldCharacter(String.fromCharCode(unit));
  const result = folded.length === 1 ? folded.charCodeAt(0) : several;
  folds[unit] = result;
  return result;
};

/** True where no character of the text changes: nearly every Chinese text. */
const isFolded = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const known = folds[unit] as number;
    if ((known === unknown ? foldUnit(unit) : known) !== unit) return false;
  }
  return true;
};

/** The folded pieces of the text's characters, in order. */
export const foldPieces = (text: string): readonly string[] => Array.from(text, foldCharacter);

export const fold = (text: string): string => {
  if (isFolded(text)) return text;
  let folded = '';
  for (const character of text) {
    const known = character.length === 1 ? (folds[character.charCodeAt(0)] as number) : several;
    folded += known === several || known === unknown ? foldCharacter(character) : String.fromCharCode(known);
  }
  return folded;
};
