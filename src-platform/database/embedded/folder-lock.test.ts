import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.ts';

/** No process has this pid: the largest that Linux allows is 2^22. */
const DEAD = JSON.stringify({ pid: 2 ** 22 + 1, startedAt: 'some-boot/1', token: 'dead' });

describe('the lock of a data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const lockFile = () => join(folder, 'database.lock');

  it('S5 refuses a second holder while the first lives, and leaves nothing behind', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'database.folder-in-use' });
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
    await (await lockFolder(folder)).release();
  });

  it.each([
    ['a dead process', DEAD],
    ['a power loss that left an empty file', ''],
    ['a power loss that left noise', '\0\0\0\0'],
  ])('S5 takes over from %s', async (_, content) => {
    await writeFile(lockFile(), content);
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'database.folder-in-use' });
    await lock.release();
  });

  it('S5 gets past a gate whose process died inside it', async () => {
    await writeFile(lockFile(), DEAD);
    await writeFile(`${lockFile()}.takeover`, DEAD);
    await (await lockFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(['a dead holder', 'no holder'])(
    'S5 lets exactly one of many in at once, with %s',
    async (before) => {
      for (let round = 0; round < 20; round += 1) {
        if (before === 'a dead holder') await writeFile(lockFile(), DEAD);
        const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
        const won = tries.filter((result) => result.status === 'fulfilled');
        expect(won).toHaveLength(1);
        await won[0]?.value.release();
      }
    },
  );

  it('S5 a release does not remove the lock of a later holder', async () => {
    const first = await lockFolder(folder);
    await first.release();
    const second = await lockFolder(folder);
    await first.release();
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'database.folder-in-use' });
    await second.release();
  });
});
