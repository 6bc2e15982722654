// Names by their pinyin: a spelling is a run of ranges of syllable numbers, one a character.
import { add, clear, setBytes } from './bitmap';
import { fieldText, fieldUnits, initialTable, largestSet, nameTable } from './layout';
import { addEntries, countAt, find } from './table';

/** Readings of a character, each a syllable's number plus one; none is 0. */
export const readingsPerUnit: u32 = 4;

let readings: usize = 0;
/** Of each syllable its first letter, 1 to 26. */
let initials: usize = 0;
const wanted: usize = memory.data(largestSet, 16);

export function setReadings(readingsAt: usize, initialsAt: usize): void {
  readings = readingsAt;
  initials = initialsAt;
}

function readingOf(unit: u32, which: u32): u32 {
  return load<u16>(readings + ((<usize>unit * readingsPerUnit + which) << 1));
}

/** First letters of the readings, a byte each, the first lowest; 0 where there is none. */
export function lettersOf(unit: u32): u32 {
  let letters: u32 = 0;
  for (let which: u32 = 0; which < readingsPerUnit; which++) {
    const reading = readingOf(unit, which);
    if (reading == 0) break;
    letters |= (<u32>load<u8>(initials + reading - 1)) << (which << 3);
  }
  return letters;
}

function fits(unit: u32, range: usize): bool {
  const first = load<u32>(range);
  const last = load<u32>(range, 4);
  for (let which: u32 = 0; which < readingsPerUnit; which++) {
    const reading = readingOf(unit, which);
    if (reading == 0) return false;
    if (reading - 1 >= first && reading - 1 <= last) return true;
  }
  return false;
}

function readsLike(block: usize, doc: u32, spelling: usize, length: u32): bool {
  const units = fieldUnits(block, nameTable, doc);
  if (units < length) return false;
  const name = fieldText(block, nameTable, doc);
  for (let start: u32 = 0; start + length <= units; start++) {
    let at: u32 = 0;
    while (at < length && fits(load<u16>(name + (<usize>(start + at) << 1)), spelling + (<usize>at << 3))) at++;
    if (at == length) return true;
  }
  return false;
}

/** Of the letters of two syllables that follow one another, the rarest in the block; -1 where a pair is missing. */
function rarestPair(block: usize, spelling: usize, length: u32): i32 {
  let rarest: i32 = -1;
  let fewest: u32 = 0xffffffff;
  for (let at: u32 = 0; at + 1 < length; at++) {
    const here = <u32>load<u8>(initials + load<u32>(spelling + (<usize>at << 3)));
    const next = <u32>load<u8>(initials + load<u32>(spelling + (<usize>at << 3), 8));
    const index = find(block, initialTable, (here << 16) | next);
    if (index < 0) return -1;
    if (countAt(block, initialTable, index) < fewest) {
      fewest = countAt(block, initialTable, index);
      rarest = index;
    }
  }
  return rarest;
}

/** Adds the entries whose name has a run of characters that is read so. Those that are there are not looked at. */
export function matchSpelling(block: usize, spelling: usize, length: u32, into: usize): void {
  const single = (<u32>load<u8>(initials + load<u32>(spelling))) << 16;
  const index = length == 1 ? find(block, initialTable, single) : rarestPair(block, spelling, length);
  if (index < 0) return;
  clear(wanted);
  addEntries(block, initialTable, index, wanted);
  for (let at: u32 = 0; at < setBytes; at += 8) {
    let bits = load<u64>(wanted + at) & ~load<u64>(into + at);
    while (bits != 0) {
      const doc = (at << 3) + <u32>ctz<u64>(bits);
      bits &= bits - 1;
      if (readsLike(block, doc, spelling, length)) add(into, doc);
    }
  }
}
