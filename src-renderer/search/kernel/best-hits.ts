import type { BlockReader } from './block-reader.ts';

/** A hit of a block: the number of the place it was found in, its rank among those, and which entry it is. */
export type Hit = {
  readonly place: number;
  readonly order: number;
  readonly reader: Pick<BlockReader, 'idOf'>;
  readonly doc: number;
};

const idOf = ({ reader, doc }: Hit): string => reader.idOf(doc);

/** Ids are read where nothing else decides. */
const bestFirst = (a: Hit, b: Hit): number =>
  a.place - b.place || a.order - b.order || (idOf(a) < idOf(b) ? -1 : 1);

/** The best so many hits of all that were offered; sorted only when twice as many have come. */
export class BestHits {
  readonly #most: number;
  #hits: Hit[] = [];
  #worst: Hit | null = null;

  constructor(most: number) {
    this.#most = most;
  }

  /** None that is worse need be offered; null: any is welcome. */
  get worst(): Pick<Hit, 'place' | 'order'> | null {
    return this.#worst;
  }

  offer(hit: Hit): void {
    if (this.#worst !== null && bestFirst(hit, this.#worst) > 0) return;
    this.#hits.push(hit);
    // The first full page says already how good a hit must be.
    if (this.#hits.length >= this.#most * (this.#worst === null ? 1 : 2)) this.#sort();
  }

  /** Ids, the best first. */
  sorted(): string[] {
    this.#sort();
    return this.#hits.map(idOf);
  }

  #sort(): void {
    this.#hits = this.#hits.sort(bestFirst).slice(0, this.#most);
    if (this.#hits.length === this.#most) this.#worst = this.#hits.at(-1) ?? null;
  }
}
