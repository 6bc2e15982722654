import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUnpacker } from './unpacker.ts';

const unpacked = createUnpacker();
const packed = (content: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(content));

describe('a gzip member', () => {
  it('is unpacked as it was packed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200_000 }), async (content) => {
        expect(Buffer.compare(await unpacked(packed(content)), content)).toBe(0);
      }),
      { numRuns: 30 },
    );
    const many = new Uint8Array(3_000_000).map((_, at) => (at * at) >>> 8);
    expect(Buffer.compare(await unpacked(packed(many)), many)).toBe(0);
  });

  it('that is cut, damaged, of another length than it says, or none at all is refused', async () => {
    const whole = packed(new TextEncoder().encode('共享目录'.repeat(500)));
    const changed = (at: number, by: (byte: number) => number) =>
      whole.map((byte, place) => (place === at ? by(byte) : byte));
    const says = (length: number) => {
      const other = whole.slice();
      new DataView(other.buffer).setUint32(other.length - 4, length, true);
      return other;
    };
    const spoilt = [
      whole.slice(0, -9),
      whole.slice(0, 20),
      new Uint8Array(0),
      new Uint8Array(40),
      changed(14, (byte) => byte ^ 0xff),
      changed(whole.length - 8, (byte) => byte ^ 1),
      says(5_999),
      says(6_001),
      says(2 ** 32 - 1),
    ];
    for (const member of spoilt) await expect(unpacked(member)).rejects.toThrow();
  });
});
