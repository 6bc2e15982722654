/** Randomness is handed in (shared/ has no source of its own); what comes in is checked here before use. */
import { isBytes } from '@noble/hashes/utils.js';
import { CryptoError } from './crypto-error.ts';

/**
 * Returns `length` fresh bytes of a cryptographically secure generator, such as `crypto.getRandomValues`; from then on they
 * are the asker's, who may overwrite them.
 */
export type RandomSource = (length: number) => Uint8Array;

/**
 * Draws `length` (at least 12) bytes. A missing, short or stuck source stops the work instead of weakening it:
 * `length` equal bytes come from a sound source with a probability of at most 2^-88.
 * @throws CryptoError `bad-randomness`
 */
export function drawBytes(random: RandomSource, length: number): Uint8Array {
  if (typeof random !== 'function') throw new CryptoError('bad-randomness', 'no source of randomness');
  const bytes = random(length);
  if (!isBytes(bytes) || bytes.length !== length) {
    throw new CryptoError('bad-randomness', `the source did not return ${length} bytes`);
  }
  if (bytes.every((byte) => byte === bytes[0])) {
    throw new CryptoError('bad-randomness', 'the source is stuck on one value');
  }
  return bytes;
}
