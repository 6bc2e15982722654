import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, bytesToHex, utf8Encode } from '#shared/crypto/bytes.ts';
import { hmacSm3 } from '#shared/crypto/hmac.ts';
import { pemDecode, pemEncode } from '#shared/crypto/pem.ts';
import { generateKeyPair, type Sm2KeyPair } from '#shared/crypto/sm2-key.ts';
import {
  keyPairFromPkcs8,
  pkcs8FromPrivateKey,
  publicKeyFromSpki,
  spkiFromPublicKey,
} from '#shared/crypto/sm2-key-encoding.ts';
import { sm2Sign } from '#shared/crypto/sm2-sign.ts';
import { derFromRaw, rawFromDer } from '#shared/crypto/sm2-signature-der.ts';
import { sm2Verify, sm2VerifyDer } from '#shared/crypto/sm2-verify.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { type OpenSsl, openOpenSsl, whyNoOpenSsl } from './openssl.ts';

const missing = whyNoOpenSsl();
const random = (length: number): Bytes => new Uint8Array(randomBytes(length));

/** The edges of SM3's 64-byte block and 8-byte length field, then random lengths. */
const EDGES = [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128];
const LENGTHS = [...EDGES, ...Array.from({ length: 18 }, () => randomBytes(2).readUInt16BE() % 5000)];
const RARE_TEXTS = ['𠮷', '\u{30000}', '葛\u{e0100}', '\u{f0001}', '张𠮷\u{f0001}·葛\u{e0100}\u{30000}'];

let openssl: OpenSsl;
let pair: Sm2KeyPair;
let privatePem: string;
let publicPem: string;

describe.skipIf(missing)(`against the OpenSSL command line${missing ? ` (SKIPPED: ${missing})` : ''}`, () => {
  beforeAll(() => {
    openssl = openOpenSsl();
    pair = generateKeyPair(random);
    privatePem = openssl.file('private.pem', pemEncode('PRIVATE KEY', pkcs8FromPrivateKey(pair.privateKey)));
    publicPem = openssl.file('public.pem', pemEncode('PUBLIC KEY', spkiFromPublicKey(pair.publicKey)));
  });

  afterAll(() => openssl.close());

  const sm2Options = (id: string) => ['-rawin', '-digest', 'sm3', '-pkeyopt', `distid:${id}`];

  function opensslSigns(message: Uint8Array, id: string): Bytes {
    const input = openssl.file('message', message);
    const made = openssl.run('pkeyutl', '-sign', '-inkey', privatePem, ...sm2Options(id), '-in', input);
    return new Uint8Array(made);
  }

  function opensslAccepts(message: Uint8Array, signatureDer: Uint8Array, id: string): boolean {
    const files = [
      '-in',
      openssl.file('message', message),
      '-sigfile',
      openssl.file('signature', signatureDer),
    ];
    return openssl.accepts('pkeyutl', '-verify', '-pubin', '-inkey', publicPem, ...sm2Options(id), ...files);
  }

  it.each(LENGTHS)('C3 both accept the other’s SM2 signature of %i bytes', (length) => {
    const message = random(length);
    const theirs = opensslSigns(message, '1234567812345678');
    const ours = sm2Sign({ ...pair, message }, random);
    expect(sm2VerifyDer({ publicKey: pair.publicKey, message, signature: theirs })).toBe(true);
    expect(sm2Verify({ publicKey: pair.publicKey, message, signature: rawFromDer(theirs) })).toBe(true);
    expect(opensslAccepts(message, derFromRaw(ours), '1234567812345678')).toBe(true);
  });

  it('C3 both refuse the other’s signature of another message', () => {
    const signature = sm2Sign({ ...pair, message: utf8Encode('同意') }, random);
    expect(opensslAccepts(utf8Encode('不同意'), derFromRaw(signature), '1234567812345678')).toBe(false);
    const theirs = opensslSigns(utf8Encode('同意'), '1234567812345678');
    expect(
      sm2VerifyDer({ publicKey: pair.publicKey, message: utf8Encode('不同意'), signature: theirs }),
    ).toBe(false);
  });

  it('C3 both agree on another user id, and that it matters', () => {
    const message = random(200);
    const userId = utf8Encode('ALICE123@YAHOO.COM');
    const theirs = opensslSigns(message, 'ALICE123@YAHOO.COM');
    const ours = derFromRaw(sm2Sign({ ...pair, message, userId }, random));
    expect(sm2VerifyDer({ publicKey: pair.publicKey, message, userId, signature: theirs })).toBe(true);
    expect(sm2VerifyDer({ publicKey: pair.publicKey, message, signature: theirs })).toBe(false);
    expect(opensslAccepts(message, ours, 'ALICE123@YAHOO.COM')).toBe(true);
    expect(opensslAccepts(message, ours, '1234567812345678')).toBe(false);
  });

  it('C3 OpenSSL without distid signs under an empty id', () => {
    const input = openssl.file('message', utf8Encode('no id'));
    const made = openssl.run(
      'pkeyutl',
      '-sign',
      '-inkey',
      privatePem,
      '-rawin',
      '-digest',
      'sm3',
      '-in',
      input,
    );
    const request = {
      publicKey: pair.publicKey,
      message: utf8Encode('no id'),
      signature: new Uint8Array(made),
    };
    expect(sm2VerifyDer(request)).toBe(false);
    expect(sm2VerifyDer({ ...request, userId: new Uint8Array() })).toBe(true);
  });

  it('C3 reads keys that OpenSSL made, and OpenSSL writes ours byte for byte', () => {
    for (let i = 0; i < 5; i++) {
      const pem = openssl.run('genpkey', '-algorithm', 'SM2').toString();
      const made = openssl.file('made.pem', pem);
      const spki = pemDecode('PUBLIC KEY', openssl.run('pkey', '-in', made, '-pubout').toString());
      const { privateKey, publicKey } = keyPairFromPkcs8(pemDecode('PRIVATE KEY', pem));
      expect(publicKeyFromSpki(spki)).toEqual(publicKey);
      expect(pemEncode('PRIVATE KEY', pkcs8FromPrivateKey(privateKey))).toBe(pem);
    }
  });

  it.each(LENGTHS)('C3 SM3 and HMAC-SM3 agree for %i bytes', (length) => {
    const message = random(length);
    const key = random(1 + (length % 100));
    const input = openssl.file('message', message);
    const mac = openssl.run(
      'mac',
      '-digest',
      'sm3',
      '-macopt',
      `hexkey:${bytesToHex(key)}`,
      '-in',
      input,
      'HMAC',
    );
    expect(bytesToHex(hmacSm3(key, message))).toBe(mac.toString().trim().toLowerCase());
    expect(openssl.run('dgst', '-sm3', '-binary', input).toString('hex')).toBe(bytesToHex(sm3(message)));
  });

  it.each(RARE_TEXTS)('C8 SM3 of the rare characters %s is that of openssl dgst -sm3', (text) => {
    // The file is written by Node's own encoder, so both the encoding and the digest are compared.
    const digest = openssl.run('dgst', '-sm3', '-binary', openssl.file('name', text));
    expect(bytesToHex(sm3(utf8Encode(text)))).toBe(digest.toString('hex'));
  });
});
