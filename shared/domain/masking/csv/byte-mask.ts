/** Writes into `out` from `at` and answers where it ended; -1: declined, nothing counts as written. */
export type FastMask = (input: Uint8Array, from: number, to: number, out: Uint8Array, at: number) => number;
