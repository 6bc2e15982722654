/**
 * 泛化 of an address to its county, on bytes. Where a county was found, the result is the address's own beginning, and
 * nothing after it had a say: no division's name begins with that of another beside it (its test says so). So any address that
 * begins with the same bytes has the same result. The beginnings seen are kept as a tree.
 */
import { addressLevels } from '../divisions/address-levels.ts';
import type { FastMask } from './byte-mask.ts';
import type { Codec } from './codec.ts';

/** More counties than a file of one province names. */
export const mostBeginnings = 256;
const mostNodes = 1 << 14;

/** @param onLearnt told of each beginning that names a county */
export const fastAddress = (codec: Codec, onLearnt: (beginning: Uint8Array) => void): FastMask => {
  const next = new Int16Array(mostNodes * 256);
  const ends = new Uint8Array(mostNodes);
  let [nodes, beginnings] = [1, 0];

  const learn = (input: Uint8Array, from: number, to: number): void => {
    const text = codec.decode(input.subarray(from, to));
    const [province, city, county] = addressLevels(text);
    const beginning = `${province}${city}${county}`;
    if (county === '' || province + city === '' || !text.startsWith(beginning)) return;
    const bytes = codec.encode(beginning);
    if (beginnings >= mostBeginnings || nodes + bytes.length > mostNodes) return;
    let node = 0;
    for (const byte of bytes) {
      if (next[node * 256 + byte] === 0) next[node * 256 + byte] = nodes++;
      node = next[node * 256 + byte] as number;
    }
    ends[node] = 1;
    beginnings += 1;
    onLearnt(bytes);
  };

  return (input, from, to, out, at) => {
    let node = 0;
    for (let place = from; place < to; place += 1) {
      const byte = input[place] as number;
      node = next[node * 256 + byte] as number;
      if (node === 0) break;
      out[at + place - from] = byte;
      if (ends[node] === 1) return at + place + 1 - from;
    }
    learn(input, from, to);
    return -1;
  };
};
