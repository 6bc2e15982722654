// A search block in memory: up to 65,536 entries, self-contained, every offset relative to its start.
// The header is 128 words; shared/domain/search/columns/layout.ts numbers them and writes all but the tables.

/** Words of the header. */
export const docsWord: u32 = 2;
export const orderWord: u32 = 9;
/** How many different items there are, where their texts lie, and where each begins. */
export const itemWords: u32 = 10;
/** The same three of what many abstracts say in the same words. */
export const runWords: u32 = 13;
/** Of each table: number of keys, keys, counts, data; in this order. */
export const tablesWord: u32 = 16;
export const columnsWord: u32 = 48;
export const maskFacetsWord: u32 = 49;
export const facetCountWord: u32 = 50;

export const nameTable: u32 = 0;
export const codeTable: u32 = 1;
export const abstractTable: u32 = 2;
export const itemTable: u32 = 3;
export const facetTable: u32 = 4;
/** Of names: first letters of the readings of each two characters that follow one another, and of each alone. */
export const initialTable: u32 = 5;
/** Of what many abstracts say in the same words: who says it. */
export const runTable: u32 = 6;
/** Of abstracts: the units before and behind each mark. */
export const jointTable: u32 = 7;

/** Bytes of the largest set: a bit for each of a block's entries. */
export const largestSet: u32 = 8192;

/** Stands before a name: a gram of it and a name's first character finds what begins so. */
export const startMark: u32 = 1;

export function word(block: usize, index: u32): u32 {
  return load<u32>(block + (index << 2));
}

export function part(block: usize, index: u32): usize {
  return block + <usize>load<u32>(block + (index << 2));
}

/** Words 3 to 8: where the texts of names, codes and abstracts lie, and the starts of each. */
function textWord(table: u32): u32 {
  return 3 + (table << 1);
}

/** Start of a field's text; the table of the field's grams says which field. */
export function fieldText(block: usize, table: u32, doc: u32): usize {
  const starts = part(block, textWord(table) + 1) + (<usize>doc << 2);
  return part(block, textWord(table)) + (<usize>load<u32>(starts) << 1);
}

export function fieldUnits(block: usize, table: u32, doc: u32): u32 {
  const starts = part(block, textWord(table) + 1) + (<usize>doc << 2);
  return load<u32>(starts, 4) - load<u32>(starts);
}

/** Turns lengths into where each text begins, and where the last one ends. */
export function addUp(lengths: usize, count: u32, starts: usize): void {
  let sum: u32 = 0;
  for (let at: u32 = 0; at < count; at++) {
    store<u32>(starts + (<usize>at << 2), sum);
    sum += <u32>load<u16>(lengths + (<usize>at << 1));
  }
  store<u32>(starts + (<usize>count << 2), sum);
}
