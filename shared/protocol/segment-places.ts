/**
 * Where a segment's entries are, by their ids and by the fields they are asked for, as bytes that nobody has to parse:
 * of 5,000 entries some 50 kB, little-endian, one array behind the other. See docs/protocol.md.
 */
import { joinedBytes } from '#shared/lib/joined-bytes.ts';
import { valueAt } from '#shared/lib/value-at.ts';

/** Fields by which entries of a segment are found without unpacking any; dots reach into the field. */
export const segmentKeys = ['providerId', 'status', 'library.base', 'library.theme'] as const;
export type SegmentKey = (typeof segmentKeys)[number];

type KeyColumn = {
  /** Null stands for none. */
  readonly values: readonly (string | null)[];
  /** Of each entry the number of its value. */
  readonly of: Uint8Array | Uint16Array;
};

export type SegmentPlaces = {
  /** {@link idHash} of the entries' ids, in ascending order. */
  readonly hashes: Uint32Array;
  /** The place of the entry each hash is of. */
  readonly places: Uint16Array;
  readonly keys: Readonly<Record<SegmentKey, KeyColumn>>;
};

/** FNV-1a of the id's UTF-16 units, 32 bits: tells where an id may be, and where it is not. */
export const idHash = (id: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** The numbers of so many values take one byte each, or two. */
const widthOf = (values: { readonly length: number }) => (values.length <= 256 ? Uint8Array : Uint16Array);

/** What is made of each key, by the key. */
export const keyed = <T>(make: (key: SegmentKey) => T): Readonly<Record<SegmentKey, T>> => ({
  providerId: make('providerId'),
  status: make('status'),
  'library.base': make('library.base'),
  'library.theme': make('library.theme'),
});

const columnOf = (bodies: readonly object[], key: SegmentKey): KeyColumn => {
  const numbers = new Map<string | null, number>();
  const of = bodies.map((body) => {
    const found = valueAt(body, key);
    const value = typeof found === 'string' ? found : null;
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  });
  return { values: [...numbers.keys()], of: widthOf({ length: numbers.size }).from(of) };
};

/** @param bodies in the order of the segment's blocks */
export const placesOfBodies = (bodies: readonly { readonly id: string }[]): SegmentPlaces => {
  const hashes = bodies.map(({ id }) => idHash(id));
  const hashAt = (place: number): number => hashes[place] as number;
  const places = Uint16Array.from(hashes.keys()).sort((a, b) => hashAt(a) - hashAt(b) || a - b);
  return {
    hashes: Uint32Array.from(places, hashAt),
    places,
    keys: keyed((key) => columnOf(bodies, key)),
  };
};

const asBytes = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Everything but the values of the keys, which stand in the directory. */
export const packPlaces = ({ hashes, places, keys }: SegmentPlaces): Uint8Array =>
  joinedBytes([hashes, places, ...segmentKeys.map((key) => keys[key].of)].map(asBytes));

type ValuesByKey = Readonly<Record<SegmentKey, KeyColumn['values']>>;

/** @throws where the bytes are not those of so many entries and these values */
export const openPlaces = (bytes: Uint8Array, rows: number, values: ValuesByKey): SegmentPlaces => {
  let at = 0;
  const next = (width: number): ArrayBuffer => {
    at += rows * width;
    // Copied, so that each array begins where its numbers may.
    return new Uint8Array(bytes.subarray(at - rows * width, at)).buffer;
  };
  const hashes = new Uint32Array(next(Uint32Array.BYTES_PER_ELEMENT));
  const places = new Uint16Array(next(Uint16Array.BYTES_PER_ELEMENT));
  const keys = keyed((key) => {
    const Width = widthOf(values[key]);
    return { values: values[key], of: new Width(next(Width.BYTES_PER_ELEMENT)) };
  });
  const isWhole =
    at === bytes.length &&
    hashes.every((hash, place) => place === 0 || (hashes[place - 1] as number) <= hash) &&
    places.every((place) => place < rows) &&
    segmentKeys.every((key) => keys[key].of.every((number) => number < values[key].length));
  if (!isWhole) throw new Error('the places are not those of the segment');
  return { hashes, places, keys };
};
