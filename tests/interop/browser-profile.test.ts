/** The browser takes our settings of its profile for its own, and leaves them. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { windowArguments } from '../../src-main/host/chromium/browser-arguments.ts';
import { startBrowser } from '../../src-main/host/chromium/browser-process.ts';
import { prepareBrowserProfile } from '../../src-main/host/chromium/browser-profile.ts';
import { findBrowser, isExecutableFile } from '../../src-main/host/chromium/find-browser.ts';

const { env, platform } = process;
const browser = await findBrowser({ env, platform, isExecutable: isExecutableFile });
const skipped = browser === null ? ' SKIPPED: needs a browser' : '';

it.skipIf(browser === null)(`A1 offers to save no password, also after it ran${skipped}`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'profile-'));
  const userDataDir = await prepareBrowserProfile(folder);
  const file = join(userDataDir, 'Default', 'Preferences');
  const isRoot = process.getuid?.() === 0;
  const running = startBrowser(browser ?? '', [
    '--headless',
    ...windowArguments('about:blank', { userDataDir, isRoot }),
  ]);
  try {
    const written = async () => JSON.parse(await readFile(file, 'utf8')) as Record<string, object>;
    // What only a browser that has read the file adds to it.
    await expect
      .poll(async () => Object.keys(await written()).length, { timeout: 60_000 })
      .toBeGreaterThan(5);
    running.quit();
    await running.ended;
    expect(await written()).toMatchObject({
      credentials_enable_service: false,
      profile: { password_manager_enabled: false },
      autofill: { profile_enabled: false, credit_card_enabled: false },
    });
  } finally {
    running.kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
