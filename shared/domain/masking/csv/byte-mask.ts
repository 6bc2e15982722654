/** Writes into `out` from `at` and answers where it ended; -1: declined, nothing counts as written. */
export type FastMask = (input: Uint8Array, from: number, to: number, out: Uint8Array, at: number) => number;

const star = 0x2a;

/** Writes the mark at `at` and answers where it ended. */
export const writeMark = (out: Uint8Array, at: number): number => {
  out[at] = star;
  out[at + 1] = star;
  out[at + 2] = star;
  out[at + 3] = star;
  return at + 4;
};
