/**
 * 建议泛化: of all combinations of coarser levels for the quasi-identifiers, the one that reaches k with the least loss. The
 * lattice is searched from the finest up, as in Samarati (2001); what lies above a combination that is safe is not tried.
 */
import { EquivalenceClasses } from './classes.ts';

/** A quasi-identifier's values at each level, the finest first: one function from a value to its coarser one a level. */
export type Ladder<L> = {
  readonly levels: readonly { readonly level: L; readonly coarsen: (value: string) => string }[];
};

export type Coarser<L> = {
  /** The level of each quasi-identifier, in the order of the ladders. */
  readonly levels: readonly L[];
  readonly k: number;
  /** Loss by discernibility, 1/rows to 1: 1 is one class of all rows. */
  readonly loss: number;
};

/** More combinations than this are not tried: at most 10 quasi-identifiers, few levels each. */
const mostCombinations = 4_096;

const combinations = (sizes: readonly number[]): number[][] => {
  let made: number[][] = [[]];
  for (const size of sizes)
    made = made.flatMap((head) => Array.from({ length: size }, (_, level) => [...head, level]));
  const height = (levels: readonly number[]) => levels.reduce((sum, level) => sum + level, 0);
  return made.sort((a, b) => height(a) - height(b));
};

const above = (levels: readonly number[], safe: readonly number[]): boolean =>
  levels.every((level, at) => level >= (safe[at] as number));

/**
 * @param rows the quasi-identifiers' values of each row, in the order of the ladders
 * @returns null where no combination reaches k, or where there are too many to try
 */
export const suggestCoarser = <L>(
  ladders: readonly Ladder<L>[],
  rows: readonly (readonly string[])[],
  leastK: number,
): Coarser<L> | null => {
  const sizes = ladders.map(({ levels }) => levels.length);
  if (rows.length === 0 || sizes.reduce((product, size) => product * size, 1) > mostCombinations) return null;
  // Each value is made coarser once a level, not once a combination.
  const columns = ladders.map(({ levels }, at) =>
    levels.map(({ coarsen }) => rows.map((row) => coarsen(row[at] ?? ''))),
  );
  const safe: number[][] = [];
  let best: Coarser<L> | null = null;
  for (const levels of combinations(sizes)) {
    if (safe.some((found) => above(levels, found))) continue;
    const classes = new EquivalenceClasses(false);
    rows.forEach((_, row) => {
      classes.add(
        levels.map((level, at) => columns[at]?.[level]?.[row] ?? ''),
        '',
      );
    });
    const { k } = classes.figures(leastK);
    if (k < leastK) continue;
    safe.push(levels);
    const loss = classes.discernibility() / rows.length ** 2;
    if (best === null || loss < best.loss)
      best = { levels: levels.map((level, at) => ladders[at]?.levels[level]?.level as L), k, loss };
  }
  return best;
};
