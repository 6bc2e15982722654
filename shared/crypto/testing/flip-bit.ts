/** For tests: a copy of `bytes` with one bit changed; `bit` counts from 0 and wraps around at the end. */
export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const at = bit % (bytes.length * 8);
  const flipped = bytes.slice();
  flipped[at >> 3] = (flipped[at >> 3] as number) ^ (1 << (at & 7));
  return flipped;
}
