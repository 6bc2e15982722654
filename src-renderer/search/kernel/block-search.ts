/** Queries over many blocks in one kernel's memory: exact counts, the best hits, what each facet value would leave. */
import { aligned, headerBytes, headerOf, words } from '#shared/domain/search/columns/layout.ts';
import { BestHits } from './best-hits.ts';
import type { BlockAnswer, BlockQuery, BlockTerm, FacetView } from './block-query.ts';
import { BlockReader } from './block-reader.ts';
import { FacetValues } from './facet-values.ts';
import { type Kernel, startKernel } from './kernel.ts';

export type HeldBlock = {
  readonly at: number;
  readonly bytes: number;
  readonly dead: number;
  readonly reader: BlockReader;
  /** Of each facet, where it lies what the block's values are numbered over all blocks. */
  readonly numbers: readonly number[];
};

/** A question as it is put to every block, in the kernel's memory: values are looked at once a query. */
type HeldTerm = {
  readonly at: number;
  readonly length: number;
  readonly spelled: readonly { readonly at: number; readonly length: number }[];
  /** A byte for each provider: whether its name holds the term; 0 where none does. */
  readonly providers: number;
};

type HeldView = {
  readonly facet: number;
  /** A byte for each value: whether it is chosen; 0 where the facet narrows nothing. */
  readonly wanted: number;
  /** Of each value how many entries it would leave, over all blocks. */
  readonly counts: number;
};

const hitWords = 3;
/** Behind the last place: nothing is too bad. */
const anyPlace = 8;
/** Bytes of the largest set of a block's entries. */
const setBytes = 8192;

/** Bytes for four a value: written as JSON each takes at least three units of two bytes. */
const roomForNumbers = (bytes: Uint8Array): number =>
  bytes.length < headerBytes ? 0 : (headerOf(bytes)[words.valuesLength] as number) * 2;

export class BlockSearch {
  readonly #kernel: Kernel['exports'];
  readonly #learnToRead: () => void;
  readonly #blocks = new Set<HeldBlock>();
  readonly #values: FacetValues[] = [];
  /** Memory given back, by size: blocks of a catalogue are much alike. */
  readonly #free: { at: number; bytes: number }[] = [];
  #end: number;

  constructor(module: WebAssembly.Module) {
    const { exports, learnToRead, free } = startKernel(module);
    this.#kernel = exports;
    this.#learnToRead = learnToRead;
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
    const block = aligned(setBytes + bytes.length);
    const { at, bytes: taken } = this.#take(block + roomForNumbers(bytes));
    const memory = new Uint8Array(this.#kernel.memory.buffer);
    memory.fill(0, at, at + setBytes);
    memory.set(bytes, at + setBytes);
    try {
      const reader = new BlockReader(this.#kernel.memory, at + setBytes, bytes.length);
      const numbers = this.#number(reader, at + block);
      const held = { at: at + setBytes, bytes: taken, dead: at, reader, numbers };
      this.#blocks.add(held);
      return held;
    } catch (error) {
      this.#free.push({ at, bytes: taken });
      throw error;
    }
  }

  /** Writes the numbers of a block's values; answers where those of each facet begin. */
  #number({ values }: BlockReader, from: number): readonly number[] {
    let at = from;
    return values.map((names, facet) => {
      const known = this.#valuesOf(facet);
      const numbers = names.map((name) => known.numberOf(name));
      new Uint32Array(this.#kernel.memory.buffer, at, names.length).set(numbers);
      at += names.length * 4;
      return at - names.length * 4;
    });
  }

  drop(block: HeldBlock): void {
    if (this.#blocks.delete(block)) this.#free.push({ at: block.dead, bytes: block.bytes });
  }

  /** The block as it was made, where it lies: to be used before anything else is asked of the search. */
  bytesOf({ at, reader }: HeldBlock): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#kernel.memory.buffer as ArrayBuffer, at, reader.size);
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
    const most = query.offset + query.limit;
    const best = new BestHits(most);
    let total = 0;
    const terms = query.terms.map((term) => this.#hold(term, query.providerFacet));
    const views = query.views.map((view) => this.#see(view));
    const narrows = views.some(({ wanted }) => wanted !== 0);
    const room = this.#end;
    for (const block of this.#blocks) {
      this.#kernel.begin(block.at, block.dead);
      for (const term of terms) this.#addTerm(block, term, query.providerFacet);
      views.forEach(({ facet, wanted }, choice) => {
        if (wanted !== 0)
          this.#kernel.addFilter(block.at, choice, facet, block.numbers[facet] as number, wanted);
      });
      const found = this.#kernel.count();
      // Without a choice a facet counts what was found.
      if (found === 0 && !narrows) continue;
      total += found;
      views.forEach(({ facet, counts }, choice) => {
        const numbers = block.numbers[facet];
        if (numbers !== undefined) this.#kernel.countFacet(block.at, choice, facet, numbers, counts);
      });
      this.#offer(block, Math.min(found, most), { best, room });
    }
    const counts = views.map((view, choice) => this.#grouped(view, query.views[choice] as FacetView));
    this.#end = mark;
    return { total, ids: best.sorted().slice(query.offset), counts };
  }

  #valuesOf(facet: number): FacetValues {
    this.#values[facet] ??= new FacetValues();
    return this.#values[facet];
  }

  #hold(term: BlockTerm, providerFacet: number): HeldTerm {
    if (term.spellings.length > 0) this.#learnToRead();
    const flags = this.#valuesOf(providerFacet).flags(term.isProvider);
    return {
      at: this.#writeUnits(term.text),
      length: term.text.length,
      spelled: term.spellings.map((spelling) => ({
        at: this.#write(spelling.flat()),
        length: spelling.length,
      })),
      providers: flags.includes(1) ? this.#writeBytes(flags) : 0,
    };
  }

  #see({ facet, groupOf, chosen }: FacetView): HeldView {
    const values = this.#valuesOf(facet);
    const isChosen = (name: string): boolean => {
      const group = groupOf(name);
      return group !== null && chosen.includes(group);
    };
    const wanted = chosen.length === 0 ? 0 : this.#writeBytes(values.flags(isChosen));
    return { facet, wanted, counts: this.#write(new Uint32Array(values.names.length)) };
  }

  #grouped({ facet, counts: at }: HeldView, { groupOf }: FacetView): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    const { names } = this.#valuesOf(facet);
    new Uint32Array(this.#kernel.memory.buffer, at, names.length).forEach((count, number) => {
      const group = count === 0 ? null : groupOf(names[number] as string);
      if (group !== null) counts.set(group, (counts.get(group) ?? 0) + count);
    });
    return counts;
  }

  #addTerm(block: HeldBlock, { at, length, spelled, providers }: HeldTerm, facet: number): void {
    this.#kernel.beginTerm(block.at, at, length);
    for (const spelling of spelled) this.#kernel.addSpelling(block.at, spelling.at, spelling.length);
    this.#kernel.endTerm(block.at, at, length, facet, block.numbers[facet] ?? 0, providers);
  }

  /** Offers the block's hits as far as they may be among the best. */
  #offer({ at, reader }: HeldBlock, most: number, to: { best: BestHits; room: number }): void {
    if (most === 0) return;
    const { best, room } = to;
    this.#kernel.grow(room + most * hitWords * 4);
    const { place, order } = best.worst ?? { place: anyPlace, order: 0 };
    const count = this.#kernel.list(at, most, room, place, order);
    const found = new Uint32Array(this.#kernel.memory.buffer, room, count * hitWords);
    for (let word = 0; word < found.length; word += hitWords)
      best.offer({
        place: found[word] as number,
        order: found[word + 1] as number,
        reader,
        doc: found[word + 2] as number,
      });
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

  #writeBytes(values: Uint8Array): number {
    const at = this.#reserve(values.length);
    new Uint8Array(this.#kernel.memory.buffer).set(values, at);
    return at;
  }

  #writeUnits(text: string): number {
    const at = this.#reserve(text.length * 2 + 16);
    const units = new Uint16Array(this.#kernel.memory.buffer, at, text.length);
    for (let unit = 0; unit < text.length; unit += 1) units[unit] = text.charCodeAt(unit);
    return at;
  }
}
