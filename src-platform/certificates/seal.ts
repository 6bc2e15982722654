/**
 * The platform's seal, and the secret beside the database that opens its keys.
 * A key made here is a demonstration key and every page says so (Electronic Signature Law art. 13).
 */
import { randomBytes } from 'node:crypto';
import { access, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesToHex, utf8Encode } from '#shared/crypto/bytes.ts';
import { signValue } from '#shared/crypto/value-signature.ts';
import type { Transaction } from '../database/open-database.ts';
import { SealRefusal, sealedKeyPair } from './sealed-key.ts';

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

/** Throws {@link SealRefusal} where the database's seal was closed with another secret. */
export const openSeal = async (tx: Transaction, secret: Uint8Array): Promise<Seal> => {
  const keyPair = await sealedKeyPair(tx, secret, 'seal');
  return {
    publicKey: bytesToHex(keyPair.publicKey),
    demonstration: true,
    sign: (value) => signValue(keyPair, value, randomBytes),
  };
};
