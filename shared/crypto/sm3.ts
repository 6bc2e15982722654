/**
 * SM3, GB/T 32905-2016 (256-bit digest, 64-byte block), in the shape of a noble hash, so that noble's audited
 * HMAC and HKDF work over it. Padding and buffering come from noble's Merkle–Damgård base.
 */
import { HashMD } from '@noble/hashes/_md.js';
import { type CHash, createHasher } from '@noble/hashes/utils.js';

const INITIAL = Uint32Array.of(
  0x7380166f,
  0x4914b2b9,
  0x172442d7,
  0xda8a0600,
  0xa96f30bc,
  0x163138aa,
  0xe38dee4d,
  0xb0fb0e4e,
);

/** T_j <<< (j mod 32) of GB/T 32905 §4.2 and §5.3.3. */
const ROUND_CONSTANTS = Uint32Array.from({ length: 64 }, (_, j) =>
  rotl(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32),
);

function rotl(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function p1(x: number): number {
  return x ^ rotl(x, 15) ^ rotl(x, 23);
}

/** Message expansion, GB/T 32905 §5.3.2; W'_j is W_j ^ W_(j+4) and is taken where it is used. */
function expand(words: Uint32Array, block: DataView, offset: number): void {
  for (let j = 0; j < 16; j++) words[j] = block.getUint32(offset + 4 * j);
  for (let j = 16; j < 68; j++) {
    const mixed = p1(word(words, j - 16) ^ word(words, j - 9) ^ rotl(word(words, j - 3), 15));
    words[j] = mixed ^ rotl(word(words, j - 13), 7) ^ word(words, j - 6);
  }
}

function word(words: Uint32Array, index: number): number {
  return words[index] as number;
}

/** Compression, GB/T 32905 §5.3.3: folds one expanded block into `state`. */
function compress(state: Uint32Array, words: Uint32Array): void {
  let a = word(state, 0);
  let b = word(state, 1);
  let c = word(state, 2);
  let d = word(state, 3);
  let e = word(state, 4);
  let f = word(state, 5);
  let g = word(state, 6);
  let h = word(state, 7);
  for (let j = 0; j < 64; j++) {
    const a12 = rotl(a, 12);
    const ss1 = rotl((a12 + e + word(ROUND_CONSTANTS, j)) | 0, 7);
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const wj = word(words, j);
    const tt1 = (ff + d + (ss1 ^ a12) + (wj ^ word(words, j + 4))) | 0;
    const tt2 = (gg + h + ss1 + wj) | 0;
    d = c;
    c = rotl(b, 9);
    b = a;
    a = tt1;
    h = g;
    g = rotl(f, 19);
    f = e;
    e = tt2 ^ rotl(tt2, 9) ^ rotl(tt2, 17);
  }
  state[0] = word(state, 0) ^ a;
  state[1] = word(state, 1) ^ b;
  state[2] = word(state, 2) ^ c;
  state[3] = word(state, 3) ^ d;
  state[4] = word(state, 4) ^ e;
  state[5] = word(state, 5) ^ f;
  state[6] = word(state, 6) ^ g;
  state[7] = word(state, 7) ^ h;
}

class Sm3 extends HashMD<Sm3> {
  readonly #state = INITIAL.slice();
  readonly #words = new Uint32Array(68);

  constructor() {
    super(64, 32, 8, false);
  }

  protected process(block: DataView, offset: number): void {
    expand(this.#words, block, offset);
    compress(this.#state, this.#words);
  }

  protected get(): number[] {
    return Array.from(this.#state);
  }

  protected set(...state: number[]): void {
    this.#state.set(state);
  }

  protected roundClean(): void {
    this.#words.fill(0);
  }

  _cloneInto(to: Sm3 = new Sm3()): Sm3 {
    to.#state.set(this.#state);
    return this._cloneIntoMeta(to);
  }

  destroy(): void {
    this.destroyed = true;
    this.#state.fill(0);
    this.buffer.fill(0);
  }
}

/** SM3 of bytes: 32 bytes. `sm3.create()` gives `update(bytes)` and `digest()` for what comes in parts. */
export const sm3: CHash<Sm3> = createHasher(() => new Sm3());
