import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kernelCodec } from './kernel-codec.ts';

const { isValid, encode } = kernelCodec('utf-8');
const text = fc.string({ unit: 'binary', maxLength: 80 }).map((each) => encode(each));
/** Every byte that means something in UTF-8, and those beside it. */
const edges = [
  0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5,
  0xff,
];

it('[R038] tells UTF-8 as the runtime does: texts, texts with bytes changed, cut and put in', () => {
  const changed = fc
    .tuple(text, fc.nat(), fc.array(fc.constantFrom(...edges), { maxLength: 4 }), fc.nat(3))
    .map(([bytes, at, put, taken]) => {
      const place = bytes.length === 0 ? 0 : at % bytes.length;
      return Uint8Array.from([...bytes.subarray(0, place), ...put, ...bytes.subarray(place + taken)]);
    });
  fc.assert(
    fc.property(fc.oneof(text, changed, fc.uint8Array({ maxLength: 40 })), (bytes) => {
      expect(isValid(bytes)).toBe(isUtf8(bytes));
    }),
    { numRuns: 3_000 },
  );
});

it('[R038] tells every sequence of edges of up to four bytes, wherever it stands among others', () => {
  const four = edges.flatMap((a) =>
    edges.flatMap((b) => edges.flatMap((c) => edges.map((d) => [a, b, c, d]))),
  );
  for (const before of [0, 13, 14, 15]) {
    const bytes = new Uint8Array(before + 4).fill(0x61);
    const differing = four.filter((sequence) => {
      bytes.set(sequence, before);
      return isValid(bytes) !== isUtf8(bytes);
    });
    expect(differing).toEqual([]);
  }
});
