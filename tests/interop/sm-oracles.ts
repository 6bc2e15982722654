/**
 * The two usual npm packages, as oracles only: with bytes in and `hash: true` they are right, and wrong or
 * forgeable otherwise. They stay out of the product (tests/house/dependency-denylist.test.ts).
 */
import { createRequire } from 'node:module';

type SignOptions = { readonly hash: true; readonly publicKey?: string; readonly userId?: string };

type Sm2Oracle = {
  doSignature(message: Uint8Array, privateKeyHex: string, options: SignOptions): string;
  doVerifySignature(
    message: Uint8Array,
    signatureHex: string,
    publicKeyHex: string,
    options: SignOptions,
  ): boolean;
};

type Sm3Oracle = (input: Uint8Array, options?: { readonly mode: 'hmac'; readonly key: Uint8Array }) => string;

type Sm4EcbOptions = { readonly mode: 'ecb'; readonly padding: 'none'; readonly output: 'array' };
type Sm4Ecb = (input: Uint8Array, key: Uint8Array, options: Sm4EcbOptions) => ArrayLike<number>;

export type SmOracle = {
  readonly sm2: Sm2Oracle;
  readonly sm3: Sm3Oracle;
  readonly sm4: { readonly encrypt: Sm4Ecb };
};

export type Sm4GcmOptions = {
  readonly mode: 'gcm';
  readonly iv: Uint8Array;
  readonly associatedData: Uint8Array;
  readonly output: 'array';
  readonly outputTag: true;
};

type Sm4Gcm = (
  input: Uint8Array,
  key: Uint8Array,
  options: Sm4GcmOptions,
) => { readonly output: Uint8Array; readonly tag: Uint8Array };

const require = createRequire(import.meta.url);
const v2: SmOracle = require('sm-crypto-v2');

export const smOracles: Readonly<Record<'sm-crypto' | 'sm-crypto-v2', SmOracle>> = {
  'sm-crypto': require('sm-crypto'),
  'sm-crypto-v2': v2,
};

/** SM4-GCM, which of the two only sm-crypto-v2 has. */
export const sm4GcmOracle = v2.sm4.encrypt as unknown as Sm4Gcm;
