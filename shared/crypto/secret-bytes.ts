/**
 * Bytes that lie still: what an ArrayBuffer of its own holds is outside of the engine's heap, where a small typed array's
 * bytes are moved and leave copies that nobody can zero.
 */
import type { Bytes } from './bytes.ts';

export const secretBytes = (length: number): Bytes => new Uint8Array(new ArrayBuffer(length));

/** A number below 256^length, big-endian. */
export function secretBytesOf(value: bigint, length: number): Bytes {
  const bytes = secretBytes(length);
  let rest = value;
  for (let at = length - 1; at >= 0; at -= 1) {
    bytes[at] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
}
