/** How fast a first sync goes: entries a second since it was begun or last taken up again. */
export type LoadPace = {
  /** @param kept entries kept so far; null until some were kept while this looked */
  readonly rateAt: (kept: number) => number | null;
  /** It stands still: the time until it goes on does not count. */
  readonly rest: () => void;
};

/** @param clock epoch milliseconds */
export function createLoadPace(clock: () => number): LoadPace {
  let from: { readonly at: number; readonly kept: number } | null = null;
  return {
    rateAt: (kept) => {
      // Fewer than before: another list was begun.
      if (from === null || kept < from.kept) from = { at: clock(), kept };
      const passed = clock() - from.at;
      return kept > from.kept && passed > 0 ? ((kept - from.kept) * 1000) / passed : null;
    },
    rest: () => {
      from = null;
    },
  };
}
