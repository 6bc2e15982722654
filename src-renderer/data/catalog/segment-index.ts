/** What the desk keeps of a segment's directory: where each id is, and which entries hold a value. */
import { idHash, type SegmentDirectory, type SegmentKey } from '#shared/protocol/segment.ts';

type KeyColumn = { readonly values: readonly (string | null)[]; readonly of: Uint8Array | Uint16Array };

/**
 * Some ten bytes an entry; the whole catalogue's are held in memory. Of 5,000 entries it stays under the 64 kB from which
 * a browser puts a value into a file of its own.
 */
export type SegmentIndex = {
  readonly digest: string;
  readonly rows: number;
  readonly blockRows: number;
  /** In ascending order. */
  readonly hashes: Uint32Array;
  /** The place of the entry each hash is of. */
  readonly places: Uint16Array;
  readonly keys: Readonly<Record<SegmentKey, KeyColumn>>;
};

export const indexOf = (digest: string, directory: SegmentDirectory): SegmentIndex => {
  const { hashes, blockRows } = directory;
  const places = Uint16Array.from(hashes.keys()).sort(
    (a, b) => (hashes[a] as number) - (hashes[b] as number) || a - b,
  );
  const column = (key: SegmentKey): KeyColumn => {
    const { values, of } = directory.keys[key];
    return { values, of: values.length <= 256 ? Uint8Array.from(of) : Uint16Array.from(of) };
  };
  return {
    digest,
    rows: hashes.length,
    blockRows,
    hashes: Uint32Array.from(places, (place) => hashes[place] as number),
    places,
    keys: {
      providerId: column('providerId'),
      status: column('status'),
      'library.base': column('library.base'),
      'library.theme': column('library.theme'),
    },
  };
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
