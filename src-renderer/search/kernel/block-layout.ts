/**
 * A search block: the entries of one segment as the search needs them, column by column, and the tables that the
 * kernel adds (assembly/layout.ts). A block never changes. Offsets count bytes from its start, numbers are
 * little-endian, texts are UTF-16.
 */
import { type KeyLists, listKeys } from './key-lists.ts';
import { sharedPhrases } from './shared-phrases.ts';

/** What the search knows of an entry; texts as they are compared (shared/domain/search/fold.ts). */
export type BlockEntry = {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly abstract: string;
  readonly items: readonly string[];
  /** Of each facet the entry's values: one, or several of at most {@link mostBits} in the block. */
  readonly facets: readonly (readonly string[])[];
  /** The better one first among hits found in the same place. */
  readonly order: number;
};

export const mostEntries = 65_536;
export const mostBits = 16;
/** First letters of a character's four readings alone, and each with those of the next. */
const mostLetterPairs = 4 + 4 * 4;
const headerBytes = 256;

/** The header word that holds where a section lies, or a count. */
const words = {
  magic: 0,
  size: 1,
  docs: 2,
  text: 3,
  docStart: 4,
  nameLength: 5,
  codeLength: 6,
  order: 7,
  itemCount: 8,
  itemText: 9,
  itemStart: 10,
  columns: 11,
  maskFacets: 12,
  facetCount: 13,
  idText: 48,
  idStart: 49,
  idOrder: 50,
  values: 51,
  valuesLength: 52,
  phraseCount: 53,
  phraseText: 54,
  phraseStart: 55,
} as const;
type Word = keyof typeof words;

/** Raised with every change of the layout, so that a block kept by an earlier program is built anew. */
export const blockMagic = 0x4442_0002;

export type BlockBase = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Numbers of each entry's items, for the table of items. */
  readonly items: KeyLists;
  /** facet << 16 | value of each entry, for the table of facets. */
  readonly facets: KeyLists;
  /** Numbers of each entry's phrases, for the table of phrases. */
  readonly phrases: KeyLists;
  /** The most keys that any table has in all its entries together. */
  readonly mostPairs: number;
};

export const aligned = (bytes: number): number => (bytes + 15) & ~15;

const writeText = (to: Uint16Array, at: number, text: string): number => {
  for (let unit = 0; unit < text.length; unit += 1) to[at + unit] = text.charCodeAt(unit);
  return at + text.length;
};

/** Numbers what it is asked for, as first met. */
class Numbering {
  readonly #numbers = new Map<string, number>();

  of(value: string): number {
    const known = this.#numbers.get(value) ?? this.#numbers.size;
    this.#numbers.set(value, known);
    return known;
  }

  get values(): string[] {
    return [...this.#numbers.keys()];
  }
}

type NumberedFacets = {
  readonly lists: KeyLists;
  readonly values: readonly string[][];
  /** A bit for each facet of which an entry has not exactly one value. */
  readonly maskFacets: number;
  /** Of each facet, each entry's value or bits. */
  readonly columns: readonly Uint16Array[];
};

const numberFacets = (entries: readonly BlockEntry[]): NumberedFacets => {
  const numberings = (entries[0]?.facets ?? []).map(() => new Numbering());
  const numbers = entries.map(({ facets }) =>
    facets.map((values, facet) => values.map((value) => (numberings[facet] as Numbering).of(value))),
  );
  const isMask = numberings.map((_, facet) => numbers.some((each) => each[facet]?.length !== 1));
  const columns = isMask.map((mask, facet) =>
    Uint16Array.from(numbers, (each) => {
      const own = each[facet] as number[];
      return mask ? own.reduce((bits, value) => bits | (1 << value), 0) : (own[0] as number);
    }),
  );
  return {
    lists: listKeys(
      numbers.map((each) => each.flatMap((own, facet) => own.map((value) => (facet << 16) | value))),
    ),
    values: numberings.map(({ values }) => values),
    maskFacets: isMask.reduce((bits, mask, facet) => bits | (Number(mask) << facet), 0),
    columns,
  };
};

/**
 * The first part of a block, for the kernel to add its tables.
 * @param entries at most {@link mostEntries}
 */
export const composeBase = (given: readonly BlockEntry[]): BlockBase => {
  const entries = given.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const items = new Numbering();
  const itemLists = listKeys(entries.map((entry) => entry.items.map((name) => items.of(name))));
  const facets = numberFacets(entries);
  const phrases = sharedPhrases(entries.map(({ abstract }) => abstract));
  const values = JSON.stringify(facets.values);
  const textUnits = sum(entries, ({ name, code, abstract }) => name.length + code.length + abstract.length);
  const names = items.values;
  const sizes: readonly (readonly [Word, number])[] = [
    // The kernel reads up to 18 bytes beyond a text.
    ['text', textUnits * 2 + 32],
    ['docStart', (entries.length + 1) * 4],
    ['nameLength', entries.length * 2],
    ['codeLength', entries.length * 2],
    ['order', entries.length * 4],
    ['itemText', sum(names, ({ length }) => length) * 2 + 32],
    ['itemStart', (names.length + 1) * 4],
    ['phraseText', sum(phrases.names, ({ length }) => length) * 2 + 32],
    ['phraseStart', (phrases.names.length + 1) * 4],
    ['columns', facets.columns.length * entries.length * 2],
    ['idText', sum(entries, ({ id }) => id.length) * 2],
    ['idStart', (entries.length + 1) * 4],
    ['idOrder', entries.length * 2],
    ['values', values.length * 2],
  ];
  const at = new Map<Word, number>();
  let end = headerBytes;
  for (const [section, size] of sizes) {
    at.set(section, end);
    end = aligned(end + size);
  }
  const bytes = new Uint8Array(end);
  const header = new Uint32Array(bytes.buffer, 0, headerBytes / 4);
  for (const [section, offset] of at) header[words[section]] = offset;
  header[words.magic] = blockMagic;
  header[words.docs] = entries.length;
  header[words.itemCount] = names.length;
  header[words.phraseCount] = phrases.names.length;
  header[words.maskFacets] = facets.maskFacets;
  header[words.facetCount] = facets.columns.length;
  header[words.valuesLength] = values.length;
  const into: Sections = { buffer: bytes.buffer, at: (section) => at.get(section) as number };
  fillEntries(into, entries);
  fillNames(into, ['itemText', 'itemStart'], names);
  fillNames(into, ['phraseText', 'phraseStart'], phrases.names);
  writeText(new Uint16Array(bytes.buffer, into.at('values')), 0, values);
  facets.columns.forEach((column, facet) => {
    new Uint16Array(bytes.buffer, into.at('columns')).set(column, facet * entries.length);
  });
  const mostPairs = Math.max(
    textUnits + 2 * entries.length,
    sum(entries, ({ name }) => name.length) * mostLetterPairs,
    itemLists.keys.length,
    facets.lists.keys.length,
    phrases.lists.keys.length,
  );
  return { bytes, items: itemLists, facets: facets.lists, phrases: phrases.lists, mostPairs };
};

const sum = <T>(values: readonly T[], of: (value: T) => number): number =>
  values.reduce((total, value) => total + of(value), 0);

type Sections = { readonly buffer: ArrayBuffer; readonly at: (section: Word) => number };

const fillEntries = ({ buffer, at }: Sections, entries: readonly BlockEntry[]): void => {
  const count = entries.length;
  const text = new Uint16Array(buffer, at('text'));
  const idText = new Uint16Array(buffer, at('idText'));
  const docStart = new Uint32Array(buffer, at('docStart'), count + 1);
  const idStart = new Uint32Array(buffer, at('idStart'), count + 1);
  const nameLength = new Uint16Array(buffer, at('nameLength'), count);
  const codeLength = new Uint16Array(buffer, at('codeLength'), count);
  const order = new Uint32Array(buffer, at('order'), count);
  entries.forEach((entry, index) => {
    nameLength[index] = entry.name.length;
    codeLength[index] = entry.code.length;
    order[index] = entry.order;
    const afterName = writeText(text, docStart[index] as number, entry.name);
    const afterCode = writeText(text, afterName, entry.code);
    docStart[index + 1] = writeText(text, afterCode, entry.abstract);
    idStart[index + 1] = writeText(idText, idStart[index] as number, entry.id);
  });
  const byId = entries.map(({ id }, index) => ({ id, index })).sort((a, b) => (a.id < b.id ? -1 : 1));
  new Uint16Array(buffer, at('idOrder'), count).set(byId.map(({ index }) => index));
};

const fillNames = (
  { buffer, at }: Sections,
  [texts, offsets]: readonly [Word, Word],
  names: readonly string[],
): void => {
  const text = new Uint16Array(buffer, at(texts));
  const starts = new Uint32Array(buffer, at(offsets), names.length + 1);
  names.forEach((name, index) => {
    starts[index + 1] = writeText(text, starts[index] as number, name);
  });
};

export type BlockReader = {
  readonly docs: number;
  /** Of each facet its values, by their numbers. */
  readonly values: readonly (readonly string[])[];
  readonly idOf: (doc: number) => string;
  /** The place of an entry, or null where the block has none of that id. */
  readonly find: (id: string) => number | null;
};

const textOf = (units: Uint16Array): string => {
  let text = '';
  // A call takes only so many arguments.
  for (let at = 0; at < units.length; at += 4096)
    text += String.fromCharCode(...units.subarray(at, at + 4096));
  return text;
};

/** Whether the bytes are a block of this layout from its first to its last. */
export const isWholeBlock = (bytes: Uint8Array<ArrayBuffer>): boolean => {
  if (bytes.length < headerBytes) return false;
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, headerBytes / 4);
  return header[words.magic] === blockMagic && header[words.size] === bytes.length;
};

/** Ids and facet values of a finished block, of which it keeps copies. @throws where it is none of this layout */
export const readBlock = (bytes: Uint8Array<ArrayBuffer>): BlockReader => {
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, headerBytes / 4);
  const at = (word: Word): number => bytes.byteOffset + (header[words[word]] as number);
  if (!isWholeBlock(bytes)) throw new Error('not a search block of this layout');
  const docs = header[words.docs] as number;
  const idStart = new Uint32Array(bytes.buffer, at('idStart'), docs + 1).slice();
  const idText = new Uint16Array(bytes.buffer, at('idText'), idStart[docs]).slice();
  const idOrder = new Uint16Array(bytes.buffer, at('idOrder'), docs).slice();
  const idOf = (doc: number): string =>
    textOf(idText.subarray(idStart[doc] as number, idStart[doc + 1] as number));
  // Blocks of rows read by id lie one behind the other: most are passed over by two comparisons.
  const [first, last] = [idOrder[0], idOrder[docs - 1]].map((doc) => (doc === undefined ? '' : idOf(doc)));
  const find = (id: string): number | null => {
    if (id < (first as string) || id > (last as string)) return null;
    let [low, high] = [0, docs];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (idOf(idOrder[middle] as number) < id) low = middle + 1;
      else high = middle;
    }
    const doc = idOrder[low];
    return doc !== undefined && idOf(doc) === id ? doc : null;
  };
  const values = textOf(new Uint16Array(bytes.buffer, at('values'), header[words.valuesLength]));
  return { docs, values: JSON.parse(values) as string[][], idOf, find };
};
