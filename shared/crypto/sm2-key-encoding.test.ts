import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytesToHex, concatBytes, hexToBytes } from './bytes.ts';
import { TAG, writeDer } from './der.ts';
import { pemDecode, pemEncode } from './pem.ts';
import { generateKeyPair } from './sm2-key.ts';
import {
  keyPairFromPkcs8,
  pkcs8FromPrivateKey,
  publicKeyFromSpki,
  spkiFromPublicKey,
} from './sm2-key-encoding.ts';
import { codeOf } from './testing/code-of.ts';
import { seededRandom } from './testing/seeded-random.ts';
import { standardExample as example } from './testing/standard-example.ts';

const { privateKey, publicKey } = example;
const spki = spkiFromPublicKey(publicKey);
const pkcs8 = pkcs8FromPrivateKey(privateKey);
const ALGORITHM = hexToBytes('301306072a8648ce3d020106082a811ccf5501822d');
const octets = (bytes: Uint8Array) => writeDer(TAG.octetString, bytes);
const version = (value: number) => Uint8Array.of(TAG.integer, 1, value);

/** An ECPrivateKey around the standard private key, with `optional` at its end. */
const ecKeyWith = (ecVersion: number, ...optional: Uint8Array[]) =>
  writeDer(TAG.sequence, version(ecVersion), octets(privateKey), ...optional);

/** A PKCS#8 around an ECPrivateKey, with `attributes` at its end. */
const pkcs8Around = (outerVersion: number, ecKey: Uint8Array, ...attributes: Uint8Array[]) =>
  writeDer(TAG.sequence, version(outerVersion), ALGORITHM, octets(ecKey), ...attributes);

const pkcs8With = (...optional: Uint8Array[]) => pkcs8Around(0, ecKeyWith(1, ...optional));
const enclosed = (key: Uint8Array) => writeDer(TAG.context1, writeDer(TAG.bitString, Uint8Array.of(0), key));
const namedCurve = (oid: string) => writeDer(TAG.context0, hexToBytes(oid));

describe('SM2 keys in DER and PEM', () => {
  it('C3 are what OpenSSL writes for the same key', () => {
    const pem = pemEncode('PRIVATE KEY', pkcs8);
    expect(createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem' })).toBe(pem);
    expect(createPublicKey(pem).export({ type: 'spki', format: 'pem' })).toBe(pemEncode('PUBLIC KEY', spki));
  });

  it('C3 come back unchanged', () => {
    expect(publicKeyFromSpki(spki)).toEqual(publicKey);
    expect(publicKeyFromSpki(spkiFromPublicKey(example.compressedPublicKey))).toEqual(publicKey);
    expect(keyPairFromPkcs8(pkcs8)).toEqual({ privateKey, publicKey });
    expect(pemDecode('PUBLIC KEY', pemEncode('PUBLIC KEY', spki))).toEqual(spki);
  });

  it('C3 are read in every form that RFC 5915 allows', () => {
    const curve = namedCurve('06082a811ccf5501822d');
    for (const form of [pkcs8With(), pkcs8With(curve), pkcs8With(curve, enclosed(publicKey))]) {
      expect(bytesToHex(keyPairFromPkcs8(form).publicKey)).toBe(bytesToHex(publicKey));
    }
    expect(keyPairFromPkcs8(pkcs8With(enclosed(example.compressedPublicKey))).publicKey).toEqual(publicKey);
  });

  const other = generateKeyPair(seededRandom('other')).publicKey;
  const prime256v1 = '06082a8648ce3d030107';

  it.each([
    ['an enclosed public key of another pair', pkcs8With(enclosed(other)), 'bad-key'],
    ['another curve inside', pkcs8With(namedCurve(prime256v1)), 'bad-key'],
    [
      'the optional parts in the wrong order',
      pkcs8With(enclosed(publicKey), namedCurve('0500')),
      'bad-encoding',
    ],
    [
      'another curve outside',
      hexToBytes(bytesToHex(pkcs8).replace('06082a811ccf5501822d', prime256v1)),
      'bad-key',
    ],
    ['another version outside', pkcs8Around(1, ecKeyWith(1)), 'bad-encoding'],
    ['another version inside', pkcs8Around(0, ecKeyWith(2)), 'bad-encoding'],
    ['attributes', pkcs8Around(0, ecKeyWith(1), writeDer(TAG.context0)), 'bad-encoding'],
    ['a part twice', pkcs8With(enclosed(publicKey), enclosed(publicKey)), 'bad-encoding'],
    ['bytes at the end', concatBytes(pkcs8, Uint8Array.of(0)), 'bad-encoding'],
    ['a public key in its place', spki, 'bad-encoding'],
  ])('C2 refuse a private key with %s', (_, bad, code) => {
    expect(codeOf(() => keyPairFromPkcs8(bad))).toBe(code);
  });

  it('C2 refuse a public key on another curve, with unused bits, or with more than a key', () => {
    const hex = bytesToHex(spki);
    const bad = (text: string) => codeOf(() => publicKeyFromSpki(hexToBytes(text)));
    expect(bad(hex.replace('06082a811ccf5501822d', prime256v1))).toBe('bad-key');
    expect(bad(hex.replace('03420004', '03420104'))).toBe('bad-encoding');
    expect(bad(`${hex.replace('3059', '305b')}0500`)).toBe('bad-encoding');
    expect(bad(hex)).toBe('no error');
  });

  it.each([
    ['another label', pemEncode('PRIVATE KEY', spki)],
    [
      'another label at its beginning',
      pemEncode('PUBLIC KEY', spki).replace('BEGIN PUBLIC', 'BEGIN PRIVATE'),
    ],
    ['another label at its end', pemEncode('PUBLIC KEY', spki).replace('END PUBLIC', 'END PRIVATE')],
    ['two blocks', pemEncode('PUBLIC KEY', spki).repeat(2)],
    ['no armour', 'AAAA'],
    ['a foreign character', pemEncode('PUBLIC KEY', spki).replace('M', '*')],
  ])('C2 refuse PEM with %s', (_, text) => {
    expect(codeOf(() => pemDecode('PUBLIC KEY', text))).toBe('bad-encoding');
  });

  it('C3 PEM with Windows line ends is read', () => {
    expect(pemDecode('PUBLIC KEY', pemEncode('PUBLIC KEY', spki).replaceAll('\n', '\r\n'))).toEqual(spki);
  });
});
