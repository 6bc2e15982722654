/**
 * Bytes of a delimited file cut into pieces of whole records, without reading them: a line end ends a record where the quotes
 * before it are even in number. What breaks the rules of quotes breaks them in the piece it stands in as well.
 */
import { joinedBytes } from '#shared/lib/joined-bytes.ts';
import { longestRecord } from './csv-walk.ts';

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** How many of a piece's quotes are left over when they are paired: 0 or 1. */
const oddQuotes = (bytes: Uint8Array): number => {
  let odd = 0;
  let at = bytes.indexOf(quote);
  if (at < 0) return 0;
  for (; at < bytes.length; at += 1) if (bytes[at] === quote) odd ^= 1;
  return odd;
};

/** After the last line end that ends a record, 0 where there is none. @param odd whether a quote is open at the end */
const lastRecordEnd = (bytes: Uint8Array, odd: number): number => {
  let open = odd;
  for (let at = bytes.length - 1; at >= 0; at -= 1) {
    const byte = bytes[at];
    if (byte === quote) open ^= 1;
    if (open === 1) continue;
    if (byte === lineFeed) return at + 1;
    // A carriage return at the very end may go on with a line feed.
    if (byte === carriageReturn && at + 1 < bytes.length && bytes[at + 1] !== lineFeed) return at + 1;
  }
  return 0;
};

export class RecordCut {
  #held: Uint8Array = new Uint8Array();
  #odd = 0;

  /**
   * The whole records there are with this chunk, in memory of their own; null where there is none yet. One that is too long
   * to be a record is given on as it is.
   */
  push(chunk: Uint8Array, final: boolean): Uint8Array<ArrayBuffer> | null {
    this.#odd ^= oddQuotes(chunk);
    const found = final ? chunk.length : lastRecordEnd(chunk, this.#odd);
    const tooLong = this.#held.length + chunk.length > longestRecord;
    const end = found === 0 && tooLong ? chunk.length : found;
    if (end === 0 && !final) {
      this.#held = joinedBytes([this.#held, chunk]);
      return null;
    }
    const piece = joinedBytes([this.#held, chunk.subarray(0, end)]);
    this.#held = chunk.slice(end);
    return piece;
  }
}
