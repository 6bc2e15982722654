/** The values of one facet in all blocks, numbered as first met. */
export class FacetValues {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  /** A flag for each value: 1 where it fits. */
  flags(fits: (name: string) => boolean): Uint8Array {
    return Uint8Array.from(this.names, (name) => Number(fits(name)));
  }
}
