/** A hit of a block: the number of the place it was found in, its rank among those, and which entry it is. */
export type Hit = {
  readonly place: number;
  readonly order: number;
  readonly id: string;
};

const bestFirst = (a: Hit, b: Hit): number =>
  a.place - b.place || a.order - b.order || (a.id < b.id ? -1 : 1);

/** The best so many hits of all that were offered; sorted only when twice as many have come. */
export class BestHits {
  readonly #most: number;
  #hits: Hit[] = [];
  #worst: Hit | null = null;

  constructor(most: number) {
    this.#most = most;
  }

  /** @param hits of one block, the best first */
  offer(hits: Iterable<Hit>): void {
    for (const hit of hits) {
      if (this.#worst !== null && bestFirst(hit, this.#worst) > 0) break;
      this.#hits.push(hit);
    }
    if (this.#hits.length > this.#most * 2) {
      this.#hits = this.sorted();
      this.#worst = this.#hits.at(-1) ?? null;
    }
  }

  sorted(): Hit[] {
    return this.#hits.sort(bestFirst).slice(0, this.#most);
  }
}
