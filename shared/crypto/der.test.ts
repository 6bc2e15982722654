import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexToBytes } from './bytes.ts';
import {
  bitStringBytes,
  contentOf,
  readElements,
  readOnly,
  TAG,
  unsignedOfWidth,
  writeDer,
  writeUnsigned,
} from './der.ts';
import { codeOf } from './testing/code-of.ts';

describe('strict DER', () => {
  it.each([0, 1, 127, 128, 255, 256, 65_535, 65_536])('C2 reads back an element of %i bytes', (length) => {
    const content = new Uint8Array(length).fill(7);
    expect(readOnly(writeDer(TAG.octetString, content), TAG.octetString)).toEqual(content);
  });

  it('C2 gives one minimal encoding to every non-negative integer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (magnitude) => {
        const content = readOnly(writeUnsigned(magnitude), TAG.integer);
        expect(unsignedOfWidth(content, 32)).toEqual(magnitude);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['a tag alone', '04'],
    ['a content that is cut', '0402aa'],
    ['an indefinite length', '0480aa0000'],
    ['a long form for a short length', '048101aa'],
    ['a leading zero in the length', `04820080${'aa'.repeat(128)}`],
    ['a cut length', '0482'],
    ['a length of five octets', '04850000000001aa'],
    ['a length of five octets without a leading zero', '04850100000000aa'],
    ['a length whose last octet is missing', '048280'],
    ['a byte after the element', '0401aa00'],
    ['a whole element after the element', '0401aa0500'],
    ['another tag', '0201aa'],
  ])('C2 refuses %s', (_, hex) => {
    expect(codeOf(() => readOnly(hexToBytes(hex), TAG.octetString))).toBe('bad-encoding');
  });

  it.each([
    ['an empty integer', ''],
    ['a negative integer', 'ff'],
    ['a zero in front that is not needed', '0001'],
    ['an integer wider than asked', '010000'],
  ])('C2 refuses %s', (_, hex) => {
    expect(codeOf(() => unsignedOfWidth(hexToBytes(hex), 2))).toBe('bad-encoding');
  });

  it('C2 refuses bit strings with unused bits, and elements that are missing', () => {
    expect(codeOf(() => bitStringBytes(hexToBytes('0780')))).toBe('bad-encoding');
    expect(codeOf(() => bitStringBytes(new Uint8Array()))).toBe('bad-encoding');
    expect(codeOf(() => contentOf(readElements(new Uint8Array())[0], TAG.integer))).toBe('bad-encoding');
  });

  it('C2 never fails otherwise than by a refusal, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(['no error', 'bad-encoding']).toContain(codeOf(() => readElements(bytes)));
      }),
    );
  });
});
