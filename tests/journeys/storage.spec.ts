/** A full disk, and a browser's folder that was deleted or damaged: nothing that was 已保存 is missing (S9, S10). */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { demonstrationPassword } from '../../src-platform/demonstration/install-demonstration.ts';
import { openWire, type Wire } from './support/cut-proxy.ts';
import { type OwnBrowser, openOwnBrowser } from './support/own-browser.ts';
import { freshFolder, type Program, startDeskIn, startPlatform } from './support/programs.ts';
import { settled } from './support/workstation.ts';

let platform: Program;
let wire: Wire;

test.beforeAll(async () => {
  platform = await startPlatform();
});

test.beforeEach(async () => {
  wire = await openWire(platform.ready.url);
});

test.afterEach(() => wire.close());

test.afterAll(async () => {
  await platform?.stop();
});

const status = (page: Page, text: string | RegExp) => page.getByLabel('状态栏').getByText(text);

const signIn = async (page: Page): Promise<void> => {
  await page.getByLabel('账号').fill('minzheng.zhang');
  await page.getByLabel('口令').fill(demonstrationPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(status(page, /上次同步/u)).toBeVisible({ timeout: 120_000 });
};

const unlock = async (page: Page): Promise<void> => {
  await page.getByLabel('口令').fill(demonstrationPassword);
  await page.getByRole('button', { name: '解锁' }).click();
};

const picture = async (page: Page, name: string): Promise<void> => {
  await settled(page);
  await page.screenshot({ path: `artefacts/steps/storage-${name}.png` });
};

const fillApplication = async (page: Page, purpose: string): Promise<void> => {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '目录' }).click();
  await page.getByLabel('搜索目录').fill('在册人口基础信息');
  await page.getByText('在册人口基础信息').first().click();
  const apply = page.getByRole('button', { name: '申请使用' });
  await apply.or(page.getByRole('link', { name: '申请使用' })).click();
  await page.getByLabel('使用用途').fill(purpose);
  await page.getByLabel('应用场景').fill('低保资格核对');
  await page.getByRole('checkbox').nth(0).check();
};

const submit = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('button', { name: '确认提交' }).click();
};

/** The officer does not wait for the window to look by itself: offline.spec.ts does. */
const reconnect = async (page: Page): Promise<void> => {
  wire.mend();
  await page.getByRole('button', { name: '立即同步' }).click();
  await expect(status(page, '待同步 0')).toBeVisible({ timeout: 90_000 });
};

/** @param quotaSize bytes the desk's page may keep; the browser's own measure where it is left out */
const quotaOf = async ({ context, page }: OwnBrowser, origin: string, quotaSize?: number): Promise<void> => {
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', {
    origin,
    ...(quotaSize === undefined ? {} : { quotaSize }),
  });
};

test('S9 an act on a full disk is refused in words or is in the journal; with room again nothing is missing', async () => {
  test.slow();
  const folder = freshFolder('full');
  const profile = freshFolder('full-profile');
  const first = await startDeskIn(folder, wire.url);
  const roomy = await openOwnBrowser(profile, first.ready.url);
  await signIn(roomy.page);
  wire.cut();
  await expect(status(roomy.page, '离线')).toBeVisible({ timeout: 60_000 });
  await fillApplication(roomy.page, '保存在满盘之前');
  await submit(roomy.page);
  await expect(status(roomy.page, '待同步 1')).toBeVisible();
  await roomy.context.close();
  await first.stop();

  // A browser that has counted its room keeps the count for half a minute: a new one counts anew.
  const desk = await startDeskIn(folder, wire.url);
  const browser = await openOwnBrowser(profile, 'about:blank');
  const { page } = browser;
  await quotaOf(browser, new URL(desk.ready.url).origin, 1);
  await page.goto(desk.ready.url);
  await unlock(page);
  await fillApplication(page, '满盘时填写的申请');
  await submit(page);
  const full = page.getByText(/本机存储空间已满/u).first();
  await expect(full).toBeVisible();
  await picture(page, 'full');

  await quotaOf(browser, new URL(desk.ready.url).origin);
  await page.reload();
  await page.getByRole('button', { name: '锁定' }).or(page.getByLabel('口令')).first().waitFor();
  if (await page.getByLabel('口令').isVisible()) await unlock(page);
  await expect(status(page, /待同步 [12]/u)).toBeVisible();
  await picture(page, 'room-again');
  await reconnect(page);
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '我的申请' }).click();
  await expect(page.getByText(/GX20\d\d-\d{6}/u).first()).toBeVisible();
  await browser.context.close();
  await desk.stop();
});

/** Of files in which nothing is left to be read, the officer says so a second time. */
const giveUpWhatIsUnread = async (page: Page): Promise<void> => {
  const second = page.getByRole('button', { name: '舍弃读不出的内容，重新同步' });
  await second.or(page.getByLabel('状态栏')).first().waitFor();
  if (!(await second.isVisible())) return;
  await second.click();
  await page.getByRole('button', { name: '打开工作台' }).click();
};

const databaseFolder = (profile: string): string => {
  const found = readdirSync(profile, { recursive: true, withFileTypes: true }).find(
    (entry) => entry.isDirectory() && entry.name === 'IndexedDB',
  );
  if (found === undefined) throw new Error('the browser has no IndexedDB folder');
  return join(found.parentPath, found.name);
};

for (const [harm, what] of [
  ['deleted', (folder: string) => rmSync(folder, { recursive: true })],
  [
    'damaged',
    (folder: string) => {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
        if (entry.isFile()) writeFileSync(join(entry.parentPath, entry.name), 'damaged'.repeat(40));
    },
  ],
] as const)
  test(`S10 with the browser's databases ${harm} and acts waiting, the acts come from the journal and the rest from the platform`, async () => {
    test.slow();
    const folder = freshFolder(harm);
    const profile = freshFolder(`${harm}-profile`);
    const desk = await startDeskIn(folder, wire.url);
    const first = await openOwnBrowser(profile, desk.ready.url);
    await signIn(first.page);
    wire.cut();
    await expect(status(first.page, '离线')).toBeVisible({ timeout: 60_000 });
    await fillApplication(first.page, '断网时提交');
    await submit(first.page);
    await expect(status(first.page, '待同步 1')).toBeVisible();
    await first.context.close();
    await desk.stop();
    what(databaseFolder(profile));

    const anew = await startDeskIn(folder, wire.url);
    const { context, page } = await openOwnBrowser(profile, anew.ready.url);
    await page
      .getByRole('button', { name: /锁定|重新同步/u })
      .or(page.getByLabel('口令'))
      .first()
      .waitFor();
    if (await page.getByLabel('口令').isVisible()) await unlock(page);
    const again = page.getByRole('button', { name: '重新同步' });
    await again.or(page.getByLabel('状态栏')).first().waitFor();
    if (await again.isVisible()) {
      await picture(page, `${harm}-shut`);
      await again.click();
      await giveUpWhatIsUnread(page);
    }
    await expect(status(page, '待同步 1')).toBeVisible({ timeout: 60_000 });
    await picture(page, `${harm}-restored`);
    await reconnect(page);
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '目录' }).click();
    await page.getByLabel('搜索目录').fill('在册人口基础信息');
    await expect(page.getByText('在册人口基础信息').first()).toBeVisible();
    await context.close();
    await anew.stop();
  });
