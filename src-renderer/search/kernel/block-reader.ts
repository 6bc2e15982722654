/** A finished search block as JavaScript reads it: ids and facet values, where they lie. */
import { headerBytes, headerOf, type Word, words } from '#shared/domain/search/columns/layout.ts';

/** Raised with every change of the layout, so that a block kept by an earlier program is built anew. */
export const blockMagic = 0x4442_0003;

/** Whether the bytes are a block of this layout from its first to its last. */
export const isWholeBlock = (bytes: Uint8Array): boolean => {
  if (bytes.length < headerBytes) return false;
  const header = headerOf(bytes);
  return header[words.magic] === blockMagic && header[words.size] === bytes.length;
};

const textOf = (units: Uint8Array | Uint16Array): string => {
  let text = '';
  // A call takes only so many arguments.
  for (let at = 0; at < units.length; at += 4096)
    text += String.fromCharCode(...units.subarray(at, at + 4096));
  return text;
};

export class BlockReader {
  readonly docs: number;
  /** Of the block, in bytes. */
  readonly size: number;
  /** Of each facet its values, by their numbers. */
  readonly values: readonly (readonly string[])[];
  readonly #memory: { readonly buffer: ArrayBufferLike };
  readonly #idText: number;
  readonly #idStart: number;
  readonly #idOrder: number;
  readonly #first: string;
  readonly #last: string;

  /**
   * @param memory that may grow: what lies in it is read when it is asked for
   * @param at where the block begins in it
   * @param size of the block
   * @throws where it is none of this layout
   */
  constructor(memory: { readonly buffer: ArrayBufferLike }, at: number, size: number) {
    const bytes = new Uint8Array(memory.buffer, at, size);
    if (!isWholeBlock(bytes)) throw new Error('not a search block of this layout');
    const header = headerOf(bytes);
    const part = (word: Word): number => at + (header[words[word]] as number);
    this.#memory = memory;
    this.size = size;
    this.docs = header[words.docs] as number;
    [this.#idText, this.#idStart, this.#idOrder] = [part('idText'), part('idStart'), part('idOrder')];
    const values = new Uint16Array(memory.buffer, part('values'), header[words.valuesLength]);
    this.values = JSON.parse(textOf(values)) as string[][];
    // Blocks of rows read by id lie one behind the other: most are passed over by two comparisons.
    this.#first = this.#idAt(0);
    this.#last = this.#idAt(this.docs - 1);
  }

  idOf(doc: number): string {
    const [start, end] = new Uint32Array(this.#memory.buffer, this.#idStart + doc * 4, 2);
    return textOf(
      new Uint8Array(
        this.#memory.buffer,
        this.#idText + (start as number),
        (end as number) - (start as number),
      ),
    );
  }

  /** The place of an entry, or null where the block has none of that id. */
  find(id: string): number | null {
    if (id < this.#first || id > this.#last) return null;
    let [low, high] = [0, this.docs];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#idAt(middle) < id) low = middle + 1;
      else high = middle;
    }
    return low < this.docs && this.#idAt(low) === id ? this.#docAt(low) : null;
  }

  #docAt(place: number): number {
    return new Uint16Array(this.#memory.buffer, this.#idOrder + place * 2, 1)[0] as number;
  }

  /** The id at a place of the order of ids. */
  #idAt(place: number): string {
    return this.idOf(this.#docAt(place));
  }
}
