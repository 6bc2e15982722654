/** A database of an earlier release that this one cannot upgrade: what only it holds is deleted by no one click (S10). */
import { expect, type Page, test } from '@playwright/test';
import { demonstrationPassword } from '../../src-platform/demonstration/install-demonstration.ts';
import { type OwnBrowser, openOwnBrowser } from './support/own-browser.ts';
import { freshFolder, type Program, startDeskIn, startPlatform } from './support/programs.ts';
import { settled } from './support/workstation.ts';

let platform: Program;
let desk: Program;
let browser: OwnBrowser;
let folder: string;
let profile: string;

test.beforeAll(async () => {
  platform = await startPlatform();
});

test.afterAll(() => platform?.stop());

test.beforeEach(async () => {
  folder = freshFolder('shut');
  profile = freshFolder('shut-profile');
  desk = await startDeskIn(folder, platform.ready.url);
  browser = await openOwnBrowser(profile, desk.ready.url);
  const { page } = browser;
  await page.getByLabel('账号').fill('minzheng.zhang');
  await page.getByLabel('口令').fill(demonstrationPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(synced(page)).toBeVisible({ timeout: 120_000 });
  await page.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByRole('button', { name: '解锁' })).toBeVisible();
});

test.afterEach(async () => {
  await browser.context.close();
  await desk.stop();
});

const synced = (page: Page) => page.getByLabel('状态栏').getByText(/上次同步/u);

const unlock = async (page: Page): Promise<void> => {
  await page.getByLabel('口令').fill(demonstrationPassword);
  await page.getByRole('button', { name: '解锁' }).click();
};

const picture = async (page: Page, name: string): Promise<void> => {
  await settled(page);
  await page.screenshot({ path: `artefacts/steps/shut-desk-${name}.png` });
};

const draft = { key: 'review:case-1', value: '写了三天的审查意见' };

/**
 * Puts a database with one draft in the place of the officer's own, at the version of an earlier release.
 * @param old `number` ten times the version, as Dexie counts; `regionKey` another primary key than this release's
 * where no upgrade can be made
 */
const replaceDatabase = (page: Page, old: { number: number; regionKey: string }): Promise<void> =>
  page.evaluate(
    async ({ number, regionKey, draft: row }) => {
      const done = (request: IDBRequest) =>
        new Promise<void>((resolve, reject) => {
          request.onsuccess = () => resolve();
          request.onerror = () => reject(request.error);
        });
      const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
      const name = names.find((each) => /^desk-[^.]+$/u.test(each)) ?? '';
      await done(indexedDB.deleteDatabase(name));
      const opening = indexedDB.open(name, number);
      opening.onupgradeneeded = () => {
        const { result } = opening;
        result.createObjectStore('region', { keyPath: regionKey });
        result
          .createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true })
          .createIndex('id', 'id', { unique: true });
        result.createObjectStore('refused', { keyPath: 'id' });
        result.createObjectStore('drafts', { keyPath: 'key' }).put(row);
      };
      await done(opening);
      opening.result.close();
    },
    { ...old, draft },
  );

const draftsOf = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const opening = indexedDB.open(names.find((each) => /^desk-[^.]+$/u.test(each)) ?? '');
    await new Promise((resolve, reject) => {
      opening.onsuccess = resolve;
      opening.onerror = reject;
    });
    const counting = opening.result.transaction('drafts').objectStore('drafts').count();
    const count = await new Promise<number>((resolve) => {
      counting.onsuccess = () => resolve(counting.result);
    });
    opening.result.close();
    return count;
  });

test('S10 a draft in a database that cannot be upgraded is rescued at the version it has', async () => {
  const { page } = browser;
  await replaceDatabase(page, { number: 10, regionKey: 'code' });
  await unlock(page);
  await page.getByRole('button', { name: '重新同步' }).waitFor();
  await picture(page, 'broken');
  await page.getByRole('button', { name: '重新同步' }).click();
  await expect(synced(page)).toBeVisible({ timeout: 120_000 });
  expect(await draftsOf(page)).toBe(1);
});

test('S10 a draft that cannot be read is deleted only after the officer has said it a second time', async () => {
  const { page } = browser;
  // At a version from which every row is sealed, a row in the clear is nobody's.
  await replaceDatabase(page, { number: 30, regionKey: 'code' });
  await unlock(page);
  await page.getByRole('button', { name: '重新同步' }).click();
  const second = page.getByRole('button', { name: '舍弃读不出的内容，重新同步' });
  await expect(second).toBeVisible();
  await picture(page, 'unread');
  expect(await draftsOf(page)).toBe(1);
  await second.click();
  await expect(page.getByText(/已清除并重新开始/u)).toBeVisible();
  await picture(page, 'begun');
  await page.getByRole('button', { name: '打开工作台' }).click();
  await expect(synced(page)).toBeVisible({ timeout: 120_000 });
  expect(await draftsOf(page)).toBe(0);
});

test('S9 S10 on a full disk nothing is offered that deletes, and with room again the draft is there', async () => {
  await replaceDatabase(browser.page, { number: 10, regionKey: 'id' });
  await browser.context.close();
  await desk.stop();
  // A browser that has counted its room keeps the count for half a minute: a new one counts anew.
  desk = await startDeskIn(folder, platform.ready.url);
  browser = await openOwnBrowser(profile, 'about:blank');
  const { page, context } = browser;
  const session = await context.newCDPSession(page);
  const { origin } = new URL(desk.ready.url);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.goto(desk.ready.url);
  await unlock(page);
  await expect(page.getByText(/本机存储空间已满/u)).toBeVisible();
  await picture(page, 'full');
  await expect(page.getByRole('button', { name: '重新同步' })).toHaveCount(0);
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  const again = page.getByRole('button', { name: '再试一次' });
  await expect(async () => {
    if (await again.isVisible()) await again.click();
    await expect(page.getByLabel('状态栏')).toBeVisible();
  }).toPass({ timeout: 90_000 });
  await expect(synced(page)).toBeVisible({ timeout: 120_000 });
  expect(await draftsOf(page)).toBe(1);
});
