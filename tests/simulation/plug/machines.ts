/** One officer's window, desk and platform as real processes that can be killed and started again on what they left. */
import { rmSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { demonstrationPassword } from '../../../src-platform/demonstration/install-demonstration.ts';
import { removeDataFolder } from '../../conformance/postgres-servers.ts';
import { openWire } from '../../journeys/support/cut-proxy.ts';
import { type OwnBrowser, openOwnBrowser } from '../../journeys/support/own-browser.ts';
import { childrenNaming, killTree } from '../../journeys/support/processes.ts';
import { freshFolder, type Program, startDeskIn, startPlatformIn } from '../../journeys/support/programs.ts';

/** The desk takes its window along: the link that opened it holds good once. */
export type Victims = 'platform' | 'desk' | 'everything';

export type Machines = {
  readonly page: () => Page;
  readonly platformUrl: () => string;
  /** SIGKILL to them and to all they started; resolves when none of it runs any more. */
  readonly kill: (victims: Victims) => Promise<void>;
  /** Starts what was killed, on the folders it left, and unlocks. */
  readonly restart: () => Promise<void>;
  /** Resolves when the window has sent everything and is in touch. */
  readonly caughtUp: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const patience = { timeout: 180_000 };
const login = 'zwxx.wang';

type Home = Readonly<Record<'platform' | 'desk' | 'profile', string>>;

const openWindow = async ({ profile }: Home, url: string): Promise<OwnBrowser> => {
  rmSync(`${profile}/SingletonLock`, { force: true });
  return openOwnBrowser(profile, url);
};

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('口令').fill(demonstrationPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('口令').fill(demonstrationPassword);
  await page.getByRole('button', { name: '解锁' }).click();
}

export async function startMachines(): Promise<Machines> {
  const home: Home = {
    platform: freshFolder('plug-platform'),
    desk: freshFolder('plug-desk'),
    profile: freshFolder('plug-profile'),
  };
  let platform: Program | null = await startPlatformIn(home.platform, '');
  const wire = await openWire(platform.ready.url);
  let desk: Program | null = await startDeskIn(home.desk, wire.url);
  let browser = await openWindow(home, desk.ready.url);
  await signIn(browser.page);

  const killDesk = async () => {
    await Promise.all(
      [...childrenNaming(home.profile), desk?.pid ?? 0].filter((pid) => pid > 0).map(killTree),
    );
    desk = null;
  };
  const killPlatform = async () => {
    if (platform !== null) await killTree(platform.pid);
    platform = null;
  };
  return {
    page: () => browser.page,
    platformUrl: () => platform?.ready.url ?? '',
    kill: async (victims) => {
      await Promise.all([
        ...(victims === 'platform' ? [] : [killDesk()]),
        ...(victims === 'desk' ? [] : [killPlatform()]),
      ]);
    },
    restart: async () => {
      if (platform === null) {
        platform = await startPlatformIn(home.platform, '');
        wire.lead(platform.ready.url);
      }
      if (desk === null) {
        desk = await startDeskIn(home.desk, wire.url);
        browser = await openWindow(home, desk.ready.url);
        await unlock(browser.page);
      }
    },
    caughtUp: async () => {
      const bar = browser.page.getByLabel('状态栏');
      await expect(bar.getByText(/上次同步/u)).toBeVisible(patience);
      await bar.getByRole('button', { name: '立即同步' }).click(patience);
      await expect(bar.getByText('在线')).toBeVisible(patience);
      await expect(bar.getByText('待同步 0')).toBeVisible(patience);
      await expect(bar.getByRole('button', { name: '立即同步' })).toBeEnabled(patience);
    },
    stop: async () => {
      await browser.context.close().catch(() => undefined);
      await desk?.stop();
      await platform?.stop();
      await wire.close();
      await removeDataFolder(home.platform);
      for (const folder of [home.desk, home.profile]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
