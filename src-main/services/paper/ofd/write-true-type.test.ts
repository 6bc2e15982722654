import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterMap } from './character-map.ts';
import { drawnOutline } from './drawn-outline.ts';
import { createFaces } from './faces.ts';
import type { GlyphSource } from './glyph-source.ts';
import type { PdfFont } from './page-marks.ts';
import { sampleProgram } from './testing/sample-pdf.ts';
import { componentsOf, openTrueType } from './true-type.ts';

const program = openTrueType(sampleProgram());
const font = (change: Partial<PdfFont> = {}): PdfFont => ({
  ...{ face: 'Face', glyphs: program, program, codeBytes: 2 },
  textOf: (glyph) => String.fromCodePoint(0x4e00 + glyph),
  ...change,
});

/** The glyph of a code point in a `cmap` table: by format 12, and by format 4 below 65,536. */
function lookUp(table: Buffer, code: number): { all: number; basic: number } {
  const [four, twelve] = [table.subarray(table.readUInt32BE(8)), table.subarray(table.readUInt32BE(16))];
  let [all, basic] = [0, 0];
  for (let group = 0; group < twelve.readUInt32BE(12); group += 1) {
    const [first = 0, last = 0, glyph = 0] = [0, 4, 8].map((at) => twelve.readUInt32BE(16 + 12 * group + at));
    if (code >= first && code <= last) all = glyph + code - first;
  }
  const bytes = four.readUInt16BE(6);
  for (let segment = 0; segment < bytes; segment += 2) {
    const last = four.readUInt16BE(14 + segment);
    const first = four.readUInt16BE(16 + bytes + segment);
    if (code >= first && code <= last) basic = (code + four.readUInt16BE(16 + 2 * bytes + segment)) & 0xffff;
  }
  return { all, basic };
}

describe('a character map', () => {
  it('leads each code point to its own glyph and every other to none, in both formats', () => {
    const code = fc.oneof(fc.integer({ min: 0x20, max: 0xfffd }), fc.integer({ min: 0x10000, max: 0x2ffff }));
    fc.assert(
      fc.property(fc.uniqueArray(code, { minLength: 1, maxLength: 60 }), code, (some, other) => {
        const codes = some.toSorted((a, b) => a - b);
        const table = characterMap(codes);
        for (const each of [...codes, other]) {
          const glyph = codes.indexOf(each) + 1;
          expect(lookUp(table, each)).toEqual({ all: glyph, basic: each < 0xffff ? glyph : 0 });
        }
      }),
    );
  });
});

describe('a font of a document', () => {
  it('holds the characters that were placed, each with the outline and width it had', () => {
    const faces = createFaces();
    for (const glyph of [40, 5, 41]) faces.place(font(), glyph);
    const [face] = faces.all();
    if (face === undefined) throw new Error('no face');
    const made = openTrueType(Buffer.from(faces.program(face)));
    const map = made.table('cmap');
    for (const glyph of [5, 40, 41])
      expect(made.outline(lookUp(map, 0x4e00 + glyph).all)).toMatchObject({
        advance: program.outline(glyph).advance,
        leftBearing: program.outline(glyph).leftBearing,
      });
    expect(made.table('maxp').readUInt16BE(4)).toBe(4);
  });

  it('sums to what the format asks for', () => {
    const faces = createFaces();
    const { face } = faces.place(font(), 40);
    const bytes = Buffer.from(faces.program(face));
    let sum = 0;
    for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });

  it('is one for a face, whichever of its parts a character came from, and a second for a second outline', () => {
    const faces = createFaces();
    const other = font({ textOf: () => '\u4e05' });
    expect(faces.place(font(), 5).face.name).toBe('Face');
    expect(faces.place(font(), 6).face.name).toBe('Face');
    expect(faces.place(other, 5).face.name).toBe('Face');
    expect(faces.place(other, 40).face.name).toBe('Face.2');
    expect(faces.place(font({ face: 'Bold' }), 5).face).toMatchObject({ index: 2, name: 'Bold' });
  });

  it('takes in the parts that a glyph is put together from', () => {
    const part = Buffer.from('ffff0000000000000000' + '0102' + '0028' + '0000' + '0000' + '0004', 'hex');
    const composite: GlyphSource = {
      ...program,
      outline: (glyph) =>
        glyph === 1 ? { bytes: part, advance: 500, leftBearing: 0 } : program.outline(glyph),
    };
    const faces = createFaces();
    const { face } = faces.place(font({ glyphs: composite }), 1);
    const made = openTrueType(Buffer.from(faces.program(face)));
    const [component] = componentsOf(made.outline(1).bytes);
    expect(component?.glyph).toBe(2);
    expect(made.outline(2).bytes.readInt16BE(0)).toBe(program.outline(40).bytes.readInt16BE(0));
  });
});

describe('an outline from a drawing', () => {
  it('keeps corners, and curves within a thousandth of the em', () => {
    const r = 552; // A quarter circle of radius 1000 by the usual cubic curve.
    const bytes = drawnOutline([
      { kind: 'move', points: [[1000, 0]] },
      {
        kind: 'curve',
        points: [
          [1000, r],
          [r, 1000],
          [0, 1000],
        ],
      },
      { kind: 'line', points: [[0, 0]] },
      { kind: 'close', points: [] },
    ]);
    expect([0, 2, 4, 6, 8].map((at) => bytes.readInt16BE(at))).toEqual([1, 0, 0, 1000, 1000]);
    const count = bytes.readUInt16BE(10) + 1;
    expect(count).toBe(10);
    let [x, y] = [0, 0];
    for (let point = 0; point < count; point += 1) {
      x += bytes.readInt16BE(14 + count + 2 * point);
      y += bytes.readInt16BE(14 + 3 * count + 2 * point);
      const isOnArc = bytes[14 + point] === 1 && !(x === 0 && y === 0);
      if (isOnArc) expect(Math.abs(Math.hypot(x, y) - 1000)).toBeLessThan(1.5);
    }
  });

  it('is empty where nothing is drawn', () => {
    expect(drawnOutline([])).toHaveLength(0);
  });
});
