/** Whoever takes whole records off the walk before it reads them field by field. */
export type WholeRecords = {
  /** The bytes that `take` is asked about, from 0 to `length`. */
  readonly give: (input: Uint8Array, length: number) => void;
  /** Does records from `from` on; where the first begins that is left. */
  readonly take: (from: number) => number;
  /** How many the last `take` did. */
  readonly taken: () => number;
};
