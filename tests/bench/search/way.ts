/** A way to search the catalogue, as the bench drives it; all of them in the thread of their own page. */
import type { Doc } from './doc.ts';

export type Found = {
  readonly total: number;
  /** The first twenty. */
  readonly top: readonly string[];
  /** Of each facet how many hits have each value. */
  readonly counts: readonly ReadonlyMap<string, number>[];
};

/** A piece of the catalogue, as a way wants it. What is made of it here is not the way's time. */
export type Piece = {
  readonly docs: () => Promise<readonly Doc[]>;
  /** Search columns as they come with a segment, in gzip. */
  readonly columns: () => Promise<Uint8Array<ArrayBuffer>>;
};

export type Way = {
  /** Takes everything, piece by piece; answers once it can be asked. */
  readonly build: (pieces: Iterable<Piece>) => Promise<void>;
  readonly ask: (text: string) => Found;
  /** Every hit. */
  readonly all: (text: string) => readonly string[];
  /** Writes the index to the origin's file system. Absent where it is not saved. */
  readonly save?: () => Promise<void>;
  /** Takes the index from there in another page. */
  readonly load?: () => Promise<void>;
};

/** Facet values of every entry by its number: what a page would count them with. */
export class FacetColumns {
  readonly #columns: Uint16Array[] = [];
  readonly #values: Map<string, number>[] = [];

  constructor(size: number, facets: number) {
    for (let facet = 0; facet < facets; facet += 1) {
      this.#columns.push(new Uint16Array(size));
      this.#values.push(new Map());
    }
  }

  set(number: number, doc: Doc): void {
    doc.facets.forEach(([value], facet) => {
      const values = this.#values[facet] as Map<string, number>;
      const code = values.get(value ?? '') ?? values.size;
      values.set(value ?? '', code);
      (this.#columns[facet] as Uint16Array)[number] = code;
    });
  }

  count(numbers: Iterable<number>): ReadonlyMap<string, number>[] {
    const counted = this.#values.map((values) => new Uint32Array(values.size));
    for (const number of numbers)
      this.#columns.forEach((column, facet) => {
        const code = column[number] as number;
        const of = counted[facet] as Uint32Array;
        of[code] = (of[code] as number) + 1;
      });
    return this.#values.map(
      (values, facet) =>
        new Map(
          [...values].flatMap(([value, code]) => {
            const count = (counted[facet] as Uint32Array)[code] as number;
            return count === 0 ? [] : [[value, count] as const];
          }),
        ),
    );
  }
}

export const fileNamed = async (name: string): Promise<FileSystemFileHandle> =>
  (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });

export const writeFile = async (name: string, data: FileSystemWriteChunkType): Promise<void> => {
  const stream = await (await fileNamed(name)).createWritable();
  await stream.write(data);
  await stream.close();
};
