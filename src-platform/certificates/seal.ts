/**
 * The platform's seal: one SM2 key pair for all nodes of a database, kept in the database under SM4-GCM with
 * a secret that lies outside it, so that a copy of the database alone cannot seal anything.
 * A key made here is a demonstration key and every page says so (Electronic Signature Law art. 13).
 */
import { randomBytes } from 'node:crypto';
import { access, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { bytesToHex, concatBytes, utf8Encode } from '#shared/crypto/bytes.ts';
import { generateKeyPair, publicKeyOf, type Sm2KeyPair } from '#shared/crypto/sm2-key.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { openBox, sealBox } from '#shared/crypto/sm4-box.ts';
import { signValue } from '#shared/crypto/value-signature.ts';
import type { Transaction } from '../database/open-database.ts';
import { settingOrFresh } from '../settings.ts';

/** One Chinese sentence for the operator. */
export class SealRefusal extends Error {}

export type Seal = {
  /** Hexadecimal, uncompressed. */
  readonly publicKey: string;
  readonly demonstration: boolean;
  sign(value: unknown): string;
};

/** Makes the file whole or not at all, and leaves one that is there: a node starting beside us may read it any moment. */
const makeSecret = async (file: string): Promise<void> => {
  const partial = `${file}.${randomBytes(8).toString('hex')}`;
  await writeFile(partial, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(partial, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(partial);
  }
};

/**
 * The secret of this installation; made on the first start. Every node of one database needs the same file.
 * Throws {@link SealRefusal} for a file that holds no secret.
 */
export const sealSecret = async (dataDir: string): Promise<Uint8Array> => {
  const file = join(dataDir, 'seal-secret');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await access(file).catch(() => makeSecret(file));
  const secret = (await readFile(file, 'utf8')).trim();
  if (!/^[0-9a-f]{64}$/u.test(secret)) throw new SealRefusal(`公章密钥文件 ${file} 已损坏，请用备份恢复。`);
  return utf8Encode(secret);
};

const aad = utf8Encode('data-sharing-desk seal');

const wrappingKey = (secret: Uint8Array): Uint8Array => sm3(concatBytes(aad, secret)).slice(0, 16);

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

/** Throws {@link SealRefusal} where the database's seal was closed with another secret. */
export const openSeal = async (tx: Transaction, secret: Uint8Array): Promise<Seal> => {
  const key = wrappingKey(secret);
  const stored = await settingOrFresh(tx, 'seal', () => {
    const fresh = generateKeyPair(randomBytes);
    return { sealed: base64Encode(sealBox({ key, aad, plaintext: fresh.privateKey }, randomBytes)) };
  });
  const privateKey = opened({ key, aad, sealed: base64Decode(stored.sealed) });
  const keyPair: Sm2KeyPair = { privateKey, publicKey: publicKeyOf(privateKey) };
  return {
    publicKey: bytesToHex(keyPair.publicKey),
    demonstration: true,
    sign: (value) => signValue(keyPair, value, randomBytes),
  };
};
