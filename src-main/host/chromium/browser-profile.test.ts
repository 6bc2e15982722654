import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../services/testing/fixtures.ts';
import { markProfileForClearing, prepareBrowserProfile } from './browser-profile.ts';

it('keeps the profile from one start to the next, for this user alone', async () => {
  const dataDir = await temporaryFolder();
  const folder = await prepareBrowserProfile(dataDir);
  await writeFile(join(folder, 'kept'), '');
  expect(await prepareBrowserProfile(dataDir)).toBe(folder);
  expect(existsSync(join(folder, 'kept'))).toBe(true);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

it('A8 removes it before the next start where it is to hold nothing any more, once', async () => {
  const dataDir = await temporaryFolder();
  const folder = await prepareBrowserProfile(dataDir);
  await writeFile(join(folder, 'residue'), '');
  await markProfileForClearing(dataDir);
  await prepareBrowserProfile(dataDir);
  expect(existsSync(join(folder, 'residue'))).toBe(false);
  await writeFile(join(folder, 'kept'), '');
  await prepareBrowserProfile(dataDir);
  expect(existsSync(join(folder, 'kept'))).toBe(true);
});

it('A1 keeps nothing of what stood in the fields of an earlier run’s pages', async () => {
  const dataDir = await temporaryFolder();
  const sessions = join(await prepareBrowserProfile(dataDir), 'Default', 'Sessions');
  await mkdir(sessions, { recursive: true });
  await writeFile(join(sessions, 'Session_1'), '低保资格核对');
  await prepareBrowserProfile(dataDir);
  expect(existsSync(sessions)).toBe(false);
});

it('A1 has the browser save no password, address or card, and keeps what else it was set to', async () => {
  const dataDir = await temporaryFolder();
  const file = join(await prepareBrowserProfile(dataDir), 'Default', 'Preferences');
  const off = {
    credentials_enable_service: false,
    credentials_enable_autosignin: false,
    profile: { password_manager_enabled: false },
    autofill: { profile_enabled: false, credit_card_enabled: false },
  };
  const read = async () => JSON.parse(await readFile(file, 'utf8'));
  expect(await read()).toEqual(off);
  const before = { credentials_enable_service: true, profile: { name: '工作台' }, browser: { theme: 1 } };
  await writeFile(file, JSON.stringify(before));
  await prepareBrowserProfile(dataDir);
  expect(await read()).toEqual({ ...before, ...off, profile: { name: '工作台', ...off.profile } });
  for (const spoilt of ['{', '[]', 'null']) {
    await writeFile(file, spoilt);
    await prepareBrowserProfile(dataDir);
    expect(await read()).toEqual(off);
  }
});
