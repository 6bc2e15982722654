// The second look over whole records: none that may hold something is passed.
import { columnAt, firstOf, programOf, texts } from './layout';
import { keepStops, lineEnd, quotesAt, stopBehindQuotes, stopsFrom } from './scan';
import { holdsNothing, isRemembered } from './texts';

/** Whole records that the last call did. */
let done: u32 = 0;

export function recordsJudged(): u32 {
  return done;
}

/** Answers where the record at `from` ends, or 0. */
function judgeRecord(from: usize, to: usize, columns: u32, delimiter: u32, clean: usize): usize {
  let at = from;
  let stop = stopsFrom(from);
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
    const column = columnAt(number);
    const contentFrom = at + quotes;
    const contentTo = end - quotes;
    if (programOf(column) == texts && contentFrom < contentTo) {
      if (!holdsNothing(contentFrom, contentTo, firstOf(column)) && !isRemembered(clean, contentFrom, contentTo)) return 0;
    }
    if (load<u8>(end) == delimiter) {
      at = end + 1;
      continue;
    }
    const next = number + 1 == columns ? lineEnd(end, to) : 0;
    if (next != 0) keepStops(stop);
    return next;
  }
  return 0;
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
