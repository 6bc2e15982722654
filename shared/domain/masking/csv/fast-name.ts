/** Names of two to four 汉字 of the basic block, in UTF-8: the surname stays. */
import { compoundSurnames } from '../surnames.ts';
import { type FastMask, writeMark } from './byte-mask.ts';

/** The basic block's characters as numbers of 16 bits, or -1: E4 B8 80 to E9 BF BF. */
const hanAt = (input: Uint8Array, at: number): number => {
  const lead = input[at] as number;
  if (lead < 0xe4 || lead > 0xe9) return -1;
  const point =
    ((lead & 0x0f) << 12) | (((input[at + 1] as number) & 0x3f) << 6) | ((input[at + 2] as number) & 0x3f);
  return point >= 0x4e00 ? point : -1;
};

const compounds: ReadonlySet<number> = new Set(
  compoundSurnames.map((surname) => surname.charCodeAt(0) * 0x1_0000 + surname.charCodeAt(1)),
);
const beginsCompound = new Uint8Array(0x1_0000);
for (const surname of compoundSurnames) beginsCompound[surname.charCodeAt(0)] = 1;

export const fastName = (): FastMask => (input, from, to, out, at) => {
  const length = to - from;
  if (length !== 6 && length !== 9 && length !== 12) return -1;
  const first = hanAt(input, from);
  const second = hanAt(input, from + 3);
  if (first < 0 || second < 0) return -1;
  for (let place = from + 6; place < to; place += 3) if (hanAt(input, place) < 0) return -1;
  const compound = length > 6 && beginsCompound[first] === 1 && compounds.has(first * 0x1_0000 + second);
  const kept = compound ? 6 : 3;
  for (let place = 0; place < kept; place += 1) out[at + place] = input[from + place] as number;
  return writeMark(out, at + kept);
};
