/** Text beside its folded form (shared/domain/search/fold.ts), so that what was found can be shown as written. */
import { foldPieces } from '#shared/domain/search/fold.ts';
import { runsReadLike } from '#shared/domain/search/pinyin.ts';
import type { SearchTerm } from '#shared/domain/search/place.ts';

export type FoldedText = {
  readonly written: string;
  readonly folded: string;
  /** For each UTF-16 unit of `folded` and its end, the place in `written`; null where they are the same. */
  readonly places: readonly number[] | null;
};

/** Start inclusive, end exclusive, in UTF-16 units of the text as written. */
export type Range = readonly [start: number, end: number];

export function foldText(written: string): FoldedText {
  const parts = foldPieces(written);
  const characters = Array.from(written);
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

/** Where any of the terms stands in the text, or in a name is read so, in order, overlaps joined. */
export function rangesOf(text: FoldedText, terms: readonly SearchTerm[]): readonly Range[] {
  const found = terms.flatMap((term) => occurrences(text, term.text));
  return joined(found.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
}

/** As {@link rangesOf}; where a term is not written in the name, what is read so. */
export function nameRangesOf(name: FoldedText, terms: readonly SearchTerm[]): readonly Range[] {
  const found = terms.flatMap((term) => {
    const written = occurrences(name, term.text);
    if (written.length > 0) return written;
    return term.spellings.flatMap((spelling) =>
      runsReadLike(name.folded, spelling).map((at) => rangeOf(name, at, spelling.length)),
    );
  });
  return joined(found.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
}

const rangeOf = (text: FoldedText, at: number, length: number): Range => [
  placeOf(text, at),
  endOf(text, at + length),
];

function occurrences(text: FoldedText, term: string): readonly Range[] {
  const found: Range[] = [];
  let at = text.folded.indexOf(term);
  while (at !== -1) {
    found.push(rangeOf(text, at, term.length));
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
