/** The ways that are compared: the desk's blocks, a scan of one long text, MiniSearch, FlexSearch and SQLite's FTS5. */

import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import { composeColumns } from '#shared/domain/search/columns/compose.ts';
import { termOf } from '#shared/domain/search/place.ts';
import { openBlockImage } from '../../../src-renderer/data/catalog/block-image.ts';
import { createUnpacker } from '../../../src-renderer/data/catalog/unpacker.ts';
import { BlockSearch, type HeldBlock } from '../../../src-renderer/search/kernel/block-search.ts';
import { BlockMaker } from '../../../src-renderer/search/kernel/kernel.ts';
import kernelUrl from '../../../src-renderer/search/kernel/kernel.wasm?url';
import { benchFacets, type Doc, pairsOf, textOf } from './doc.ts';
import { FacetColumns, type Found, fileNamed, type Piece, type Way, writeFile } from './way.ts';

const topOf = 20;

/** @param columnsOf how a piece comes to its columns */
const blocksFrom = (columnsOf: (piece: Piece) => Promise<Uint8Array<ArrayBuffer>>) => (): Way => {
  let search: BlockSearch;
  const held: HeldBlock[] = [];
  // As in the product, while the first segment is on its way; the others' programs are here before they are asked, too.
  const compiling = WebAssembly.compileStreaming(fetch(kernelUrl));
  const open = async () => {
    const module = await compiling;
    search = new BlockSearch(module);
    return module;
  };
  const image = () => openBlockImage('bench', '1');
  const views = benchFacets.map((_, facet) => ({ facet, groupOf: (value: string) => value, chosen: [] }));
  // The query as it stands, with the marks that an officer's own words are parted at: for every way it is the same text.
  const find = (text: string, limit: number) =>
    search.ask({
      terms: [{ ...termOf(text), isProvider: () => false }],
      views,
      providerFacet: 1,
      offset: 0,
      limit,
    });
  return {
    build: async (pieces) => {
      let maker: BlockMaker | null = null;
      for (const piece of pieces) {
        const columns = await columnsOf(piece);
        maker ??= new BlockMaker(await open());
        held.push(search.add(maker.make(columns)));
      }
    },
    ask: (text) => {
      const { total, ids, counts } = find(text, topOf);
      return { total, top: ids, counts };
    },
    all: (text) => find(text, 10_000_000).ids,
    save: async () => {
      await (await image()).keep(
        new Map(held.map((block, number) => [`block-${number}`, () => search.bytesOf(block)])),
      );
      await writeFile('blocks', String(held.length));
    },
    load: async () => {
      const [opened] = await Promise.all([image(), open()]);
      const count = Number(await (await (await fileNamed('blocks')).getFile()).text());
      const names = Array.from({ length: count }, (_, number) => `block-${number}`);
      await opened.read(names, (_, block) => void search.add(block));
    },
  };
};

/** Entries by number, whatever the way's own index answers. */
class Shelf {
  readonly ids: string[] = [];
  #facets = new FacetColumns(0, 0);

  open(size: number): void {
    this.#facets = new FacetColumns(size, benchFacets.length);
  }

  add(doc: Doc): number {
    this.#facets.set(this.ids.length, doc);
    return this.ids.push(doc.id) - 1;
  }

  found(numbers: readonly number[]): Found {
    return {
      total: numbers.length,
      top: numbers.slice(0, topOf).map((number) => this.ids[number] as string),
      counts: this.#facets.count(numbers),
    };
  }
}

type Numbers = (text: string) => readonly number[];

const overShelf = (
  size: number,
  take: (doc: Doc, number: number) => void,
  numbers: Numbers,
  done: () => Promise<void> = async () => undefined,
) => {
  const shelf = new Shelf();
  return {
    build: async (pieces: Iterable<Piece>) => {
      shelf.open(size);
      for (const { docs } of pieces) for (const doc of await docs()) take(doc, shelf.add(doc));
      await done();
    },
    ask: (text: string) => shelf.found(numbers(text)),
    all: (text: string) => numbers(text).map((number) => shelf.ids[number] as string),
  };
};

export const scan = (size: number): Way => {
  let parts: string[] = [];
  const starts = new Uint32Array(size + 1);
  let whole = '';
  let length = 0;
  return overShelf(
    size,
    (doc, number) => {
      const text = `${textOf(doc)}\u0002`;
      parts.push(text);
      length += text.length;
      starts[number + 1] = length;
    },
    (text) => {
      const numbers: number[] = [];
      let entry = 0;
      for (let at = whole.indexOf(text); at !== -1; at = whole.indexOf(text, starts[entry + 1])) {
        while ((starts[entry + 1] as number) <= at) entry += 1;
        numbers.push(entry);
      }
      return numbers;
    },
    async () => {
      whole = parts.join('');
      parts = [];
    },
  );
};

type MiniDoc = { readonly id: number } & Readonly<Record<string, unknown>>;

/** @param fieldsOf what it is given of an entry, by field */
const miniSearchOver = (fields: string[], fieldsOf: (doc: Doc) => Readonly<Record<string, string>>) => {
  const options = { fields, tokenize: pairsOf, processTerm: (term: string) => term };
  return (size: number): Way => {
    let index = new MiniSearch<MiniDoc>(options);
    const way = overShelf(
      size,
      (doc, number) => index.add({ id: number, ...fieldsOf(doc) }),
      (text) => index.search(text, { combineWith: 'AND' }).map(({ id }) => Number(id)),
    );
    return {
      ...way,
      save: () => writeFile('mini', JSON.stringify(index)),
      load: async () => {
        index = MiniSearch.loadJSON(await (await (await fileNamed('mini')).getFile()).text(), options);
      },
    };
  };
};

/** All texts as one: it cannot tell a name from an abstract. */
export const miniSearch = miniSearchOver(['text'], (doc) => ({ text: textOf(doc) }));

/** As one does who wants names before codes before items before abstracts. */
export const miniSearchByField = miniSearchOver(
  ['name', 'code', 'items', 'abstract'],
  ({ name, code, items, abstract }) => ({ name, code, items: items.join('\u0001'), abstract }),
);

export const flexSearch = (size: number): Way => {
  const make = () => new FlexSearch.Index({ tokenize: 'strict', encode: pairsOf, resolution: 1 });
  let index = make();
  const names: string[] = [];
  const way = overShelf(
    size,
    (doc, number) => index.add(number, textOf(doc)),
    (text) => index.search(text, { limit: size, suggest: false }) as number[],
  );
  return {
    ...way,
    save: async () => {
      const pieces: [string, string][] = [];
      index.export((name: string, data: string) => void pieces.push([name, data]));
      for (const [name, data] of pieces) {
        names.push(name);
        await writeFile(`flex-${name}`, data ?? '');
      }
      await writeFile('flex', JSON.stringify(names));
    },
    load: async () => {
      index = make();
      const listed = JSON.parse(await (await (await fileNamed('flex')).getFile()).text()) as string[];
      for (const name of listed)
        index.import(name, await (await (await fileNamed(`flex-${name}`)).getFile()).text());
    },
  };
};

type Database = {
  exec: (...given: unknown[]) => unknown;
  selectValues: (sql: string, bind: unknown[]) => unknown[];
  prepare: (sql: string) => { bind: (values: unknown[]) => { stepReset: () => void }; finalize: () => void };
};

export const sqlite = (size: number): Way => {
  let database: Database;
  let insert: ReturnType<Database['prepare']>;
  const phrase = (text: string): string => `"${pairsOf(text).join(' ')}"`;
  const way = overShelf(
    size,
    (doc, number) => void insert.bind([number + 1, pairsOf(textOf(doc)).join(' ')]).stepReset(),
    (text) =>
      database
        .selectValues('SELECT rowid FROM entry WHERE entry MATCH ? ORDER BY rowid', [phrase(text)])
        .map((id) => Number(id) - 1),
    async () => {
      insert.finalize();
      database.exec('COMMIT');
    },
  );
  return {
    ...way,
    build: async (pieces) => {
      const module = await sqlite3InitModule();
      database = new module.oo1.DB(':memory:') as unknown as Database;
      database.exec("CREATE VIRTUAL TABLE entry USING fts5(text, content='', tokenize='unicode61')");
      database.exec('BEGIN');
      insert = database.prepare('INSERT INTO entry (rowid, text) VALUES (?, ?)');
      await way.build(pieces);
    },
  };
};

const unpack = createUnpacker();

export const ways = {
  /** As the window has it: columns came with each segment. */
  blocks: blocksFrom(async ({ columns }) => unpack(await columns())),
  /** As it has it from a platform of another build. */
  composed: blocksFrom(async ({ docs }) => composeColumns(await docs())),
  scan,
  miniSearch,
  miniSearchByField,
  flexSearch,
  sqlite,
} as const;
export type WayName = keyof typeof ways;
