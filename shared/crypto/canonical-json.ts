/**
 * Canonical JSON, RFC 8785: one value has one spelling, so window, main and platform sign the same bytes.
 *
 * Normalisation: none, as RFC 8785 §3.1 says. NFC changes some names (U+F9DC 隆 becomes U+9686), its tables come
 * with the runtime, and a signature must cover what was written. Text is normalised where it is entered.
 */
import { type Bytes, utf8Encode } from './bytes.ts';
import { CryptoError } from './crypto-error.ts';

/** Deeper values, cycles among them, are refused rather than ending in a stack overflow. */
const MAX_DEPTH = 64;

/**
 * The canonical text of a JSON value: keys sorted by UTF-16 code units, numbers as ECMAScript prints them.
 * @throws CryptoError `not-canonical` on what JSON cannot say exactly: undefined, NaN, infinities, bigint,
 * functions, class instances (Date, Map, bytes), holes in arrays, symbol keys, lone surrogates, depth over 64.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

/** The UTF-8 bytes of {@link canonicalJson}: what is hashed, signed and stored verbatim. */
export function canonicalBytes(value: unknown): Bytes {
  return utf8Encode(canonicalJson(value));
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw refusal(`deeper than ${MAX_DEPTH}`);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') return writeNumber(value);
  // Array.from, not map: map leaves holes out, and a hole must be refused as the undefined that it reads as.
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) return writeObject(value, depth);
  throw refusal(`a ${typeof value} that is not JSON`);
}

function writeObject(value: object, depth: number): string {
  if (Object.getOwnPropertySymbols(value).length > 0) throw refusal('a symbol key');
  const fields: readonly (readonly [string, unknown])[] = Object.entries(value);
  // Comparison of strings with < is by UTF-16 code units, the order that RFC 8785 §3.2.3 asks for.
  const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, field]) => `${writeString(key)}:${write(field, depth + 1)}`).join(',')}}`;
}

function writeString(value: string): string {
  if (/\p{Surrogate}/u.test(value)) throw refusal('a lone surrogate');
  return JSON.stringify(value);
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw refusal('a number that is not finite');
  return JSON.stringify(value);
}

/** True for `{}` and null-prototype objects of any realm: a class instance has a longer prototype chain. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function refusal(what: string): CryptoError {
  return new CryptoError('not-canonical', `cannot be written as canonical JSON: ${what}`);
}
