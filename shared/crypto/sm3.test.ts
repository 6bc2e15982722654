import { describe, expect, it } from 'vitest';
import { bytesToHex, utf8Encode } from './bytes.ts';
import { sm3 } from './sm3.ts';

const hexOf = (text: string) => bytesToHex(sm3(utf8Encode(text)));

describe('SM3', () => {
  it('C1 gives the digests of GB/T 32905 Annex A', () => {
    expect(hexOf('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(hexOf('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  });

  it('C1 gives one digest however the message is cut into parts', () => {
    const message = Uint8Array.from({ length: 300 }, (_, i) => i & 0xff);
    const whole = bytesToHex(sm3(message));
    for (let cut = 0; cut <= message.length; cut++) {
      const parts = sm3.create().update(message.subarray(0, cut)).update(message.subarray(cut));
      expect(bytesToHex(parts.digest()), `cut at ${cut}`).toBe(whole);
    }
  });

  it('C1 keeps a clone independent of its original, also in the middle of a block', () => {
    const original = sm3.create().update(utf8Encode('ab'));
    const clone = original.clone();
    original.update(utf8Encode('x'));
    expect(bytesToHex(clone.update(utf8Encode('c')).digest())).toBe(hexOf('abc'));
    expect(bytesToHex(original.digest())).toBe(hexOf('abx'));
  });

  it('C8 takes bytes only: text is refused, not guessed at', () => {
    expect(() => sm3('abc' as unknown as Uint8Array)).toThrow(TypeError);
  });
});
