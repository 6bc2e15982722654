/**
 * Text as the search compares it: case and width do not count (Ａ, A and a are one), each character on its own, so
 * that every position can be brought back to the text as written.
 */
export type FoldedText = {
  readonly written: string;
  readonly folded: string;
  /** For each UTF-16 unit of `folded` and its end, the place in `written`; null where they are the same. */
  readonly places: readonly number[] | null;
};

/** Start inclusive, end exclusive, in UTF-16 units of the text as written. */
export type Range = readonly [start: number, end: number];

const foldCharacter = (character: string): string => character.normalize('NFKC').toLowerCase();

export const fold = (text: string): string => Array.from(text, foldCharacter).join('');

export function foldText(written: string): FoldedText {
  const characters = Array.from(written);
  const parts = characters.map(foldCharacter);
  const folded = parts.join('');
  if (parts.every((part, index) => part.length === characters[index]?.length))
    return { written, folded, places: null };
  return { written, folded, places: placesOf(characters, parts) };
}

function placesOf(characters: readonly string[], parts: readonly string[]): readonly number[] {
  const places: number[] = [];
  let start = 0;
  characters.forEach((character, index) => {
    for (let unit = 0; unit < (parts[index] as string).length; unit += 1) places.push(start);
    start += character.length;
  });
  return [...places, start];
}

/** Where any of the folded terms stands in the text, in order, overlaps joined. */
export function rangesOf(text: FoldedText, terms: readonly string[]): readonly Range[] {
  const found = terms.flatMap((term) => occurrences(text, term));
  return joined(found.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
}

function occurrences(text: FoldedText, term: string): readonly Range[] {
  const found: Range[] = [];
  let at = text.folded.indexOf(term);
  while (at !== -1) {
    found.push([placeOf(text, at), endOf(text, at + term.length)]);
    at = text.folded.indexOf(term, at + term.length);
  }
  return found;
}

const placeOf = ({ places }: FoldedText, at: number): number => places?.[at] ?? at;

/** The end of the written character that holds the last folded unit: ㎡ is marked whole where 'm' was asked for. */
function endOf({ places }: FoldedText, end: number): number {
  if (places === null) return end;
  const last = places[end - 1];
  return places.slice(end).find((place) => place !== last) ?? end;
}

function joined(sorted: readonly Range[]): readonly Range[] {
  const ranges: Range[] = [];
  for (const range of sorted) {
    const last = ranges.at(-1);
    if (last === undefined || range[0] > last[1]) ranges.push(range);
    else ranges[ranges.length - 1] = [last[0], Math.max(last[1], range[1])];
  }
  return ranges;
}
