// Where the fields of a record end (RFC 4180), sixteen bytes at a time.

const quote: u32 = 0x22;
const lineFeed: u32 = 0x0a;
const carriageReturn: u32 = 0x0d;

/** Of the field that was read last: its content, and 1 where it stands in quotes. */
export let contentFrom: usize = 0;
export let contentTo: usize = 0;
export let quotes: usize = 0;

/** Reads up to 15 bytes beyond `to`. */
@inline
function bareEnd(from: usize, to: usize, delimiter: u32): usize {
  for (let at = from; at < to; at += 16) {
    const bytes = v128.load(at);
    const stops = v128.or(
      v128.or(i8x16.eq(bytes, i8x16.splat(<i8>delimiter)), i8x16.eq(bytes, i8x16.splat(<i8>lineFeed))),
      v128.or(i8x16.eq(bytes, i8x16.splat(<i8>carriageReturn)), i8x16.eq(bytes, i8x16.splat(<i8>quote))),
    );
    const found = i8x16.bitmask(stops);
    if (found != 0) return min(at + <usize>ctz(found), to);
  }
  return to;
}

@inline
function closingQuote(from: usize, to: usize): usize {
  for (let at = from; at < to; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(<i8>quote)));
    if (found != 0) return min(at + <usize>ctz(found), to);
  }
  return to;
}

/** Reads the field at `from` and answers where it ends; 0 where its end has not come, or it is one for the plain way. */
export function readField(from: usize, to: usize, delimiter: u32): usize {
  if (load<u8>(from) != quote) {
    const end = bareEnd(from, to, delimiter);
    if (end == to || load<u8>(end) == quote) return 0;
    contentFrom = from;
    contentTo = end;
    quotes = 0;
    return end;
  }
  const end = closingQuote(from + 1, to);
  // A quote behind it would say that it does not end here.
  if (end + 1 >= to || load<u8>(end + 1) == quote) return 0;
  contentFrom = from + 1;
  contentTo = end;
  quotes = 1;
  return end + 1;
}

/** Where the line end at `end` ends; 0 where there is none, or more of it may come. */
export function lineEnd(end: usize, to: usize): usize {
  const byte = load<u8>(end);
  if (byte == lineFeed) return end + 1;
  if (byte != carriageReturn || end + 1 == to) return 0;
  return load<u8>(end + 1) == lineFeed ? end + 2 : end + 1;
}
