/** The folder of our own browser: made for this user alone, and removed where it is to hold nothing any more. */
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const folderOf = (dataDir: string) => join(dataDir, 'browser-profile');
const markOf = (dataDir: string) => join(dataDir, 'browser-profile.clear');

/** Removes a profile that was to be cleared, then makes it; the folder. */
export async function prepareBrowserProfile(dataDir: string): Promise<string> {
  const folder = folderOf(dataDir);
  const isMarked = await stat(markOf(dataDir)).then(
    () => true,
    () => false,
  );
  if (isMarked) {
    await rm(folder, { recursive: true, force: true });
    await rm(markOf(dataDir), { force: true });
  }
  await forgetOpenPages(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // A folder from an earlier version or a copied backup may be open to others.
  await chmod(folder, 0o700);
  await saveNoPasswords(folder);
  return folder;
}

/**
 * A browser that offers to keep the officer's password or PIN would lay it beside the rows it protects. Its own settings,
 * because it has no switch for them; what else it keeps there stays as it is.
 */
async function saveNoPasswords(profile: string): Promise<void> {
  const file = join(profile, 'Default', 'Preferences');
  const kept = await readPreferences(file);
  const wanted = {
    ...kept,
    credentials_enable_service: false,
    credentials_enable_autosignin: false,
    profile: { ...objectOr(kept.profile), password_manager_enabled: false },
    autofill: { ...objectOr(kept.autofill), profile_enabled: false, credit_card_enabled: false },
  };
  await mkdir(join(profile, 'Default'), { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(wanted), { mode: 0o600 });
}

/** Nothing where there is none, or one that the browser would throw away as well. */
async function readPreferences(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return objectOr(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {};
  }
}

const objectOr = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/**
 * A1: for its own crash recovery Chromium writes what stands in the fields of open pages to the disk, in the clear.
 * Our drafts are sealed and need none of it. Call while no browser runs on the profile.
 */
export async function forgetOpenPages(profile: string): Promise<void> {
  await rm(join(profile, 'Default', 'Sessions'), { recursive: true, force: true });
}

/** A running browser holds its files open and would write them again: they go before its next start. */
export async function markProfileForClearing(dataDir: string): Promise<void> {
  await writeFile(markOf(dataDir), '', { mode: 0o600 });
}
