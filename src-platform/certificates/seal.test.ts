import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyValue } from '#shared/crypto/value-signature.ts';
import type { Transaction } from '../database/open-database.ts';
import { openSeal, sealSecret } from './seal.ts';
import { SealRefusal } from './sealed-key.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'seal-')), 'data');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

describe('the secret beside the database', () => {
  it('is made once, for us alone, also where several nodes start together', async () => {
    const secrets = await Promise.all(Array.from({ length: 8 }, () => sealSecret(folder)));
    expect(new Set(secrets.map(String)).size).toBe(1);
    expect(await sealSecret(folder)).toEqual(secrets[0]);
    expect(await readdir(folder)).toEqual(['seal-secret']);
    expect((await stat(join(folder, 'seal-secret'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'seal-secret'), 'utf8')).toMatch(/^[0-9a-f]{64}$/u);
  });

  it.each(['', 'short', 'g'.repeat(64)])('that is damaged (%j) is refused, never used', async (text) => {
    await sealSecret(folder);
    await writeFile(join(folder, 'seal-secret'), text);
    await expect(sealSecret(folder)).rejects.toThrow(SealRefusal);
  });
});

/** The setting table alone. */
const settings = (): Transaction => {
  const stored = new Map<unknown, unknown>();
  return {
    query: async <R>(text: string, values: unknown[] = []) => {
      const [key, value] = values;
      if (text.startsWith('INSERT') && !stored.has(key)) stored.set(key, JSON.parse(String(value)));
      const rows = stored.has(key) ? [{ value: stored.get(key) }] : [];
      return { rows: rows as R[], rowCount: rows.length };
    },
  };
};

describe('the seal', () => {
  const value = { number: 'PZ2026-000001' };

  it('[R066] is one for all who open it with the same secret', async () => {
    const tx = settings();
    const secret = randomBytes(32);
    const [first, second] = [await openSeal(tx, secret), await openSeal(tx, secret)];
    expect(second.publicKey).toBe(first.publicKey);
    const signature = second.sign(value);
    expect(verifyValue({ publicKey: first.publicKey, value, signature })).toBe(true);
    expect(first.demonstration).toBe(true);
  });

  it('does not open with another secret, and says so in one sentence', async () => {
    const tx = settings();
    await openSeal(tx, randomBytes(32));
    await expect(openSeal(tx, randomBytes(32))).rejects.toThrow(SealRefusal);
  });
});
