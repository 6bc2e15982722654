/** Queries over many blocks in one kernel's memory: exact counts, the best hits, what each facet value would leave. */
import type { SyllableRange } from '#shared/domain/search/pinyin.ts';
import { aligned, type BlockReader, readBlock } from './block-layout.ts';
import { type Kernel, startKernel } from './kernel.ts';

export type BlockTerm = {
  /** As compared. */
  readonly text: string;
  /** Whether a value of the provider facet holds the term in its name. */
  readonly isProvider: (value: string) => boolean;
  /** Ways to read the term as pinyin. */
  readonly spellings: readonly (readonly SyllableRange[])[];
};

/** A facet as it is chosen from and counted: a facet of the blocks, perhaps seen through a grouping of its values. */
export type FacetView = {
  readonly facet: number;
  /** Null for a value that belongs to no group. */
  readonly groupOf: (value: string) => string | null;
  /** Groups chosen; none: the facet narrows nothing. */
  readonly chosen: readonly string[];
};

export type BlockQuery = {
  readonly terms: readonly BlockTerm[];
  readonly views: readonly FacetView[];
  readonly providerFacet: number;
  readonly offset: number;
  readonly limit: number;
};

export type BlockAnswer = {
  readonly total: number;
  readonly ids: readonly string[];
  /** Of each view, how many entries each group would leave. */
  readonly counts: readonly ReadonlyMap<string, number>[];
};

export type HeldBlock = {
  readonly at: number;
  readonly bytes: number;
  readonly dead: number;
  readonly reader: BlockReader;
};
type Hit = {
  readonly place: number;
  readonly order: number;
  readonly doc: number;
  readonly reader: BlockReader;
};

const idOf = ({ reader, doc }: Hit): string => reader.idOf(doc);
const bestFirst = (a: Hit, b: Hit): number =>
  a.place - b.place || a.order - b.order || (idOf(a) < idOf(b) ? -1 : 1);

const hitWords = 3;
/** Bytes of the largest set of a block's entries. */
const setBytes = 8192;

export class BlockSearch {
  readonly #kernel: Kernel['exports'];
  readonly #blocks = new Set<HeldBlock>();
  /** Memory given back, by size: blocks of a catalogue are much alike. */
  readonly #free: { at: number; bytes: number }[] = [];
  #end: number;

  constructor(module: WebAssembly.Module) {
    const { exports, free } = startKernel(module);
    this.#kernel = exports;
    this.#end = free;
  }

  get memoryBytes(): number {
    return this.#kernel.memory.buffer.byteLength;
  }

  get blocks(): ReadonlySet<HeldBlock> {
    return this.#blocks;
  }

  /** @throws where the bytes are no block of this layout */
  add(bytes: Uint8Array<ArrayBuffer>): HeldBlock {
    const reader = readBlock(bytes);
    const { at, bytes: taken } = this.#take(setBytes + bytes.length);
    const memory = new Uint8Array(this.#kernel.memory.buffer);
    memory.fill(0, at, at + setBytes);
    memory.set(bytes, at + setBytes);
    const held = { at: at + setBytes, bytes: taken, dead: at, reader };
    this.#blocks.add(held);
    return held;
  }

  drop(block: HeldBlock): void {
    if (this.#blocks.delete(block)) this.#free.push({ at: block.dead, bytes: block.bytes });
  }

  /** Hides an entry that was changed or removed since its block was made. */
  bury(id: string, blocks: Iterable<HeldBlock> = this.#blocks): void {
    for (const block of blocks) {
      const doc = block.reader.find(id);
      if (doc !== null) this.#kernel.bury(block.dead, doc);
    }
  }

  /** Shows again everything that was hidden. */
  reveal(): void {
    const memory = new Uint8Array(this.#kernel.memory.buffer);
    for (const { dead } of this.#blocks) memory.fill(0, dead, dead + setBytes);
  }

  ask(query: BlockQuery): BlockAnswer {
    const mark = this.#end;
    const counts = query.views.map(() => new Map<string, number>());
    const hits: Hit[] = [];
    let total = 0;
    const terms = query.terms.map((term) => ({
      ...term,
      at: this.#writeUnits(term.text),
      spelled: term.spellings.map((spelling) => ({
        at: this.#write(spelling.flat()),
        length: spelling.length,
      })),
    }));
    const ofTerms = this.#end;
    for (const block of this.#blocks) {
      this.#kernel.begin(block.at, block.dead);
      for (const term of terms) this.#addTerm(block, term, query.providerFacet);
      query.views.forEach((view, choice) => {
        this.#choose(block, view, choice);
      });
      const found = this.#kernel.count();
      total += found;
      query.views.forEach((view, choice) => {
        this.#countView(block, { view, choice }, counts[choice] as Map<string, number>);
      });
      if (found > 0)
        for (const hit of this.#best(block, Math.min(found, query.offset + query.limit))) hits.push(hit);
      this.#end = ofTerms;
    }
    this.#end = mark;
    const ids = hits
      .sort(bestFirst)
      .slice(query.offset, query.offset + query.limit)
      .map(idOf);
    return { total, ids, counts };
  }

  #addTerm(
    block: HeldBlock,
    term: BlockTerm & { readonly at: number; readonly spelled: readonly { at: number; length: number }[] },
    providerFacet: number,
  ): void {
    const { length } = term.text;
    const providers = this.#valuesWhere(block, providerFacet, term.isProvider);
    this.#kernel.beginTerm(block.at, term.at, length);
    for (const spelling of term.spelled) this.#kernel.addSpelling(block.at, spelling.at, spelling.length);
    this.#kernel.endTerm(block.at, term.at, length, providers.at, providers.count, providerFacet);
  }

  #choose(block: HeldBlock, view: FacetView, choice: number): void {
    if (view.chosen.length === 0) return;
    const wanted = this.#valuesWhere(block, view.facet, (value) => {
      const group = view.groupOf(value);
      return group !== null && view.chosen.includes(group);
    });
    this.#kernel.addFilter(block.at, choice, view.facet, wanted.at, wanted.count);
  }

  #countView(
    block: HeldBlock,
    { view, choice }: { readonly view: FacetView; readonly choice: number },
    into: Map<string, number>,
  ): void {
    const values = block.reader.values[view.facet] ?? [];
    const at = this.#write(new Uint32Array(values.length));
    this.#kernel.countFacet(block.at, choice, view.facet, at);
    const counted = new Uint32Array(this.#kernel.memory.buffer, at, values.length);
    counted.forEach((count, value) => {
      if (count === 0) return;
      const group = view.groupOf(values[value] as string);
      if (group !== null) into.set(group, (into.get(group) ?? 0) + count);
    });
  }

  #best(block: HeldBlock, most: number): Hit[] {
    const room = this.#reserve(most * hitWords * 4);
    const count = this.#kernel.list(block.at, most, room);
    const words = new Uint32Array(this.#kernel.memory.buffer, room, count * hitWords);
    return Array.from({ length: count }, (_, index) => ({
      place: words[index * hitWords] as number,
      order: words[index * hitWords + 1] as number,
      doc: words[index * hitWords + 2] as number,
      reader: block.reader,
    }));
  }

  #valuesWhere(
    block: HeldBlock,
    facet: number,
    fits: (value: string) => boolean,
  ): { at: number; count: number } {
    const numbers = (block.reader.values[facet] ?? []).flatMap((value, number) =>
      fits(value) ? [number] : [],
    );
    return { at: this.#write(numbers), count: numbers.length };
  }

  #take(bytes: number): { at: number; bytes: number } {
    const fit = this.#free.findIndex((piece) => piece.bytes >= bytes && piece.bytes < bytes * 2);
    const [piece] = fit === -1 ? [] : this.#free.splice(fit, 1);
    return piece ?? { at: this.#reserve(bytes), bytes: aligned(bytes) };
  }

  #reserve(bytes: number): number {
    const at = this.#end;
    this.#end = aligned(at + bytes);
    this.#kernel.grow(this.#end);
    return at;
  }

  #write(values: ArrayLike<number>): number {
    const at = this.#reserve(values.length * 4);
    new Uint32Array(this.#kernel.memory.buffer, at, values.length).set(values);
    return at;
  }

  #writeUnits(text: string): number {
    const at = this.#reserve(text.length * 2 + 16);
    const units = new Uint16Array(this.#kernel.memory.buffer, at, text.length);
    for (let unit = 0; unit < text.length; unit += 1) units[unit] = text.charCodeAt(unit);
    return at;
  }
}
