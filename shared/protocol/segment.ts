/**
 * A segment of the public catalogue as a file. It is one gzip file of several members (RFC 1952 2.2), so that every
 * tool unpacks the whole of it, and that a reader who knows where the members lie unpacks one block of entries alone.
 * The first member is the directory; its own length stands in an extra field of its header. The last are the search
 * columns. See docs/protocol.md.
 */

import { z } from 'zod';
import { columnsOf } from '#shared/domain/search/columns/columns-of.ts';
import { joinedBytes } from '#shared/lib/joined-bytes.ts';
import { valueAt } from '#shared/lib/value-at.ts';

/** Entries of a block, the last one of a segment excepted: some 10 kB packed, about a millisecond to unpack. */
export const usualBlockRows = 64;

/** Fields by which entries of a segment are found without unpacking any; dots reach into the field. */
export const segmentKeys = ['providerId', 'status', 'library.base', 'library.theme'] as const;
export type SegmentKey = (typeof segmentKeys)[number];

const isNatural = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/** A directory holds some 25,000 numbers: looked at here in a loop, not through a schema of their own each. */
const naturals = z
  .custom<readonly number[]>((value) => Array.isArray(value) && value.every(isNatural))
  .meta({ type: 'array', items: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } });

const keyColumn = z.strictObject({
  values: z.array(z.string().nullable()),
  /** Of each entry the number of its value; null among the values stands for none. */
  of: naturals,
});

export const segmentDirectory = z.strictObject({
  format: z.literal(2),
  table: z.literal('catalogEntry'),
  /** {@link idHash} of each entry, in the order of the blocks. */
  hashes: naturals.refine(({ length }) => length <= 65_536).meta({ maxItems: 65_536 }),
  keys: z.strictObject({
    providerId: keyColumn,
    status: keyColumn,
    'library.base': keyColumn,
    'library.theme': keyColumn,
  }),
  blockRows: z.int().positive(),
  /** Bytes of each block's member, one after another. */
  blocks: z.array(z.int().positive()),
  /** Bytes of the last member, the search columns of these entries (decision 0024); 0 where there are none. */
  search: z.int().nonnegative().default(0),
});
export type SegmentDirectory = z.infer<typeof segmentDirectory>;

/** Entries by columns: a field's name is written once, and values alike stand side by side. */
export const segmentBlock = z.strictObject({
  /** The entries' ids, in the order of the columns' values. */
  ids: z.array(z.string()),
  /** For each field one value an entry; null stands also where an entry lacks the field. */
  columns: z.record(z.string(), z.array(z.unknown())),
  /** For each field that some entry lacks, the places of those entries. */
  absent: z.record(z.string(), z.array(z.int().nonnegative())),
});
export type SegmentBlock = z.infer<typeof segmentBlock>;

type Body = Readonly<Record<string, unknown>> & { readonly id: string };

/** FNV-1a of the id's UTF-16 units, 32 bits: tells where an id may be, and where it is not. */
export const idHash = (id: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

const lacking = (bodies: readonly Body[], field: string): number[] =>
  bodies.flatMap((body, place) => (Object.hasOwn(body, field) ? [] : [place]));

/** The block of these entries; the same entries in the same order give the same text. */
export const blockOf = (bodies: readonly Body[]): SegmentBlock => {
  const fields = [...new Set(bodies.flatMap((body) => Object.keys(body)))]
    .filter((field) => field !== 'id')
    .sort();
  const gaps = fields.map((field) => [field, lacking(bodies, field)] as const);
  return {
    ids: bodies.map(({ id }) => id),
    columns: Object.fromEntries(fields.map((field) => [field, bodies.map((body) => body[field] ?? null)])),
    absent: Object.fromEntries(gaps.filter(([, places]) => places.length > 0)),
  };
};

/** The entries again. @throws where a column's length is not the number of entries */
export const rowsOfBlock = ({ ids, columns, absent }: SegmentBlock): Record<string, unknown>[] => {
  const rows = ids.map((id): Record<string, unknown> => ({ id }));
  for (const [field, values] of Object.entries(columns)) {
    if (values.length !== rows.length) throw new Error(`the block's column ${field} has another length`);
    const gaps = new Set(absent[field]);
    rows.forEach((row, place) => {
      if (!gaps.has(place)) row[field] = values[place];
    });
  }
  return rows;
};

/** A row's text in a field; null where it holds none. */
const textAt = (body: object, field: string): string | null => {
  const found = valueAt(body, field);
  return typeof found === 'string' ? found : null;
};

const columnOf = (bodies: readonly Body[], key: SegmentKey): z.infer<typeof keyColumn> => {
  const numbers = new Map<string | null, number>();
  const of = bodies.map((body) => {
    const value = textAt(body, key);
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  });
  return { values: [...numbers.keys()], of };
};

/** Those of one provider side by side: they are read together, and resemble one another. */
const inOrder = (bodies: readonly Body[]): Body[] => {
  const keys = new Map(bodies.map((body) => [body, `${textAt(body, 'providerId')} ${body.id}`]));
  const keyOf = (body: Body): string => keys.get(body) ?? '';
  return [...bodies].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};

/** Packs a text or bytes as one gzip member. */
export type Gzip = (content: string | Uint8Array) => Promise<Uint8Array>;
/** Unpacks one gzip member, whatever follows it. */
export type Gunzip = (member: Uint8Array) => string;

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

/** The file of these entries; the same entries give the same bytes. */
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
  const directory: SegmentDirectory = {
    format: 2,
    table: 'catalogEntry',
    hashes: bodies.map(({ id }) => idHash(id)),
    keys: {
      providerId: columnOf(bodies, 'providerId'),
      status: columnOf(bodies, 'status'),
      'library.base': columnOf(bodies, 'library.base'),
      'library.theme': columnOf(bodies, 'library.theme'),
    },
    blockRows,
    blocks: blocks.map(({ length }) => length),
    search: search[0]?.length ?? 0,
  };
  return joinedBytes([withLength(await gzip(JSON.stringify(directory))), ...blocks, ...search]);
};

export type OpenedSegment = {
  readonly directory: SegmentDirectory;
  /** Each block's member as it came. */
  readonly blocks: readonly Uint8Array[];
  /** The member of the search columns as it came; null where none did. */
  readonly search: Uint8Array | null;
};

/** @throws where the bytes are no segment of this format, or one that is cut */
export const openSegment = (bytes: Uint8Array, gunzip: Gunzip): OpenedSegment => {
  const marked = [...bytes.subarray(gzipHead + 2, lengthAt)].every((byte, at) => byte === subfield[at]);
  if (bytes.length < lengthAt + 4 || !marked) throw new Error('no segment: its directory has no length');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(lengthAt, true);
  const directory = segmentDirectory.parse(JSON.parse(gunzip(bytes.subarray(0, length))));
  let at = length;
  const blocks = directory.blocks.map((size) => {
    at += size;
    return bytes.subarray(at - size, at);
  });
  if (at + directory.search !== bytes.length) throw new Error('the segment is cut');
  return { directory, blocks, search: directory.search === 0 ? null : bytes.subarray(at) };
};

/** @throws where the member is no block */
export const openBlock = (member: Uint8Array, gunzip: Gunzip): Record<string, unknown>[] =>
  rowsOfBlock(segmentBlock.parse(JSON.parse(gunzip(member))));
