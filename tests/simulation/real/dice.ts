/** Every choice of a run comes from here, so that a seed names a run. */
export type Dice = {
  /** 0 up to, not including, 1. */
  readonly roll: () => number;
  /** A whole number from 0 up to, not including, `sides`. */
  readonly below: (sides: number) => number;
  readonly chance: (probability: number) => boolean;
  /** @throws Error where there is nothing to pick from */
  readonly pick: <T>(from: readonly T[]) => T;
  /** By weight. */
  readonly weighed: <T extends string>(weights: Readonly<Record<T, number>>) => T;
};

/** The same seed and purpose, the same throws: mulberry32 over a hash of both. */
export function diceFor(seed: number, purpose: string): Dice {
  let state = [...purpose].reduce(
    (sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16_777_619),
    seed | 0,
  );
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (sides: number): number => Math.floor(roll() * sides);
  return {
    roll,
    below,
    chance: (probability) => roll() < probability,
    pick: (from) => {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    weighed: <T extends string>(weights: Readonly<Record<T, number>>): T => {
      const entries = Object.entries(weights) as [T, number][];
      let left = roll() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        left -= weight;
        if (left < 0) return name;
      }
      throw new Error('no weights');
    },
  };
}
