/**
 * Re-identification risk over equivalence classes, as ARX (Prasser, Kohlmayer) names it after El Emam and Dankar,
 * “Protecting Privacy Using k-Anonymity” (J Am Med Inform Assoc 2008): a class of f rows gives each of its rows a
 * prosecutor's risk of 1/f; the marketer's risk is the mean over all rows, which is classes divided by rows.
 */
import type { RiskDemand } from '../rule-set.ts';
import type { RiskFigures } from './figures.ts';

type Tally = { rows: number; readonly sensitive: Set<string> | null };

const nothing: RiskFigures = {
  rows: 0,
  classes: 0,
  k: 0,
  l: null,
  unique: 0,
  prosecutor: { highest: 0, average: 0 },
  atRisk: 0,
  marketer: 0,
};

/** Counts classes row by row; holds one entry a class, and its distinct sensitive values where they are asked for. */
export class EquivalenceClasses {
  readonly #tallies = new Map<string, Tally>();
  readonly #diverse: boolean;
  #rows = 0;

  /** @param diverse whether each row comes with a sensitive value, for l */
  constructor(diverse: boolean) {
    this.#diverse = diverse;
  }

  add(quasi: readonly string[], sensitive: string): void {
    // JSON keeps ['a,b'] and ['a', 'b'] apart.
    const key = quasi.length === 1 ? (quasi[0] as string) : JSON.stringify(quasi);
    const known = this.#tallies.get(key) ?? { rows: 0, sensitive: this.#diverse ? new Set<string>() : null };
    if (known.rows === 0) this.#tallies.set(key, known);
    known.rows += 1;
    known.sensitive?.add(sensitive);
    this.#rows += 1;
  }

  /** Sum of the squares of class sizes: the discernibility of Bayardo and Agrawal (2005), less is finer. */
  discernibility(): number {
    let sum = 0;
    for (const { rows } of this.#tallies.values()) sum += rows * rows;
    return sum;
  }

  /** @param leastK rows in smaller classes count as at risk */
  figures(leastK: number): RiskFigures {
    if (this.#rows === 0) return nothing;
    let [k, l, unique, below] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
    for (const { rows, sensitive } of this.#tallies.values()) {
      k = Math.min(k, rows);
      l = Math.min(l, sensitive?.size ?? 0);
      if (rows === 1) unique += 1;
      if (rows < leastK) below += rows;
    }
    const average = this.#tallies.size / this.#rows;
    return {
      rows: this.#rows,
      classes: this.#tallies.size,
      k,
      l: this.#diverse ? l : null,
      unique,
      prosecutor: { highest: 1 / k, average },
      atRisk: below / this.#rows,
      marketer: average,
    };
  }
}

/** What a file falls short of; publishing it is refused, or needs a second person's reason (四(三), R038). */
export const shortOf = (demand: RiskDemand, { rows, k, l }: RiskFigures): readonly ('k' | 'l')[] => {
  if (rows === 0) return [];
  const short: ('k' | 'l')[] = [];
  if (k < demand.leastK) short.push('k');
  if (l !== null && l < demand.leastL) short.push('l');
  return short;
};
