/** What the desk keeps of a segment: where each id is, and which entries hold a value. */
import { idHash, type SegmentKey, type SegmentPlaces } from '#shared/protocol/segment-places.ts';

/**
 * Some ten bytes an entry; the whole catalogue's are held in memory. Of 5,000 entries it stays under the 64 kB from which
 * a browser puts a value into a file of its own.
 */
export type SegmentIndex = SegmentPlaces & {
  readonly digest: string;
  readonly rows: number;
  readonly blockRows: number;
};

/** Places where the id may be: nearly always one or none. */
export const placesOf = ({ hashes, places }: SegmentIndex, id: string): readonly number[] => {
  const wanted = idHash(id);
  let low = 0;
  for (let high = hashes.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (; hashes[low] === wanted; low += 1) found.push(places[low] as number);
  return found;
};

/** Places of the entries that hold the value, in ascending order. */
export const placesWith = ({ keys }: SegmentIndex, field: SegmentKey, value: string): readonly number[] => {
  const { values, of } = keys[field];
  const number = values.indexOf(value);
  const found: number[] = [];
  if (number !== -1) for (const [place, each] of of.entries()) if (each === number) found.push(place);
  return found;
};
