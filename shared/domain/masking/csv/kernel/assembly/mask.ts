// The commonest masks over whole records. A record with a value that is not in its commonest spelling is left as a whole.
import { beginningBytes } from './addresses';
import {
  addKept,
  addresses,
  cards,
  columnAt,
  copies,
  emails,
  emptyStays,
  firstOf,
  lastOf,
  mobiles,
  months,
  mostColumns,
  names,
  programOf,
  redacted,
  residents,
  tableOf,
  texts,
} from './layout';
import { isCard, isDay, isMobile, isResident } from './numbers';
import { keepStops, lineEnd, quotesAt, stopBehindQuotes, stopsFrom, writeQuote } from './scan';
import { holdsNothing } from './texts';
import { writeEmail, writeName } from './words';
import { copied, copiedFew, declined, mark } from './write';

/** Of the last call: whole records that are done, where the output ends, and whether it had no room for more. */
let done: u32 = 0;
let outputEnd: usize = 0;
let isFull: bool = false;

export function recordsMasked(): u32 {
  return done;
}
export function outputEnds(): usize {
  return outputEnd;
}
export function ranFull(): bool {
  return isFull;
}

/** The most that a mask writes beyond the value itself, quotes and delimiter included. */
const spare: usize = 64;
/** Columns of the record under way whose program wrote the value as it was. */
const keptHere: usize = memory.data(256 * 4, 16);
let keptCount: usize = 0;

function keep(column: usize): void {
  store<u32>(keptHere + (keptCount << 2), <u32>column);
  keptCount++;
}

/** The ends stay where at least four characters are hidden. */
@inline
function writeEnds(column: usize, from: usize, to: usize, at: usize): usize {
  const first = <usize>firstOf(column);
  const last = <usize>lastOf(column);
  if (to - from < first + last + 4) return declined;
  const end = copiedFew(to - last, to, mark(copiedFew(from, from + first, at)));
  if (last > 0 && load<u8>(end - 1) == 0x78) store<u8>(end - 1, 0x58);
  return end;
}

/** As far as its beginning goes. */
@inline
function writeAddress(column: usize, from: usize, to: usize, at: usize): usize {
  const length = beginningBytes(tableOf(column), from, to);
  return length == 0 ? declined : copied(from, from + length, at);
}

/** Writes the value by the column's program. */
@inline
function masked(column: usize, from: usize, to: usize, at: usize): usize {
  switch (programOf(column)) {
    case residents:
      return isResident(from, to) ? writeEnds(column, from, to, at) : declined;
    case mobiles:
      return isMobile(from, to) ? writeEnds(column, from, to, at) : declined;
    case cards:
      return isCard(from, to) ? writeEnds(column, from, to, at) : declined;
    case emails:
      return writeEmail(from, to, firstOf(column), at);
    case names:
      return writeName(from, to, at);
    case addresses:
      return writeAddress(column, from, to, at);
    case months:
      return isDay(from, to) ? copiedFew(from, from + 7, at) : declined;
    case texts:
      return holdsNothing(from, to, firstOf(column)) ? copied(from, to, at) : declined;
    case redacted:
      return at;
    default:
      return declined;
  }
}

/** Masks the record at `from`; answers where it ends, or 0. */
function maskRecord(from: usize, to: usize, columns: u32, delimiter: u32, room: usize): usize {
  let at = from;
  let put = outputEnd;
  let stop = stopsFrom(from);
  keptCount = 0;
  for (let number: u32 = 0; number < columns; number++) {
    let end = <usize>load<u32>(stop);
    if (end >= to) return 0;
    const quotes = quotesAt(at);
    if (quotes != 0) {
      stop = stopBehindQuotes(stop + 4, to);
      if (stop == 0) return 0;
      end = <usize>load<u32>(stop);
    }
    stop += 4;
    if (put + (end - at) + spare > room) {
      isFull = true;
      return 0;
    }
    if (number > 0) {
      store<u8>(put, delimiter);
      put++;
    }
    const column = columnAt(number);
    const program = programOf(column);
    if (program == copies) put = copied(at, end, put);
    else {
      const length = end - at - (quotes << 1);
      const start = put + quotes;
      const written = length == 0 && emptyStays(column) ? start : masked(column, at + quotes, end - quotes, start);
      if (written == declined) return 0;
      if (written - start == length && (length == 0 || program == addresses)) keep(column);
      if (quotes != 0) {
        writeQuote(put);
        writeQuote(written);
      }
      put = written + quotes;
    }
    if (load<u8>(end) == delimiter) {
      at = end + 1;
      continue;
    }
    const next = number + 1 == columns ? lineEnd(end, to) : 0;
    if (next == 0) return 0;
    outputEnd = copied(end, next, put);
    for (let kept: usize = 0; kept < keptCount; kept++) addKept(<usize>load<u32>(keptHere + (kept << 2)));
    keepStops(stop);
    return next;
  }
  return 0;
}

/** Masks whole records from `from` on; answers where the first begins that is not done. */
export function maskRecords(from: usize, to: usize, columns: u32, delimiter: u32, out: usize, room: usize): usize {
  done = 0;
  isFull = false;
  outputEnd = out;
  let at = from;
  while (at < to) {
    const next = maskRecord(at, to, columns, delimiter, room);
    if (next == 0) break;
    at = next;
    done++;
  }
  return at;
}

export function columnLimit(): u32 {
  return mostColumns;
}
