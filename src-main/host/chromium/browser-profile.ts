/** The folder of our own browser: made for this user alone, and removed where it is to hold nothing any more. */
import { chmod, mkdir, rm, stat, writeFile } from 'node:fs/promises';
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
  return folder;
}

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
