/** Where bytes stop being of an encoding: cheap checks of all of them come first, and this only where one failed. */
import type { Codec } from './codec.ts';

const lineFeed = 0x0a;

export type ValidLines = {
  /** Line ends before the first byte that is none of the encoding. */
  readonly valid: number;
  readonly lines: number;
};

export const validLines = ({ isValid }: Codec, bytes: Uint8Array): ValidLines => {
  const ends: number[] = [];
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) ends.push(at + 1);
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isValid(bytes.subarray(0, ends[middle]))) low = middle + 1;
    else high = middle;
  }
  return { valid: low, lines: ends.length };
};
