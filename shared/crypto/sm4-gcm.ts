/**
 * SM4-GCM, RFC 8998 §2 over NIST SP 800-38D: 12-byte IV, 16-byte tag always appended, no other sizes.
 * Danger: two messages under one key and IV reveal both and allow forgery. Prefer sm4-box.ts, which draws
 * the IV itself.
 */
import { ghash } from '@noble/ciphers/_polyval.js';
import { type Bytes, concatBytes, equalBytes, requireLength } from './bytes.ts';
import { CryptoError } from './crypto-error.ts';
import { encryptSm4Block, expandSm4Key, type Sm4RoundKeys } from './sm4.ts';

export const SM4_GCM_IV_BYTES = 12;
export const SM4_GCM_TAG_BYTES = 16;

type Sm4GcmInput = {
  /** 16 bytes. */
  readonly key: Uint8Array;
  /** 12 bytes, never used twice with this key. */
  readonly iv: Uint8Array;
  /** Authenticated but not encrypted; empty when there is none. */
  readonly aad: Uint8Array;
};

export type Sm4GcmSealInput = Sm4GcmInput & { readonly plaintext: Uint8Array };
export type Sm4GcmOpenInput = Sm4GcmInput & {
  /** Ciphertext with the tag at its end. */
  readonly sealed: Uint8Array;
};

/** Ciphertext‖tag, 16 bytes longer than the plaintext. @throws CryptoError `wrong-length` */
export function sm4GcmSeal({ key, iv, aad, plaintext }: Sm4GcmSealInput): Bytes {
  return withGcm(key, iv, (state) => {
    const ciphertext = applyKeyStream(state, plaintext);
    return concatBytes(ciphertext, tagOf(state, aad, ciphertext));
  });
}

/**
 * The plaintext. Nothing is decrypted before the tag is checked.
 * @throws CryptoError `not-authentic` when any bit of key, IV, AAD or `sealed` differs, `wrong-length`
 */
export function sm4GcmOpen({ key, iv, aad, sealed }: Sm4GcmOpenInput): Bytes {
  return withGcm(key, iv, (state) => {
    const end = sealed.length - SM4_GCM_TAG_BYTES;
    if (end < 0) throw new CryptoError('not-authentic', 'shorter than a tag');
    const ciphertext = sealed.subarray(0, end);
    if (!equalBytes(tagOf(state, aad, ciphertext), sealed.subarray(end))) {
      throw new CryptoError('not-authentic', 'the tag does not match');
    }
    return applyKeyStream(state, ciphertext);
  });
}

type GcmState = {
  readonly roundKeys: Sm4RoundKeys;
  /** The IV's three words. */
  readonly iv: Uint32Array;
};

/** The round keys live as long as the work and are zeroed whatever happens. */
function withGcm(key: Uint8Array, iv: Uint8Array, work: (state: GcmState) => Bytes): Bytes {
  const state = startGcm(key, iv);
  try {
    return work(state);
  } finally {
    state.roundKeys.fill(0);
  }
}

function startGcm(key: Uint8Array, iv: Uint8Array): GcmState {
  requireLength(iv, SM4_GCM_IV_BYTES, 'an SM4-GCM IV');
  const view = new DataView(iv.buffer, iv.byteOffset, SM4_GCM_IV_BYTES);
  return {
    roundKeys: expandSm4Key(key),
    iv: Uint32Array.of(view.getUint32(0), view.getUint32(4), view.getUint32(8)),
  };
}

/** XORs with the key stream from counter 2 on; counter 1 masks the tag. A typed array is too short to wrap it. */
function applyKeyStream({ roundKeys, iv }: GcmState, input: Uint8Array): Bytes {
  const output = new Uint8Array(input);
  const block = new Uint32Array(4);
  for (let start = 0, counter = 2; start < input.length; start += 16, counter++) {
    block.set(iv);
    block[3] = counter;
    encryptSm4Block(roundKeys, block);
    const end = Math.min(start + 16, input.length);
    for (let i = start; i < end; i++) {
      const shift = 24 - 8 * (i & 3);
      output[i] = (input[i] as number) ^ ((block[(i & 15) >>> 2] as number) >>> shift);
    }
  }
  return output;
}

function tagOf({ roundKeys, iv }: GcmState, aad: Uint8Array, ciphertext: Uint8Array): Bytes {
  const hashKey = encryptWords(roundKeys, Uint32Array.of(0, 0, 0, 0));
  const mask = encryptWords(roundKeys, Uint32Array.of(...iv, 1));
  const lengths = new Uint8Array(16);
  const view = new DataView(lengths.buffer);
  view.setBigUint64(0, BigInt(aad.length) * 8n);
  view.setBigUint64(8, BigInt(ciphertext.length) * 8n);
  const size = aad.length + ciphertext.length + 16;
  const hash = ghash.create(hashKey, size).update(aad).update(ciphertext).update(lengths).digest();
  return hash.map((byte, i) => byte ^ (mask[i] as number));
}

function encryptWords(roundKeys: Sm4RoundKeys, block: Uint32Array): Bytes {
  encryptSm4Block(roundKeys, block);
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  block.forEach((word, i) => {
    view.setUint32(4 * i, word);
  });
  return bytes;
}
