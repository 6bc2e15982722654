/** Queries over many blocks in one kernel's memory: exact counts, the best hits, what each facet value would leave. */
import type { SyllableRange } from '#shared/domain/search/pinyin.ts';
import { BestHits, type Hit } from './best-hits.ts';
import { aligned, type BlockReader, readBlock } from './block-layout.ts';
import { FacetValues } from './facet-values.ts';
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
  /** Of each facet, what the block's values are numbered over all blocks. */
  readonly numbers: readonly Uint32Array[];
};

/** A question as it is put to every block: values are looked at once a query, not once a block. */
type HeldTerm = {
  readonly at: number;
  readonly length: number;
  readonly spelled: readonly { readonly at: number; readonly length: number }[];
  /** Which providers' names hold the term. */
  readonly providers: Uint8Array;
};

type HeldView = {
  readonly facet: number;
  /** Which values are chosen; null where the facet narrows nothing. */
  readonly wanted: Uint8Array | null;
  /** Of each value how many entries it would leave, over all blocks. */
  readonly counted: Uint32Array;
};

const hitWords = 3;
/** Bytes of the largest set of a block's entries. */
const setBytes = 8192;

export class BlockSearch {
  readonly #kernel: Kernel['exports'];
  readonly #blocks = new Set<HeldBlock>();
  readonly #values: FacetValues[] = [];
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
    const numbers = reader.values.map((names, facet) => {
      const values = this.#valuesOf(facet);
      return Uint32Array.from(names, (name) => values.numberOf(name));
    });
    const held = { at: at + setBytes, bytes: taken, dead: at, reader, numbers };
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
    const best = new BestHits(query.offset + query.limit);
    let total = 0;
    const terms = query.terms.map((term) => this.#hold(term, query.providerFacet));
    const views = query.views.map((view) => this.#see(view));
    const narrows = views.some(({ wanted }) => wanted !== null);
    const ofTerms = this.#end;
    for (const block of this.#blocks) {
      this.#end = ofTerms;
      this.#kernel.begin(block.at, block.dead);
      for (const term of terms) this.#addTerm(block, term, query.providerFacet);
      views.forEach((view, choice) => {
        this.#choose(block, view, choice);
      });
      const found = this.#kernel.count();
      // Without a choice a facet counts what was found.
      if (found === 0 && !narrows) continue;
      total += found;
      views.forEach((view, choice) => {
        this.#countView(block, view, choice);
      });
      best.offer(this.#best(block, Math.min(found, query.offset + query.limit)));
    }
    this.#end = mark;
    const ids = best
      .sorted()
      .slice(query.offset)
      .map(({ id }) => id);
    return {
      total,
      ids,
      counts: views.map((view, choice) => this.#grouped(view, query.views[choice] as FacetView)),
    };
  }

  #valuesOf(facet: number): FacetValues {
    this.#values[facet] ??= new FacetValues();
    return this.#values[facet];
  }

  #hold(term: BlockTerm, providerFacet: number): HeldTerm {
    return {
      at: this.#writeUnits(term.text),
      length: term.text.length,
      spelled: term.spellings.map((spelling) => ({
        at: this.#write(spelling.flat()),
        length: spelling.length,
      })),
      providers: this.#valuesOf(providerFacet).flags(term.isProvider),
    };
  }

  #see({ facet, groupOf, chosen }: FacetView): HeldView {
    const values = this.#valuesOf(facet);
    const isChosen = (name: string): boolean => {
      const group = groupOf(name);
      return group !== null && chosen.includes(group);
    };
    const wanted = chosen.length === 0 ? null : values.flags(isChosen);
    return { facet, wanted, counted: new Uint32Array(values.names.length) };
  }

  #grouped({ facet, counted }: HeldView, { groupOf }: FacetView): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    this.#valuesOf(facet).names.forEach((name, number) => {
      const count = counted[number] as number;
      const group = count === 0 ? null : groupOf(name);
      if (group !== null) counts.set(group, (counts.get(group) ?? 0) + count);
    });
    return counts;
  }

  #addTerm(block: HeldBlock, { at, length, spelled, providers }: HeldTerm, providerFacet: number): void {
    const held = this.#writeFlagged(block, providerFacet, providers);
    this.#kernel.beginTerm(block.at, at, length);
    for (const spelling of spelled) this.#kernel.addSpelling(block.at, spelling.at, spelling.length);
    this.#kernel.endTerm(block.at, at, length, held.at, held.count, providerFacet);
  }

  #choose(block: HeldBlock, { facet, wanted }: HeldView, choice: number): void {
    if (wanted === null) return;
    const held = this.#writeFlagged(block, facet, wanted);
    this.#kernel.addFilter(block.at, choice, facet, held.at, held.count);
  }

  #countView(block: HeldBlock, { facet, counted }: HeldView, choice: number): void {
    const numbers = block.numbers[facet];
    if (numbers === undefined) return;
    const at = this.#reserve(numbers.length * 4);
    const here = new Uint32Array(this.#kernel.memory.buffer, at, numbers.length).fill(0);
    this.#kernel.countFacet(block.at, choice, facet, at);
    for (let value = 0; value < numbers.length; value += 1)
      counted[numbers[value] as number] =
        (counted[numbers[value] as number] as number) + (here[value] as number);
  }

  *#best({ at, reader }: HeldBlock, most: number): Generator<Hit> {
    const room = this.#reserve(most * hitWords * 4);
    const count = this.#kernel.list(at, most, room);
    const words = new Uint32Array(this.#kernel.memory.buffer, room, count * hitWords);
    for (let word = 0; word < words.length; word += hitWords)
      yield {
        place: words[word] as number,
        order: words[word + 1] as number,
        id: reader.idOf(words[word + 2] as number),
      };
  }

  /** The block's own numbers of the values that are flagged. */
  #writeFlagged(block: HeldBlock, facet: number, flags: Uint8Array): { at: number; count: number } {
    const own: number[] = [];
    block.numbers[facet]?.forEach((number, value) => {
      if (flags[number] === 1) own.push(value);
    });
    return { at: this.#write(own), count: own.length };
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
