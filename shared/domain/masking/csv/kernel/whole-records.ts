/** Whoever takes whole records off the walk before it reads them field by field. */
export type WholeRecords = {
  /** Where so many bytes of input are put, at the start what lay there before; valid until it is asked for again. */
  readonly room: (length: number) => Uint8Array;
  /** That the room is filled: `take` is asked about its bytes. */
  readonly filled: () => void;
  /** Does records from `from` on; where the first begins that is left. */
  readonly take: (from: number) => number;
  /** How many the last `take` did. */
  readonly taken: () => number;
};
