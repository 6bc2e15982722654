import {
  aligned,
  columnsMagic,
  columnsVersion,
  headerBytes,
  headerOf,
  mostBits,
  type Word,
  words,
} from './layout.ts';
import { KeyLists, Numbering } from './numbering.ts';
import { sharedRuns } from './shared-runs.ts';

/** What the search knows of an entry; texts as they are compared (../fold.ts). */
export type ColumnEntry = {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly abstract: string;
  readonly items: readonly string[];
  /** Of each facet the entry's values: one, or several of at most 16 in the block. */
  readonly facets: readonly (readonly string[])[];
  /** The better one first among hits found in the same place. */
  readonly order: number;
};

/** First letters of a character's four readings alone, and each with those of the next. */
const mostLetterPairs = 4 + 4 * 4;
/** The kernel reads up to 18 bytes beyond a text. */
const beyond = 32;

type Section = Uint8Array | Uint16Array | Uint32Array;
type Columns = { readonly [W in Word]?: Section | number };

type Named = { readonly names: readonly string[]; readonly lists: KeyLists };

type NumberedFacets = {
  readonly values: readonly string[][];
  /** A bit for each facet of which an entry has not exactly one value. */
  readonly maskFacets: number;
  /** One facet after another, each entry's value or bits. */
  readonly columns: Uint16Array;
  /** Values of all entries together, at most. */
  readonly keys: number;
};

const numberFacets = (entries: readonly ColumnEntry[]): NumberedFacets => {
  const facets = entries[0]?.facets.length ?? 0;
  const numberings = Array.from({ length: facets }, () => new Numbering());
  const bits = new Uint16Array(facets * entries.length);
  const singles = new Uint16Array(facets * entries.length);
  let maskFacets = 0;
  // Entry by entry: each lies elsewhere in memory.
  entries.forEach((entry, at) => {
    entry.facets.forEach((values, facet) => {
      const place = facet * entries.length + at;
      if (values.length !== 1) maskFacets |= 1 << facet;
      for (const value of values) {
        const number = (numberings[facet] as Numbering).of(value);
        singles[place] = number;
        bits[place] = (bits[place] as number) | (1 << number);
      }
    });
  });
  let keys = 0;
  numberings.forEach((_, facet) => {
    const isMask = ((maskFacets >> facet) & 1) === 1;
    keys += entries.length * (isMask ? mostBits : 1);
    const own = [facet * entries.length, (facet + 1) * entries.length] as const;
    if (isMask) singles.set(bits.subarray(...own), own[0]);
  });
  return { values: numberings.map(({ values }) => values), maskFacets, columns: singles, keys };
};

const unitsOf = (texts: readonly string[], padding = beyond): Uint16Array => {
  const units = new Uint16Array(texts.reduce((sum, { length }) => sum + length, padding / 2));
  let at = 0;
  for (const text of texts)
    for (let unit = 0; unit < text.length; unit += 1) {
      units[at] = text.charCodeAt(unit);
      at += 1;
    }
  return units;
};

const lengthsOf = (texts: readonly string[]): Uint16Array => Uint16Array.from(texts, ({ length }) => length);

/** Ids are of letters, digits and marks of ASCII. */
const bytesOf = (texts: readonly string[]): Uint8Array => Uint8Array.from(unitsOf(texts, 0));

const itemsOf = (entries: readonly ColumnEntry[]): Named => {
  const numbers = new Numbering();
  const lists = new KeyLists(entries.length);
  entries.forEach(({ items }, entry) => {
    for (const item of items) lists.add(entry, numbers.of(item));
  });
  return { names: numbers.values, lists };
};

/** Texts of entries, and room for where each begins; their lengths stand in the tail. */
const textsOf = (entries: readonly ColumnEntry[]) => {
  const starts = new Uint32Array(entries.length + 1);
  const of = (field: 'name' | 'code' | 'abstract' | 'id') => entries.map((entry) => entry[field]);
  const [names, codes, abstracts, ids] = [of('name'), of('code'), of('abstract'), of('id')];
  const byId = ids.map((id, index) => ({ id, index })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const kept: Columns = {
    nameText: unitsOf(names),
    nameStart: starts,
    codeText: unitsOf(codes),
    codeStart: starts,
    abstractText: unitsOf(abstracts),
    abstractStart: starts,
    idText: bytesOf(ids),
    idStart: starts,
    idOrder: Uint16Array.from(byId, ({ index }) => index),
  };
  const tail: Columns = {
    nameLengths: lengthsOf(names),
    codeLengths: lengthsOf(codes),
    abstractLengths: lengthsOf(abstracts),
    idLengths: lengthsOf(ids),
  };
  const units = (texts: readonly string[]) => texts.reduce((sum, { length }) => sum + length + 2, 0);
  const keys = Math.max(units(names) * mostLetterPairs, units(codes), units(abstracts));
  return { kept, tail, keys };
};

/** Sections in the order they are written; those from the lengths of names on are the tail. */
const sectionsOf = (entries: readonly ColumnEntry[]): Columns => {
  const texts = textsOf(entries);
  const items = itemsOf(entries);
  const runs: Named = sharedRuns(entries.map(({ abstract }) => abstract));
  const facets = numberFacets(entries);
  const values = unitsOf([JSON.stringify(facets.values)], 0);
  return {
    docs: entries.length,
    ...texts.kept,
    order: Uint32Array.from(entries, ({ order }) => order),
    itemCount: items.names.length,
    itemText: unitsOf(items.names),
    itemStart: new Uint32Array(items.names.length + 1),
    runCount: runs.names.length,
    runText: unitsOf(runs.names),
    runStart: new Uint32Array(runs.names.length + 1),
    columns: facets.columns,
    maskFacets: facets.maskFacets,
    facetCount: facets.values.length,
    values,
    valuesLength: values.length,
    mostKeys: Math.max(texts.keys, items.lists.keys.length, runs.lists.keys.length, facets.keys),
    ...texts.tail,
    itemLengths: lengthsOf(items.names),
    runLengths: lengthsOf(runs.names),
    itemLists: items.lists.units,
    runLists: runs.lists.units,
  };
};

/**
 * The columns of these entries; the same entries in any order give the same bytes.
 * @param given at least one and at most 65,536, no id twice
 */
export const composeColumns = (given: readonly ColumnEntry[]): Uint8Array<ArrayBuffer> => {
  const entries = given.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const placed: [Word, Section, number][] = [];
  const counted: [Word, number][] = [];
  let end = headerBytes;
  for (const [word, content] of Object.entries(sectionsOf(entries)) as [Word, Section | number][]) {
    if (typeof content === 'number') {
      counted.push([word, content]);
      continue;
    }
    if (word === 'nameLengths') counted.push(['tail', end]);
    placed.push([word, content, end]);
    end = aligned(end + content.byteLength);
  }
  const bytes = new Uint8Array(end);
  const header = headerOf(bytes);
  for (const [word, section, at] of placed) {
    header[words[word]] = at;
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at);
  }
  for (const [word, value] of [
    ...counted,
    ['magic', columnsMagic],
    ['version', columnsVersion],
    ['size', end],
  ] as const)
    header[words[word]] = value;
  return bytes;
};
