import { describe, expect, it } from 'vitest';
import { joinedMessage, splitMessage } from '#shared/contract/carried.ts';
import { readFrame } from './frame-text.ts';

const reply = (more: object = {}): string =>
  JSON.stringify({ kind: 'reply', id: 1, ok: true, value: { name: '一', image: null }, ...more });
const bytes = Uint8Array.of(1, 2, 255);

describe('a frame and the bytes beside it', () => {
  it('are one message of a socket and two again', () => {
    const { buffer } = joinedMessage(reply({ bytesIn: 'image' }), bytes);
    const value = { name: '一', image: bytes };
    expect(readFrame(splitMessage(buffer))).toEqual({ kind: 'reply', id: 1, ok: true, value });
  });

  it('E6 bytes that no frame names, and names without bytes, are refused', () => {
    expect(() => readFrame({ text: reply(), bytes })).toThrow(
      expect.objectContaining({ code: 'bridge.malformed' }),
    );
    expect(() => readFrame({ text: reply({ bytesIn: 'image' }), bytes: null })).toThrow(
      expect.objectContaining({ code: 'bridge.malformed' }),
    );
  });

  it.each([
    ['nothing', []],
    ['less than its length', [9, 0]],
    ['less than it says', [9, 0, 0, 0, 123]],
    ['no text', [2, 0, 0, 0, 0xc3, 0x28]],
  ])('E6 a message of %s is refused', (_what, given) => {
    expect(() => splitMessage(Uint8Array.from(given).buffer)).toThrow();
  });
});
