import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Bytes, bytesToHex, concatBytes, hexToBytes } from '#shared/crypto/bytes.ts';
import { hmacSm3 } from '#shared/crypto/hmac.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { sm2Sign } from '#shared/crypto/sm2-sign.ts';
import { sm2Verify } from '#shared/crypto/sm2-verify.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { encryptSm4Block, expandSm4Key } from '#shared/crypto/sm4.ts';
import { sm4GcmSeal } from '#shared/crypto/sm4-gcm.ts';
import { type SmOracle, sm4GcmOracle, smOracles } from './sm-oracles.ts';

const random = (length: number): Bytes => new Uint8Array(randomBytes(length));
const LENGTHS = [
  1,
  15,
  16,
  17,
  55,
  56,
  63,
  64,
  119,
  1000,
  ...Array.from({ length: 15 }, (_, i) => 1 + i * 29),
];

describe.each(Object.entries(smOracles))('against %s', (_, oracle) => {
  it.each(LENGTHS)('C3 both accept the other’s SM2 signature of %i bytes', (length) => {
    const pair = generateKeyPair(random);
    const message = random(length);
    const [privateHex, publicHex] = [bytesToHex(pair.privateKey), bytesToHex(pair.publicKey)];
    const ours = bytesToHex(sm2Sign({ ...pair, message }, random));
    const theirs = oracle.sm2.doSignature(message, privateHex, { hash: true, publicKey: publicHex });
    expect(oracle.sm2.doVerifySignature(message, ours, publicHex, { hash: true })).toBe(true);
    expect(sm2Verify({ publicKey: pair.publicKey, message, signature: hexToBytes(theirs) })).toBe(true);
  });

  it.each(LENGTHS)('C3 SM3 and HMAC-SM3 agree for %i bytes', (length) => {
    const message = random(length);
    const key = random(length);
    expect(bytesToHex(sm3(message))).toBe(oracle.sm3(message));
    expect(bytesToHex(hmacSm3(key, message))).toBe(oracle.sm3(message, { mode: 'hmac', key }));
  });

  it('C3 single SM4 blocks agree', () => {
    for (let i = 0; i < 100; i++) {
      const [key, block] = [random(16), random(16)];
      expect(sm4Block(key, block)).toEqual(oracleBlock(oracle, key, block));
    }
  });
});

function oracleBlock(oracle: SmOracle, key: Uint8Array, block: Uint8Array): Bytes {
  return Uint8Array.from(oracle.sm4.encrypt(block, key, { mode: 'ecb', padding: 'none', output: 'array' }));
}

function sm4Block(key: Uint8Array, block: Uint8Array): Bytes {
  const view = new DataView(block.buffer);
  const words = Uint32Array.from({ length: 4 }, (_, i) => view.getUint32(4 * i));
  encryptSm4Block(expandSm4Key(key), words);
  const out = new Uint8Array(16);
  words.forEach((word, i) => {
    new DataView(out.buffer).setUint32(4 * i, word);
  });
  return out;
}

describe('against sm-crypto-v2', () => {
  it.each(LENGTHS)('C6 SM4-GCM agrees for %i bytes', (length) => {
    const [key, iv, aad, plaintext] = [random(16), random(12), random(length % 40), random(length)];
    const { output, tag } = sm4GcmOracle(plaintext, key, {
      mode: 'gcm',
      iv,
      associatedData: aad,
      output: 'array',
      outputTag: true,
    });
    expect(sm4GcmSeal({ key, iv, aad, plaintext })).toEqual(concatBytes(output, tag));
  });
});
