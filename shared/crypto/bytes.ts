/**
 * Bytes and their spellings. Only bytes reach the primitives: the usual packages hash some rare-character
 * strings wrongly, so the step from text to bytes stands here, once, and is visible at every call.
 */
import { isBytes } from '@noble/hashes/utils.js';
import { CryptoError } from './crypto-error.ts';

export { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

/** Bytes over an ordinary ArrayBuffer, as WebCrypto, IndexedDB and fetch want them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Present in every runtime we support, but typed only by the DOM or Node libraries, which shared/ has not. */
type TextCodecs = {
  readonly TextEncoder: new () => { encode(text: string): Bytes };
  readonly TextDecoder: new (
    label: 'utf-8',
    options: { fatal: true; ignoreBOM: true },
  ) => { decode(bytes: Uint8Array): string };
};

const { TextEncoder, TextDecoder } = globalThis as unknown as TextCodecs;

/**
 * The UTF-8 bytes of `text`, unnormalised.
 * @throws CryptoError `bad-encoding` on a lone surrogate: an encoder would turn it into U+FFFD, and two
 * different texts would then have one signature.
 */
export function utf8Encode(text: string): Bytes {
  if (/\p{Surrogate}/u.test(text)) throw new CryptoError('bad-encoding', 'text holds a lone surrogate');
  return new TextEncoder().encode(text);
}

/**
 * The text of UTF-8 `bytes`; a byte order mark is kept, so that encoding gives the same bytes again.
 * @throws CryptoError `bad-encoding` on anything that is not well-formed UTF-8.
 */
export function utf8Decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CryptoError('bad-encoding', 'not well-formed UTF-8');
  }
}

/** Whether both hold the same bytes; the time depends on the lengths alone, not on where they differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] as number) ^ (b[i] as number);
  return difference === 0;
}

/** Returns `bytes` when it is a Uint8Array of `length`; throws CryptoError `wrong-length` naming `what`. */
export function requireLength(bytes: Uint8Array, length: number, what: string): Uint8Array {
  if (!isBytes(bytes) || bytes.length !== length) {
    throw new CryptoError('wrong-length', `${what} must be ${length} bytes`);
  }
  return bytes;
}
