import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { leastFreeBytes } from '#shared/contract/workstation.ts';
import { temporaryFolder } from '../services/testing/fixtures.ts';
import { prepareDataFolder } from './data-folder.ts';

it('makes the folder for this user alone and leaves nothing in it', async () => {
  const folder = join(await temporaryFolder(), 'a', 'b');
  await prepareDataFolder(folder, async () => leastFreeBytes);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect(await readdir(folder)).toEqual([]);
});

it('refuses a folder that cannot be made', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  await expect(prepareDataFolder(join(file, 'data'), async () => leastFreeBytes)).rejects.toThrow(
    /不能写入/u,
  );
});

it('S9 opens nothing below 200 MB of free space', async () => {
  const folder = await temporaryFolder();
  await expect(prepareDataFolder(folder, async () => leastFreeBytes - 1)).rejects.toThrow(/不足 200 MB/u);
});
