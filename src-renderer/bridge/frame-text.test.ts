import { describe, expect, it } from 'vitest';
import { readFrame } from './frame-text.ts';

const reply = (more: object = {}): string =>
  JSON.stringify({ kind: 'reply', id: 1, ok: true, value: { name: '一', image: null }, ...more });
const bytes = Uint8Array.of(1, 2, 255);

describe('a frame and the bytes beside it', () => {
  it('E6 bytes that no frame names, and names without bytes, are refused', () => {
    expect(() => readFrame({ text: reply(), bytes })).toThrow(
      expect.objectContaining({ code: 'bridge.malformed' }),
    );
    expect(() => readFrame({ text: reply({ bytesIn: 'image' }), bytes: null })).toThrow(
      expect.objectContaining({ code: 'bridge.malformed' }),
    );
  });
});
