// A search block in memory: up to 65,536 entries, self-contained, every offset relative to its start.
// The header is 64 words; see ../block-layout.ts, which writes the first part of it.

/** Words of the header. */
export const docsWord: u32 = 2;
export const textWord: u32 = 3;
export const docStartWord: u32 = 4;
export const nameLengthWord: u32 = 5;
export const codeLengthWord: u32 = 6;
export const orderWord: u32 = 7;
/** How many different items there are, where their texts lie, and where each begins. */
export const itemWords: u32 = 8;
export const columnsWord: u32 = 11;
export const maskFacetsWord: u32 = 12;
export const facetCountWord: u32 = 13;
/** The same three of the phrases that many abstracts share. */
export const phraseWords: u32 = 53;
/** Of each table: number of keys, keys, counts, data; in this order. */
export const tablesWord: u32 = 16;

export const nameTable: u32 = 0;
export const codeTable: u32 = 1;
export const abstractTable: u32 = 2;
export const itemTable: u32 = 3;
export const facetTable: u32 = 4;
/** Of names: first letters of the readings of each two characters that follow one another, and of each alone. */
export const initialTable: u32 = 5;
/** Of what many abstracts say in the same words: who says it. */
export const phraseTable: u32 = 6;

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

/** Where the text of an entry begins; name, code and abstract follow each other. */
export function docText(block: usize, doc: u32): usize {
  return part(block, textWord) + (<usize>load<u32>(part(block, docStartWord) + (doc << 2)) << 1);
}

/** Units of an entry's whole text. */
export function docUnits(block: usize, doc: u32): u32 {
  const starts = part(block, docStartWord) + (doc << 2);
  return load<u32>(starts, 4) - load<u32>(starts);
}

export function nameUnits(block: usize, doc: u32): u32 {
  return load<u16>(part(block, nameLengthWord) + (doc << 1));
}

export function codeUnits(block: usize, doc: u32): u32 {
  return load<u16>(part(block, codeLengthWord) + (doc << 1));
}

/** Start of a field's text; the table of the field's grams says which field. */
export function fieldText(block: usize, table: u32, doc: u32): usize {
  const text = docText(block, doc);
  if (table == nameTable) return text;
  const name = <usize>nameUnits(block, doc) << 1;
  if (table == codeTable) return text + name;
  return text + name + (<usize>codeUnits(block, doc) << 1);
}

export function fieldUnits(block: usize, table: u32, doc: u32): u32 {
  if (table == nameTable) return nameUnits(block, doc);
  if (table == codeTable) return codeUnits(block, doc);
  return docUnits(block, doc) - nameUnits(block, doc) - codeUnits(block, doc);
}
