/** Numbers that only look like chance: the same seed gives the same ones, on every machine. */
export type Draw = {
  /** From 0 up to, not including, `below`. */
  readonly number: (below: number) => number;
  readonly oneOf: <T>(list: readonly T[]) => T;
  /** True `percent` times in a hundred. */
  readonly chance: (percent: number) => boolean;
};

/** mulberry32, begun at a place of its own for each number of a seed, so that no entry depends on those before it. */
export const drawOf = (seed: number, number: number): Draw => {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number + 1, 0xc2b2ae35);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const drawn = (below: number): number => Math.floor(next() * below);
  return {
    number: drawn,
    oneOf: <T>(list: readonly T[]) => list[drawn(list.length)] as T,
    chance: (percent) => next() * 100 < percent,
  };
};
