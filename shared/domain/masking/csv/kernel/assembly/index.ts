// The commonest masks over whole records of a delimited file, and the second look at what they wrote. What is not whole,
// not in its commonest spelling or not to be decided here is left to the plain way, record by record.
import {
  addChanged,
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
import { isCard, isMobile, isResident, writeEnds, writeMonth } from './numbers';
import { contentFrom, contentTo, lineEnd, quotes, readField } from './scan';
import { beginsCompound, compounds, holdsNothing, setCompoundCount, writeAddress, writeEmail, writeName } from './words';
import { copied, declined } from './write';

export { setCompoundCount };

export function heapStart(): usize {
  return (__heap_base + 63) & ~63;
}

/** Makes memory reach to `end` and 64 bytes beyond: some reads go so far. */
export function reach(end: usize): void {
  const pages = <i32>((end + 64 + 0xffff) >> 16);
  const missing = pages - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
}

export function columnOf(number: u32): usize {
  return columnAt(number);
}

export function compoundBeginnings(): usize {
  return beginsCompound;
}

export function compoundPairs(): usize {
  return compounds;
}

/** Of the last call: whole records that are done, where the output ends, and whether it had no room for more. */
let done: u32 = 0;
let outputEnd: usize = 0;
let isFull: bool = false;

export function recordsDone(): u32 {
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
/** Columns of the record under way that came out other than they went in. */
const changedHere: usize = memory.data(256 * 4, 16);

/** Writes the value by the column's program. */
function masked(column: usize, from: usize, to: usize, at: usize): usize {
  switch (programOf(column)) {
    case residents:
      return isResident(from, to) ? writeEnds(from, to, firstOf(column), lastOf(column), at) : declined;
    case mobiles:
      return isMobile(from, to) ? writeEnds(from, to, firstOf(column), lastOf(column), at) : declined;
    case cards:
      return isCard(from, to) ? writeEnds(from, to, firstOf(column), lastOf(column), at) : declined;
    case emails:
      return writeEmail(from, to, firstOf(column), at);
    case names:
      return writeName(from, to, at);
    case addresses:
      return writeAddress(tableOf(column), from, to, at);
    case months:
      return writeMonth(from, to, at);
    case texts:
      return holdsNothing(from, to, firstOf(column)) ? copied(from, to, at) : declined;
    case redacted:
      return at;
    default:
      return declined;
  }
}

/** Whether a program that did not decline has changed the value: only these ever write it as it was. */
@inline
function isChanged(program: u32, from: usize, to: usize, written: usize): bool {
  if (program == texts) return false;
  return (program != addresses && program != redacted) || written != to - from;
}

/** Masks the record at `from`; answers where it ends, or 0. */
function maskRecord(from: usize, to: usize, columns: u32, delimiter: u32, room: usize): usize {
  let at = from;
  let put = outputEnd;
  let changes: u32 = 0;
  for (let number: u32 = 0; ; number++) {
    if (number == columns || at >= to) return 0;
    const end = readField(at, to, delimiter);
    if (end == 0) return 0;
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
    if (program == copies || (contentFrom == contentTo && emptyStays(column))) put = copied(at, end, put);
    else {
      const written = masked(column, contentFrom, contentTo, put + quotes);
      if (written == declined) return 0;
      if (isChanged(program, contentFrom, contentTo, written - put - quotes)) {
        store<u32>(changedHere + (<usize>changes << 2), <u32>column);
        changes++;
      }
      if (quotes == 1) {
        store<u8>(put, 0x22);
        store<u8>(written, 0x22);
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
    for (let change: u32 = 0; change < changes; change++) addChanged(<usize>load<u32>(changedHere + (<usize>change << 2)));
    return next;
  }
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

/** Short fields that were seen clean: places, their lengths, and the bytes of each. */
const places: u32 = 1 << 14;
const longestRemembered: usize = 64;

/** Also asked by whoever remembers one. */
export function placeOf(from: usize, to: usize): u32 {
  let hash: u32 = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = (hash ^ load<u8>(at)) * 0x01000193;
  return (hash ^ (hash >> 15)) & (places - 1);
}

/** @param clean lengths of all places, then their bytes */
function isRemembered(clean: usize, from: usize, to: usize): bool {
  const length = to - from;
  if (length > longestRemembered) return false;
  const place = <usize>placeOf(from, to);
  if (<usize>load<u8>(clean + place) != length) return false;
  return memory.compare(clean + places + place * longestRemembered, from, length) == 0;
}

function judgeRecord(from: usize, to: usize, columns: u32, delimiter: u32, clean: usize): usize {
  let at = from;
  for (let number: u32 = 0; ; number++) {
    if (number == columns || at >= to) return 0;
    const end = readField(at, to, delimiter);
    if (end == 0) return 0;
    const column = columnAt(number);
    if (programOf(column) == texts && contentFrom < contentTo) {
      if (!holdsNothing(contentFrom, contentTo, firstOf(column)) && !isRemembered(clean, contentFrom, contentTo)) return 0;
    }
    if (load<u8>(end) == delimiter) {
      at = end + 1;
      continue;
    }
    return number + 1 == columns ? lineEnd(end, to) : 0;
  }
}

/** Looks at whole records from `from` on; answers where the first begins that must be looked at more closely. */
export function judgeRecords(from: usize, to: usize, columns: u32, delimiter: u32, clean: usize): usize {
  done = 0;
  let at = from;
  while (at < to) {
    const next = judgeRecord(at, to, columns, delimiter, clean);
    if (next == 0) break;
    at = next;
    done++;
  }
  return at;
}

export function columnLimit(): u32 {
  return mostColumns;
}
