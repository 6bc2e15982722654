// Where the fields of records end (RFC 4180). The bytes that may end one are found first, all over the input, so that reading
// the fields waits for none of them.

const quote: u32 = 0x22;
const lineFeed: u32 = 0x0a;
const carriageReturn: u32 = 0x0d;

/** By a byte's lower four bits: the byte of these that may end a field. The four of a file differ in them. */
const byLower: usize = memory.data(16, 16);

function setDelimiter(delimiter: u32): void {
  // Of no byte is the first the lower bits where it stands.
  v128.store(byLower, i8x16(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  store<u8>(byLower + quote % 16, quote);
  store<u8>(byLower + lineFeed % 16, lineFeed);
  store<u8>(byLower + carriageReturn % 16, carriageReturn);
  store<u8>(byLower + <usize>delimiter % 16, delimiter);
}

@inline
function stopsIn(at: usize, stops: v128): u64 {
  const bytes = v128.load(at);
  const lower = v128.and(bytes, i8x16.splat(0x0f));
  return <u64>(<u32>i8x16.bitmask(i8x16.eq(v128.swizzle(stops, lower), bytes)));
}

/** The first stop that no record has used, of a list in memory that ends with the input's end. */
let nextStop: usize = 0;

/** Writes the stops of a block where `at` is, and perhaps some more that mean nothing. */
@inline
function writeStops(block: usize, found: u64, at: usize): void {
  let left = found;
  let put = at;
  const end = at + (<usize>popcnt(found) << 2);
  do {
    // Eight at once: how many there are is hard to foretell.
    for (let step: usize = 0; step < 32; step += 4) {
      store<u32>(put + step, <u32>block + <u32>ctz(left));
      left &= left - 1;
    }
    put += 32;
  } while (put < end);
}

/** Finds all bytes that may end a field. Writes up to four bytes for each byte of input, and 64 more, to `list`. */
export function findStops(from: usize, to: usize, delimiter: u32, list: usize): void {
  setDelimiter(delimiter);
  const stops = v128.load(byLower);
  let put = list;
  for (let block = from; block < to; block += 64) {
    const low = stopsIn(block, stops) | (stopsIn(block + 16, stops) << 16);
    const high = stopsIn(block + 32, stops) | (stopsIn(block + 48, stops) << 16);
    const found = low | (high << 32);
    writeStops(block, found, put);
    put += <usize>popcnt(found) << 2;
  }
  // What the block held beyond the input.
  while (put > list && <usize>load<u32>(put - 4) >= to) put -= 4;
  store<u32>(put, <u32>to);
  nextStop = list;
}

/** Where the list holds the first stop from `at` on. */
@inline
export function stopsFrom(at: usize): usize {
  let stop = nextStop;
  while (<usize>load<u32>(stop) < at) stop += 4;
  return stop;
}

@inline
export function keepStops(stop: usize): void {
  nextStop = stop;
}

@inline
export function quotesAt(at: usize): usize {
  return <usize>(load<u8>(at) == quote);
}

/**
 * Of a field in quotes whose first quote is the stop before `stop`: the stop behind it. What stands there is where it ends.
 * 0 where its end has not come, or something else stands behind its closing quote.
 */
export function stopBehindQuotes(stop: usize, to: usize): usize {
  let at = stop;
  let place = <usize>load<u32>(at);
  while (place < to && load<u8>(place) != quote) {
    at += 4;
    place = <usize>load<u32>(at);
  }
  return place + 1 < to && <usize>load<u32>(at, 4) == place + 1 ? at + 4 : 0;
}

@inline
export function writeQuote(at: usize): void {
  store<u8>(at, quote);
}

/** Where the line end at `end` ends; 0 where there is none, or more of it may come. */
@inline
export function lineEnd(end: usize, to: usize): usize {
  const byte = load<u8>(end);
  if (byte == lineFeed) return end + 1;
  if (byte != carriageReturn || end + 1 == to) return 0;
  return load<u8>(end + 1) == lineFeed ? end + 2 : end + 1;
}
