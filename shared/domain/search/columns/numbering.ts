/** Numbers what it is asked for, as first met. */
export class Numbering {
  readonly #numbers = new Map<string, number>();

  of(value: string): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  get values(): string[] {
    return [...this.#numbers.keys()];
  }
}

/** Keys of all entries one after another, and how many each has. */
export class KeyLists {
  readonly keys: number[] = [];
  readonly counts: Uint16Array;

  constructor(entries: number) {
    this.counts = new Uint16Array(entries);
  }

  add(entry: number, key: number): void {
    this.keys.push(key);
    this.counts[entry] = (this.counts[entry] as number) + 1;
  }

  /** The counts, then the keys' lower halves, then their upper ones: small numbers pack into little. */
  get units(): Uint16Array {
    const units = new Uint16Array(this.counts.length + this.keys.length * 2);
    units.set(this.counts);
    this.keys.forEach((key, at) => {
      units[this.counts.length + at] = key & 0xffff;
      units[this.counts.length + this.keys.length + at] = key >>> 16;
    });
    return units;
  }
}
