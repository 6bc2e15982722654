import { KeyLists, Numbering } from './numbering.ts';

/** What so large a part of the entries says in the same words is kept once. */
const sharedBy = 32;
const marks = new Set(Array.from(',.;:!?、。', (mark) => mark.charCodeAt(0)));
const shortest = 3;

/** Where each phrase of the abstract begins, and one behind its end: phrase n is from n to n + 1 less the mark. */
const boundsOf = (abstract: string): number[] => {
  const bounds = [0];
  for (let at = 0; at < abstract.length; at += 1) if (marks.has(abstract.charCodeAt(at))) bounds.push(at + 1);
  bounds.push(abstract.length + 1);
  return bounds;
};

class Counts {
  readonly #counts = new Map<string, { count: number; last: number }>();

  add(text: string, entry: number): void {
    const known = this.#counts.get(text);
    if (known === undefined) this.#counts.set(text, { count: 1, last: entry });
    else if (known.last !== entry) {
      known.count += 1;
      known.last = entry;
    }
  }

  atLeast(least: number): ReadonlySet<string> {
    return new Set([...this.#counts].flatMap(([text, { count }]) => (count >= least ? [text] : [])));
  }
}

export type SharedRuns = { readonly names: readonly string[]; readonly lists: KeyLists };

/**
 * What many abstracts say in the same words, and which entries say it: single phrases and two that follow one another,
 * with the marks around them. A term that stands in such a run is known to stand in all of its entries; only the
 * others have to be read.
 */
export const sharedRuns = (abstracts: readonly string[]): SharedRuns => {
  const least = Math.max(2, Math.ceil(abstracts.length / sharedBy));
  const bounds = abstracts.map(boundsOf);
  /** The text from one phrase up to another, with the marks before and behind it. */
  const runOf = (entry: number, first: number, last: number): string => {
    const own = bounds[entry] as readonly number[];
    return (abstracts[entry] as string).slice(Math.max(0, (own[first] as number) - 1), own[last + 1]);
  };
  const singles = new Counts();
  const own = bounds.map(({ length }, entry) =>
    Array.from({ length: length - 1 }, (_, first) => runOf(entry, first, first)),
  );
  own.forEach((runs, entry) => {
    for (const run of runs) if (run.length >= shortest) singles.add(run, entry);
  });
  const shared = singles.atLeast(least);
  const pairs = new Counts();
  const followed = own.map((runs, entry) => {
    const isShared = runs.map((run) => shared.has(run));
    return runs.flatMap((_, first) =>
      isShared[first] && isShared[first + 1] ? [runOf(entry, first, first + 1)] : [],
    );
  });
  followed.forEach((runs, entry) => {
    for (const run of runs) pairs.add(run, entry);
  });
  const sharedPairs = pairs.atLeast(least);
  const numbers = new Numbering();
  const lists = new KeyLists(abstracts.length);
  own.forEach((runs, entry) => {
    for (const run of new Set(runs)) if (shared.has(run)) lists.add(entry, numbers.of(run));
    for (const run of new Set(followed[entry])) if (sharedPairs.has(run)) lists.add(entry, numbers.of(run));
  });
  return { names: numbers.values, lists };
};
