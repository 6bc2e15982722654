/** A TrueType program of chosen glyphs (OpenType 1.9): the ten tables that every reader of fonts asks for, without hints. */
import { characterMap } from './character-map.ts';
import type { FaceGlyph, Outline } from './glyph-source.ts';
import { componentsOf, type TrueType } from './true-type.ts';

type Glyphs = ReadonlyMap<number, FaceGlyph>;
type Laid = {
  readonly codes: readonly number[];
  readonly outlines: readonly Outline[];
  readonly unitsPerEm: number;
};

/**
 * @param glyphs by code point; at least one
 * @param model a program of the same document, for the measures of a font that a page laid out already has no use for
 */
export function writeTrueType(name: string, glyphs: Glyphs, model: TrueType): Uint8Array {
  const { codes, outlines, unitsPerEm } = layOut(glyphs);
  return assemble({
    'OS/2': model.table('OS/2'),
    cmap: characterMap(codes),
    ...outlineTables(outlines),
    head: patched(model.table('head'), (head) => {
      head.writeUInt32BE(0, 8);
      head.writeUInt16BE(unitsPerEm, 18);
      head.writeInt16BE(1, 50);
    }),
    hhea: patched(model.table('hhea'), (hhea) => hhea.writeUInt16BE(outlines.length, 34)),
    maxp: maximums(outlines, model),
    name: names(name),
    post: patched(model.table('post').subarray(0, 32), (post) => post.writeUInt32BE(0x00030000, 0)),
  });
}

const patched = (table: Buffer, patch: (copy: Buffer) => void): Buffer => {
  const copy = Buffer.from(table);
  patch(copy);
  return copy;
};

/** Glyph 0 shows nothing; then the characters in their order; behind them the parts they are put together from. */
function layOut(glyphs: Glyphs): Laid {
  const codes = [...glyphs.keys()].toSorted((a, b) => a - b);
  const [first] = glyphs.values();
  if (first === undefined) throw new Error('a font without a glyph');
  const { unitsPerEm } = first.source;
  const parts: FaceGlyph[] = [];
  const withParts = ({ outline, source }: FaceGlyph): Outline => ({
    ...outline,
    bytes: patched(outline.bytes, (bytes) => {
      for (const { at, glyph } of componentsOf(outline.bytes)) {
        parts.push({ outline: source.outline(glyph), source });
        bytes.writeUInt16BE(codes.length + parts.length, at + 2);
      }
    }),
  });
  const nothing = { bytes: Buffer.alloc(0), advance: unitsPerEm, leftBearing: 0 };
  const outlines: Outline[] = [nothing, ...codes.map((code) => withParts(glyphs.get(code) ?? first))];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part !== undefined) outlines.push(withParts(part));
  }
  return { codes, outlines, unitsPerEm };
}

function outlineTables(outlines: readonly Outline[]): Record<'glyf' | 'hmtx' | 'loca', Buffer> {
  const glyf = outlines.map(({ bytes }) => padded(bytes));
  const loca = Buffer.alloc(4 * (outlines.length + 1));
  const hmtx = Buffer.alloc(4 * outlines.length);
  let length = 0;
  for (const [index, { advance, leftBearing }] of outlines.entries()) {
    length += glyf[index]?.length ?? 0;
    loca.writeUInt32BE(length, 4 * (index + 1));
    hmtx.writeUInt16BE(advance, 4 * index);
    hmtx.writeInt16BE(leftBearing, 4 * index + 2);
  }
  return { glyf: Buffer.concat(glyf), hmtx, loca };
}

/** Tables and glyphs begin at multiples of four bytes. */
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/**
 * The greatest number of points and contours in one glyph; a glyph of parts may have as many as its parts together.
 * Nothing that hints need.
 */
function maximums(outlines: readonly Outline[], model: TrueType): Buffer {
  const contours = outlines.map(({ bytes }) => (bytes.length === 0 ? 0 : Math.max(0, bytes.readInt16BE(0))));
  const points = contours.map((count, index) =>
    count === 0 ? 0 : (outlines[index]?.bytes.readUInt16BE(8 + 2 * count) ?? 0) + 1,
  );
  const parts = Math.max(...outlines.map(({ bytes }) => componentsOf(bytes).length));
  const most = [Math.max(...points), Math.max(...contours)];
  const together = most.map((count) => Math.min(count * parts, 0xffff));
  const fields = [outlines.length, ...most, ...together, 1, 0, 0, 0, 0, 0, 0, parts, parts === 0 ? 0 : 4];
  return patched(model.table('maxp'), (maxp) => {
    for (const [index, value] of fields.entries()) maxp.writeUInt16BE(value, 4 + 2 * index);
  });
}

/** Family, style, unique and full name, version and PostScript name, in English for Windows. */
function names(name: string): Buffer {
  const entries = [
    [1, name],
    [2, 'Regular'],
    [3, name],
    [4, name],
    [5, 'Version 1.000'],
    [6, name],
  ] as const;
  const texts = entries.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const head = Buffer.alloc(6 + 12 * entries.length);
  head.writeUInt16BE(entries.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  for (const [index, [id]] of entries.entries()) {
    const text = texts[index] ?? Buffer.alloc(0);
    for (const [field, value] of [3, 1, 0x0409, id, text.length, offset].entries())
      head.writeUInt16BE(value, 6 + 12 * index + 2 * field);
    offset += text.length;
  }
  return Buffer.concat([head, ...texts]);
}

/** Tables in the order of their names, each with its sum, and the sum of all in `head`. */
function assemble(tables: Readonly<Record<string, Buffer>>): Uint8Array {
  const entries = Object.entries(tables).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const power = 2 ** Math.floor(Math.log2(entries.length));
  const directory = Buffer.alloc(12 + 16 * entries.length);
  directory.writeUInt32BE(0x00010000, 0);
  for (const [index, value] of [
    entries.length,
    16 * power,
    Math.log2(power),
    16 * (entries.length - power),
  ].entries())
    directory.writeUInt16BE(value, 4 + 2 * index);
  const bodies: Buffer[] = [];
  let offset = directory.length;
  let headAt = 0;
  for (const [index, [tag, table]] of entries.entries()) {
    const body = padded(table);
    const record = 12 + 16 * index;
    directory.write(tag, record, 'latin1');
    directory.writeUInt32BE(sumOf(body), record + 4);
    directory.writeUInt32BE(offset, record + 8);
    directory.writeUInt32BE(table.length, record + 12);
    if (tag === 'head') headAt = offset;
    bodies.push(body);
    offset += body.length;
  }
  const program = Buffer.concat([directory, ...bodies]);
  program.writeUInt32BE((0xb1b0afba - sumOf(program)) >>> 0, headAt + 8);
  return program;
}

function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
