/**
 * SM4 block cipher, GB/T 32907-2016 (128-bit key and block), encryption only: GCM needs no more.
 * A building block, not a way to encrypt; use sm4-gcm.ts.
 *
 * Danger: table lookups depend on the key, so cache timing can leak it to another process on the same
 * machine. Right for a workstation's own data; on a shared server keys belong in a cryptographic machine.
 */
import { requireLength } from './bytes.ts';

const SBOX_HEX =
  'd690e9fecce13db716b614c228fb2c052b679a762abe04c3aa441326498606999c4250f491ef987a33540b43edcfac62' +
  'e4b31ca9c908e89580df94fa758f3fa64707a7fcf37317ba83593c19e6854fa8686b81b27164da8bf8eb0f4b70569d35' +
  '1e240e5e6358d1a225227c3b01217887d40046579fd327524c3602e7a0c4c89eeabf8ad240c738b5a3f7f2cef96115a1' +
  'e0ae5da49b341a55ad933230f58cb1e31df6e22e8266ca60c02923ab0d534e6fd5db3745defd8e2f03ff6a726d6c5b51' +
  '8d1baf92bbddbc7f11d95c411f105ad80ac13188a5cd7bbd2d74d012b8e5b4b08969974a0c96777e65b9f109c56ec684' +
  '18f07dec3adc4d2079ee5f3ed7cb3948';

const SBOX = Uint8Array.from({ length: 256 }, (_, i) =>
  Number.parseInt(SBOX_HEX.slice(2 * i, 2 * i + 2), 16),
);

/** FK of the key expansion, GB/T 32907 §7.3. */
const FAMILY_KEY = Uint32Array.of(0xa3b1bac6, 0x56aa3350, 0x677d9197, 0xb27022dc);

/** S-box and linear transform L of the topmost byte in one lookup; the other bytes' tables are rotations. */
const TABLE_0 = Uint32Array.from(SBOX, (s) => {
  const b = s << 24;
  return b ^ rotl(b, 2) ^ rotl(b, 10) ^ rotl(b, 18) ^ rotl(b, 24);
});
const TABLE_1 = TABLE_0.map((entry) => rotl(entry, 24));
const TABLE_2 = TABLE_0.map((entry) => rotl(entry, 16));
const TABLE_3 = TABLE_0.map((entry) => rotl(entry, 8));

/** 32 round keys of one SM4 key. As secret as the key: to be filled with zeros after use. */
export type Sm4RoundKeys = Uint32Array;

/** Expands a 16-byte key, GB/T 32907 §7.3. @throws CryptoError `wrong-length` */
export function expandSm4Key(key: Uint8Array): Sm4RoundKeys {
  requireLength(key, 16, 'an SM4 key');
  const view = new DataView(key.buffer, key.byteOffset, 16);
  const k = new Uint32Array(36);
  for (let i = 0; i < 4; i++) k[i] = view.getUint32(4 * i) ^ at(FAMILY_KEY, i);
  for (let i = 0; i < 32; i++) {
    const mixed = substitute(at(k, i + 1) ^ at(k, i + 2) ^ at(k, i + 3) ^ constantKey(i));
    k[i + 4] = at(k, i) ^ mixed ^ rotl(mixed, 13) ^ rotl(mixed, 23);
  }
  const roundKeys = k.slice(4);
  k.fill(0);
  return roundKeys;
}

/** Encrypts in place the block of four big-endian words, GB/T 32907 §7.1. */
export function encryptSm4Block(roundKeys: Sm4RoundKeys, block: Uint32Array): void {
  let a = at(block, 0);
  let b = at(block, 1);
  let c = at(block, 2);
  let d = at(block, 3);
  for (let i = 0; i < 32; i += 4) {
    a ^= transform(b ^ c ^ d ^ at(roundKeys, i));
    b ^= transform(c ^ d ^ a ^ at(roundKeys, i + 1));
    c ^= transform(d ^ a ^ b ^ at(roundKeys, i + 2));
    d ^= transform(a ^ b ^ c ^ at(roundKeys, i + 3));
  }
  block[0] = d;
  block[1] = c;
  block[2] = b;
  block[3] = a;
}

function transform(x: number): number {
  return (
    at(TABLE_0, x >>> 24) ^
    at(TABLE_1, (x >>> 16) & 0xff) ^
    at(TABLE_2, (x >>> 8) & 0xff) ^
    at(TABLE_3, x & 0xff)
  );
}

function substitute(x: number): number {
  return (
    ((SBOX[x >>> 24] as number) << 24) |
    ((SBOX[(x >>> 16) & 0xff] as number) << 16) |
    ((SBOX[(x >>> 8) & 0xff] as number) << 8) |
    (SBOX[x & 0xff] as number)
  );
}

/** CK_i: its bytes are (4i + j) · 7 mod 256. */
function constantKey(i: number): number {
  const byte = (j: number) => ((4 * i + j) * 7) & 0xff;
  return (byte(0) << 24) | (byte(1) << 16) | (byte(2) << 8) | byte(3);
}

function at(words: Uint32Array, index: number): number {
  return words[index] as number;
}

function rotl(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
