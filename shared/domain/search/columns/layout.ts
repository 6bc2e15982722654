/**
 * Search columns: what the search knows of a segment's entries, column by column, as it is shipped with the segment
 * (decision 0024). The window's kernel adds its tables to them and has a search block, of the same header
 * (src-renderer/search/kernel/assembly/layout.ts). Offsets count bytes from the start, numbers are little-endian,
 * texts are UTF-16, ids ASCII.
 *
 * Behind the columns lies a tail of lengths and lists, for whoever makes the block, which does not keep it. Room for
 * what follows from the tail is left empty: it packs into nothing.
 */

export const mostEntries = 65_536;
/** The most different values in a block of a facet of which an entry may have several. */
export const mostBits = 16;
export const headerBytes = 512;

/** The header word that holds where a section lies, or a count. Those of the tables, 16 to 47, are the kernel's. */
export const words = {
  magic: 0,
  size: 1,
  docs: 2,
  nameText: 3,
  nameStart: 4,
  codeText: 5,
  codeStart: 6,
  abstractText: 7,
  abstractStart: 8,
  order: 9,
  itemCount: 10,
  itemText: 11,
  itemStart: 12,
  runCount: 13,
  runText: 14,
  runStart: 15,
  columns: 48,
  maskFacets: 49,
  facetCount: 50,
  idText: 51,
  idStart: 52,
  idOrder: 53,
  values: 54,
  valuesLength: 55,
  version: 56,
  /** The most keys that any table has in all its entries together. */
  mostKeys: 57,
  /** Where the columns end and the tail begins: lengths of texts, then lists of keys. */
  tail: 58,
  nameLengths: 59,
  codeLengths: 60,
  abstractLengths: 61,
  idLengths: 62,
  itemLengths: 63,
  runLengths: 64,
  itemLists: 65,
  runLists: 66,
} as const;
export type Word = keyof typeof words;

/** Raised with every change of the layout. */
export const columnsMagic = 0x4453_0003;
/**
 * What the columns are made of: raised with every change of folding, ranking, facets or runs (a test tells), so that
 * columns and blocks made by another build are made anew.
 */
export const columnsVersion = 2;

export const aligned = (bytes: number): number => (bytes + 15) & ~15;

export const headerOf = (bytes: Uint8Array): Uint32Array =>
  new Uint32Array(bytes.buffer, bytes.byteOffset, headerBytes / 4);

/** Words that are counts, or say what the columns are; all others say where a section lies. */
const counts = new Set<Word>([
  'magic',
  'size',
  'docs',
  'itemCount',
  'runCount',
  'maskFacets',
  'facetCount',
  'valuesLength',
  'version',
  'mostKeys',
]);
const sections = Object.entries(words).flatMap(([word, at]) => (counts.has(word as Word) ? [] : [at]));

/** Whether these are columns of this build's layout and content, from the first byte to the last. */
export const areColumns = (bytes: Uint8Array): boolean => {
  if (bytes.length < headerBytes || bytes.byteOffset % 4 !== 0) return false;
  const header = headerOf(bytes);
  return (
    header[words.magic] === columnsMagic &&
    header[words.version] === columnsVersion &&
    header[words.size] === bytes.length &&
    sections.every((at) => (header[at] as number) <= bytes.length)
  );
};
