/** What the keyed algorithms need of cryptography, handed in: the rules here know no cipher and hold no key. */

export type MaskKeys = {
  /** HMAC-SM3 of the text's UTF-8 bytes under the purpose's key: 32 bytes. */
  readonly tag: (text: string) => Uint8Array;
  /** Reversible encryption under the purpose's key: the same value gives the same text. */
  readonly seal: (value: string) => string;
  /** What {@link seal} sealed, or null where it did not. */
  readonly open: (sealed: string) => string | null;
};

/** 48 bits of a tag as a number, for a draw below a bound far smaller. */
export const drawOf = (tag: Uint8Array): number => {
  let drawn = 0;
  for (let at = 0; at < 6; at += 1) drawn = drawn * 256 + (tag[at] as number);
  return drawn;
};
