/**
 * The image of search blocks (decision 0026): places one behind the other, each a head and a block. A head that names a
 * segment is followed by that segment's block, whenever the processor stopped and whatever the disk lost.
 */

/** What the image needs of a synchronous access handle. */
export type ImageFile = {
  readonly read: (into: Uint8Array<ArrayBuffer>, options: { readonly at: number }) => number;
  readonly write: (from: Uint8Array<ArrayBuffer>, options: { readonly at: number }) => number;
  readonly truncate: (size: number) => void;
  /** What was written before lies on the disk afterwards. */
  readonly flush: () => void;
};

/** Lets others of this thread have a turn. */
export type Breath = () => Promise<void>;

type Place = {
  readonly at: number;
  /** Bytes of the head, the block, and what is left behind it. */
  readonly room: number;
  /** Of the segment; empty where the place is free. */
  readonly digest: string;
  /** Bytes of the block. */
  readonly size: number;
};

type Coming = Omit<Place, 'size'> & {
  readonly isUsed: boolean;
  readonly block: () => Uint8Array<ArrayBuffer>;
};

const magic = 0x4449_0001;
/** Three words and a digest in hexadecimal. Within one sector of a disk, so that a head is written whole or not. */
const headBytes = 128;
const textAt = 12;
/** Blocks of segments are much alike: rounded up, the next fits where another was. */
const roundedTo = 65_536;
/** Flushed together; some 16 MB. */
const together = 8;

const roomFor = (size: number): number => Math.ceil((headBytes + size) / roundedTo) * roundedTo;
const endOf = ({ at, room }: Pick<Place, 'at' | 'room'>): number => at + room;

function placeAt(file: ImageFile, at: number): Place | null {
  const head = new Uint8Array(headBytes);
  if (file.read(head, { at }) < headBytes) return null;
  const [sign, room = 0, size = 0] = new Uint32Array(head.buffer, 0, 3);
  if (sign !== magic || room % roundedTo !== 0 || room < headBytes + size) return null;
  const text = head.subarray(textAt);
  const end = text.indexOf(0);
  return { at, room, size, digest: String.fromCharCode(...text.subarray(0, end)) };
}

function placesIn(file: ImageFile): readonly Place[] {
  const places: Place[] = [];
  for (let at = 0; ; ) {
    const place = placeAt(file, at);
    if (place === null) return places;
    places.push(place);
    at = endOf(place);
  }
}

function writeHead(file: ImageFile, { at, room, size, digest }: Place): void {
  const head = new Uint8Array(headBytes);
  new Uint32Array(head.buffer, 0, 3).set([magic, room, size]);
  for (let index = 0; index < digest.length; index += 1) head[textAt + index] = digest.charCodeAt(index);
  file.write(head, { at });
}

/** @param take is lent each block for the time of the call */
export async function readImage(
  file: ImageFile,
  wanted: ReadonlySet<string>,
  { take, breath }: { take: (digest: string, block: Uint8Array<ArrayBuffer>) => void; breath: Breath },
): Promise<void> {
  let room = new Uint8Array(0);
  for (const { at, size, digest } of placesIn(file)) {
    if (!wanted.has(digest)) continue;
    if (room.length < size) room = new Uint8Array(size);
    const block = room.subarray(0, size);
    if (file.read(block, { at: at + headBytes }) === size) take(digest, block);
    await breath();
  }
}

/** Makes the image hold these blocks, by their segments' digests, and none that keeps the room of another. */
export async function keepInImage(
  file: ImageFile,
  blocks: ReadonlyMap<string, () => Uint8Array<ArrayBuffer>>,
  breath: Breath,
): Promise<void> {
  const places = placesIn(file);
  const kept = new Map<string, Place>();
  for (const place of places) if (blocks.has(place.digest)) kept.set(place.digest, place);
  const free = places.filter((place) => kept.get(place.digest) !== place);
  let end = places.reduce((_, place) => endOf(place), 0);
  // What a stopped writer left behind the last place must not be taken for another one.
  file.truncate(end);
  const coming: Coming[] = [];
  for (const [digest, block] of blocks) {
    if (kept.has(digest)) continue;
    const room = roomFor(block().length);
    const fit = free.findIndex((place) => place.room >= room && place.room < room * 2);
    const [used] = fit === -1 ? [] : free.splice(fit, 1);
    const place = used ?? { at: end, room };
    coming.push({ at: place.at, room: place.room, digest, block, isUsed: used !== undefined });
    end = Math.max(end, endOf(place));
  }
  for (let from = 0; from < coming.length; from += together)
    await writeTogether(file, coming.slice(from, from + together), breath);
  file.truncate(Math.max(0, ...[...kept.values(), ...coming].map(endOf)));
}

/** Before a byte of a block is written no head names its place; before its head is written, the block is on the disk. */
async function writeTogether(file: ImageFile, coming: readonly Coming[], breath: Breath): Promise<void> {
  for (const place of coming) if (place.isUsed) writeHead(file, { ...place, digest: '', size: 0 });
  file.flush();
  for (const { at, block } of coming) {
    file.write(block(), { at: at + headBytes });
    await breath();
  }
  file.flush();
  for (const place of coming) writeHead(file, { ...place, size: place.block().length });
  file.flush();
}
