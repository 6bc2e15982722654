import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, unlockedOf } from '../testing/fixtures.ts';
import { handOutRowKeys, keyLifetime, mostSeals, rowKeyFileOf, sealsPerHandout } from './row-key-file.ts';

const start = 1_790_000_000_000;

describe('row keys', () => {
  it('are made once and are the same after a restart; the file shows none of them', async () => {
    const unlocked = unlockedOf(await temporaryFolder());
    const first = await handOutRowKeys(unlocked, start);
    expect(await handOutRowKeys(unlocked, start + 1)).toEqual(first);
    const text = await readFile(rowKeyFileOf(unlocked.folder), 'utf8');
    for (const secret of [first.keys[0]?.key, first.indexKey]) expect(text).not.toContain(secret);
  });

  it('A4 change after a year, and the old one is still handed out; the index key stays', async () => {
    const unlocked = unlockedOf(await temporaryFolder());
    const first = await handOutRowKeys(unlocked, start);
    const next = await handOutRowKeys(unlocked, start + keyLifetime);
    expect(next.currentId).toBe('k2');
    expect(next.keys[0]).toEqual(first.keys[0]);
    expect(next.keys[1]?.key).not.toBe(first.keys[0]?.key);
    expect(next.indexKey).toBe(first.indexKey);
    expect((await handOutRowKeys(unlocked, start + keyLifetime + 1)).currentId).toBe('k2');
  });

  it('A4 change before 2^28 seals, counted on the disk before they can be made', async () => {
    const unlocked = unlockedOf(await temporaryFolder());
    const handouts = mostSeals / sealsPerHandout;
    expect(handouts).toBe(4096);
    await handOutRowKeys(unlocked, start);
    for (let handout = 1; handout < 20; handout += 1)
      expect((await handOutRowKeys(unlocked, start)).currentId).toBe('k1');
  });

  it('A3 a damaged file, or one under another data key, is a refusal and never new keys', async () => {
    const unlocked = unlockedOf(await temporaryFolder());
    await handOutRowKeys(unlocked, start);
    const other = { ...unlocked, dataKey: new Uint8Array(32).fill(9) };
    const code = 'session.row-keys-damaged';
    await expect(handOutRowKeys(other, start)).rejects.toMatchObject({ code });
    await writeFile(rowKeyFileOf(unlocked.folder), '{"version":1');
    await expect(handOutRowKeys(unlocked, start)).rejects.toMatchObject({ code });
  });
});
