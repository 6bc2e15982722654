/**
 * A segment of the public catalogue as a file. It is one gzip file of several members (RFC 1952 2.2), so that every
 * tool unpacks the whole of it, and that a reader who knows where the members lie unpacks one block of entries alone.
 * The first member is the directory; its own length stands in an extra field of its header. The second tells where each
 * entry is, the last are the search columns. See docs/protocol.md.
 */

import { strFromU8 } from 'fflate';
import { z } from 'zod';
import { columnsOf } from '#shared/domain/search/columns/columns-of.ts';
import { joinedBytes } from '#shared/lib/joined-bytes.ts';
import { valueAt } from '#shared/lib/value-at.ts';
import { blockOf, rowsOfBlock, segmentBlock } from './segment-block.ts';
import { keyed, openPlaces, packPlaces, placesOfBodies, type SegmentPlaces } from './segment-places.ts';

/** Changes with the layout: what was packed in another one is packed anew. */
export const segmentFormat = 3;

/** Entries of a block, the last one of a segment excepted: some 9 kB packed, about a millisecond to unpack. */
export const usualBlockRows = 64;

const keyValues = z.array(z.string().nullable());

export const segmentDirectory = z.strictObject({
  format: z.literal(segmentFormat),
  table: z.literal('catalogEntry'),
  /** Entries in all. */
  rows: z.int().positive().max(65_536),
  /** The values of each key; which of them an entry has stands in the places. */
  keys: z.strictObject(keyed(() => keyValues)),
  /** Bytes of the member behind this one, the places. */
  places: z.int().positive(),
  blockRows: z.int().positive(),
  /** Bytes of each block's member, one after another. */
  blocks: z.array(z.int().positive()),
  /** Bytes of the last member, the search columns of these entries (decision 0024); 0 where there are none. */
  search: z.int().nonnegative(),
});
export type SegmentDirectory = z.infer<typeof segmentDirectory>;

type Body = Readonly<Record<string, unknown>> & { readonly id: string };

/** Those of one provider side by side: they are read together, and resemble one another. */
const inOrder = (bodies: readonly Body[]): Body[] => {
  const keys = new Map(bodies.map((body) => [body, `${valueAt(body, 'providerId')} ${body.id}`]));
  const keyOf = (body: Body): string => keys.get(body) ?? '';
  return [...bodies].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};

/** Packs a text or bytes as one gzip member. */
export type Gzip = (content: string | Uint8Array) => Promise<Uint8Array>;
/** Unpacks one gzip member. */
export type Gunzip = (member: Uint8Array) => Uint8Array;

const gzipHead = 10;
const extraFlag = 4;
/** 'D', 'S': the subfield is ours; four bytes follow. */
const subfield = [0x44, 0x53, 4, 0];
const lengthAt = gzipHead + 2 + subfield.length;
const extraBytes = 2 + subfield.length + 4;

/** The member with its own length, little-endian, in an extra field of its header. */
const withLength = (member: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(member.length + extraBytes);
  whole.set(member.subarray(0, gzipHead));
  whole[3] = (member[3] ?? 0) | extraFlag;
  whole.set([subfield.length + 4, 0, ...subfield], gzipHead);
  new DataView(whole.buffer).setUint32(lengthAt, whole.length, true);
  whole.set(member.subarray(gzipHead), gzipHead + extraBytes);
  return whole;
};

/** The file of these entries, of which there is one at least; the same entries give the same bytes. */
export const packSegment = async (
  entries: readonly Body[],
  gzip: Gzip,
  blockRows = usualBlockRows,
): Promise<Uint8Array<ArrayBuffer>> => {
  const bodies = inOrder(entries);
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < bodies.length; at += blockRows)
    blocks.push(await gzip(JSON.stringify(blockOf(bodies.slice(at, at + blockRows)))));
  const columns = columnsOf(bodies);
  const search = columns.length === 0 ? [] : [await gzip(columns)];
  const found = placesOfBodies(bodies);
  const places = await gzip(packPlaces(found));
  const directory: SegmentDirectory = {
    format: segmentFormat,
    table: 'catalogEntry',
    rows: bodies.length,
    keys: keyed((key) => [...found.keys[key].values]),
    places: places.length,
    blockRows,
    blocks: blocks.map(({ length }) => length),
    search: search[0]?.length ?? 0,
  };
  return joinedBytes([withLength(await gzip(JSON.stringify(directory))), places, ...blocks, ...search]);
};

export type OpenedSegment = {
  readonly directory: SegmentDirectory;
  readonly places: SegmentPlaces;
  /** The blocks' members as they came, one behind the other. */
  readonly blocks: Uint8Array;
  /** The member of the search columns as it came; null where none did. */
  readonly search: Uint8Array | null;
};

const jsonOf = (content: Uint8Array): unknown => JSON.parse(strFromU8(content));

/** The bytes are no segment of this format, or one that is cut: another release may have made them. */
export class UnreadableSegment extends Error {
  override readonly name = 'UnreadableSegment';
}

/** @throws UnreadableSegment */
export const openSegment = (bytes: Uint8Array, gunzip: Gunzip): OpenedSegment => {
  try {
    return openWhole(bytes, gunzip);
  } catch (error) {
    throw new UnreadableSegment(error instanceof Error ? error.message : 'no segment');
  }
};

const openWhole = (bytes: Uint8Array, gunzip: Gunzip): OpenedSegment => {
  const marked = [...bytes.subarray(gzipHead + 2, lengthAt)].every((byte, at) => byte === subfield[at]);
  if (bytes.length < lengthAt + 4 || !marked) throw new Error('no segment: its directory has no length');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(lengthAt, true);
  const directory = segmentDirectory.parse(jsonOf(gunzip(bytes.subarray(0, length))));
  const blocksAt = length + directory.places;
  const searchAt = blocksAt + directory.blocks.reduce((sum, size) => sum + size, 0);
  const { rows, blockRows } = directory;
  if (directory.blocks.length !== Math.ceil(rows / blockRows))
    throw new Error('the segment has other blocks than rows');
  if (searchAt + directory.search !== bytes.length) throw new Error('the segment is cut');
  return {
    directory,
    places: openPlaces(gunzip(bytes.subarray(length, blocksAt)), rows, directory.keys),
    blocks: bytes.subarray(blocksAt, searchAt),
    search: directory.search === 0 ? null : bytes.subarray(searchAt),
  };
};

/** @throws where the member is no block */
export const openBlock = (member: Uint8Array, gunzip: Gunzip): Record<string, unknown>[] =>
  rowsOfBlock(segmentBlock.parse(jsonOf(gunzip(member))));
