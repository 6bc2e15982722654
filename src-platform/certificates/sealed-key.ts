/**
 * SM2 keys of the platform, one pair each for all nodes of a database: kept in it under SM4-GCM with a secret that lies
 * outside, so that a copy of the database alone can neither seal nor issue anything.
 */
import { randomBytes } from 'node:crypto';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { concatBytes, utf8Encode } from '#shared/crypto/bytes.ts';
import { generateKeyPair, publicKeyOf, type Sm2KeyPair } from '#shared/crypto/sm2-key.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { openBox, sealBox } from '#shared/crypto/sm4-box.ts';
import type { Transaction } from '../database/open-database.ts';
import { settingOrFresh } from '../settings.ts';

/** One Chinese sentence for the operator. */
export class SealRefusal extends Error {}

/** The setting it lies under. Each is bound into its box: one cannot be put in the other's place. */
type Purpose = 'seal' | 'authority';

/** The key of that purpose, made on the first call. Throws {@link SealRefusal} where it was closed with another secret. */
export const sealedKeyPair = async (
  tx: Transaction,
  secret: Uint8Array,
  purpose: Purpose,
): Promise<Sm2KeyPair> => {
  const aad = utf8Encode(`data-sharing-desk ${purpose}`);
  const key = sm3(concatBytes(aad, secret)).slice(0, 16);
  const stored = await settingOrFresh(tx, purpose, () => {
    const { privateKey } = generateKeyPair(randomBytes);
    return { sealed: base64Encode(sealBox({ key, aad, plaintext: privateKey }, randomBytes)) };
  });
  const privateKey = opened({ key, aad, sealed: base64Decode(stored.sealed) });
  return { privateKey, publicKey: publicKeyOf(privateKey) };
};

const opened = (box: Parameters<typeof openBox>[0]): Uint8Array => {
  try {
    return openBox(box);
  } catch (cause) {
    throw new SealRefusal(
      '数据库中的公章打不开：seal-secret 不是建立该数据库时的那一份，请复制原来的文件。',
      { cause },
    );
  }
};
