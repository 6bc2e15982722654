/** Keys for tests of the pure rules: quick, stable, of no strength. The real ones are tested where they are made. */
import type { MaskKeys } from '../keys.ts';

const mixed = (text: string): Uint8Array => {
  const state = Uint32Array.of(0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1, 7, 11, 13);
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    for (let at = 0; at < 8; at += 1) {
      const word = Math.imul(
        (state[at] as number) ^ code ^ (state[(at + 1) % 8] as number),
        0x01000193 + 2 * at,
      );
      state[at] = word ^ (word >>> 13);
    }
  }
  for (let round = 0; round < 32; round += 1) {
    const at = round % 8;
    const word = Math.imul((state[at] as number) ^ (state[(at + 7) % 8] as number), 0x85ebca6b);
    state[at] = word ^ (word >>> 15);
  }
  return new Uint8Array(state.buffer);
};

const sealed = (purpose: string) => `封${purpose}:`;

export const testKeys = (purpose: string): MaskKeys => ({
  tag: (text) => mixed(`${purpose}\u0000${text}`),
  seal: (value) => sealed(purpose) + value,
  open: (text) => (text.startsWith(sealed(purpose)) ? text.slice(sealed(purpose).length) : null),
});
