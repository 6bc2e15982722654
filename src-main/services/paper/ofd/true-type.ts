/** A TrueType font program: its outlines and widths by glyph. */
import type { GlyphSource } from './glyph-source.ts';
import { UnreadablePdf } from './pdf-values.ts';

export type TrueType = GlyphSource & { readonly table: (tag: string) => Buffer };

export function openTrueType(program: Buffer): TrueType {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < program.readUInt16BE(4); index += 1) {
    const record = 12 + 16 * index;
    const [offset, length] = [program.readUInt32BE(record + 8), program.readUInt32BE(record + 12)];
    tables.set(program.toString('latin1', record, record + 4), program.subarray(offset, offset + length));
  }
  const table = (tag: string): Buffer => {
    const found = tables.get(tag);
    if (found === undefined) throw new UnreadablePdf(`a font without its table ${tag}`);
    return found;
  };
  const isLong = table('head').readInt16BE(50) === 1;
  const offsetOf = (glyph: number): number =>
    isLong ? table('loca').readUInt32BE(4 * glyph) : 2 * table('loca').readUInt16BE(2 * glyph);
  const wide = table('hhea').readUInt16BE(34);
  const unitsPerEm = table('head').readUInt16BE(18);
  const widthOf = (glyph: number): number => table('hmtx').readUInt16BE(4 * Math.min(glyph, wide - 1));
  return {
    unitsPerEm,
    table,
    advance: (glyph) => widthOf(glyph) / unitsPerEm,
    outline: (glyph) => {
      const widths = table('hmtx');
      // Past the last width of its own, a glyph has that one, and bearings follow alone (OpenType, hmtx).
      const bearing = glyph < wide ? 4 * glyph + 2 : 4 * wide + 2 * (glyph - wide);
      return {
        bytes: withoutHints(table('glyf').subarray(offsetOf(glyph), offsetOf(glyph + 1))),
        advance: widthOf(glyph),
        leftBearing: bearing + 2 <= widths.length ? widths.readInt16BE(bearing) : 0,
      };
    },
  };
}

/** Hints need the programs of the font they came from, and paper has pixels enough without. */
function withoutHints(bytes: Buffer): Buffer {
  if (bytes.length === 0) return bytes;
  const contours = bytes.readInt16BE(0);
  if (contours < 0) return compositeWithoutHints(bytes);
  const hints = 10 + 2 * contours;
  const outline = hints + 2 + bytes.readUInt16BE(hints);
  return Buffer.concat([bytes.subarray(0, hints), Buffer.alloc(2), bytes.subarray(outline)]);
}

function compositeWithoutHints(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  let end = 10;
  for (const { at, next } of componentsOf(bytes)) {
    copy.writeUInt16BE(bytes.readUInt16BE(at) & ~0x0100, at);
    end = next;
  }
  return copy.subarray(0, end);
}

/** The glyphs that a glyph is put together from: where each one's flags and number stand. */
export function componentsOf(bytes: Buffer): readonly { at: number; next: number; glyph: number }[] {
  if (bytes.length === 0 || bytes.readInt16BE(0) >= 0) return [];
  const components: { at: number; next: number; glyph: number }[] = [];
  for (let at = 10, more = true; more; ) {
    const flags = bytes.readUInt16BE(at);
    const scale = flags & 0x0008 ? 2 : flags & 0x0040 ? 4 : flags & 0x0080 ? 8 : 0;
    const next = at + 4 + (flags & 0x0001 ? 4 : 2) + scale;
    components.push({ at, next, glyph: bytes.readUInt16BE(at + 2) });
    more = (flags & 0x0020) !== 0;
    at = next;
  }
  return components;
}
