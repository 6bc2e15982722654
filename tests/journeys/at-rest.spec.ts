/** What a workstation leaves on its disk and in its memory. */
import { expect, type Page, test } from '@playwright/test';
import { forgetOpenPages } from '../../src-main/host/chromium/browser-profile.ts';
import { demonstrationPassword } from '../../src-platform/demonstration/install-demonstration.ts';
import { openWire, type Wire } from './support/cut-proxy.ts';
import { filesHolding, heapOf, type OwnBrowser, openOwnBrowser } from './support/own-browser.ts';
import { freshFolder, type Program, startDeskIn, startPlatform } from './support/programs.ts';

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

/** One installation: main's folder and the browser's, both of which outlive a run. */
const installation = (name: string) => ({
  folder: freshFolder(name),
  profile: freshFolder(`${name}-profile`),
});
type Installation = ReturnType<typeof installation>;

type Run = OwnBrowser & { readonly desk: Program; stop(): Promise<void> };

const run = async ({ folder, profile }: Installation, watch?: (page: Page) => void): Promise<Run> => {
  const desk = await startDeskIn(folder, wire.url);
  const browser = await openOwnBrowser(profile, desk.ready.url, watch);
  return {
    ...browser,
    desk,
    stop: async () => {
      await browser.context.close();
      await desk.stop();
    },
  };
};

const signIn = async (page: Page): Promise<void> => {
  await page.getByLabel('账号').fill('minzheng.zhang');
  await page.getByLabel('口令').fill(demonstrationPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByLabel('状态栏').getByText('在线')).toBeVisible();
};

const unlock = async (page: Page): Promise<void> => {
  await page.getByLabel('口令').fill(demonstrationPassword);
  await page.getByRole('button', { name: '解锁' }).click();
};

const entryName = '在册人口基础信息';

const openForm = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '目录' }).click();
  await page.getByLabel('搜索目录').fill(entryName);
  await page.getByText(entryName).first().click();
  const apply = page.getByRole('button', { name: '申请使用' });
  await apply.or(page.getByRole('link', { name: '申请使用' })).click();
  await expect(page.getByLabel('使用用途')).toBeVisible();
};

/** Row keys as they cross the bridge. */
const listenForKeys = (page: Page, keys: Set<string>): void => {
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      for (const [, key] of String(payload).matchAll(/"(?:key|indexKey)":"([A-Za-z0-9+/]{22,43}=+)"/gu))
        if (key !== undefined) keys.add(key);
    }),
  );
};

const markers = Array.from({ length: 20 }, (_, number) => `zzmarker-${String(number).padStart(2, '0')}-救助`);

test('A1 A6 nothing an officer wrote is on the disk, and after a lock nothing of it is in memory', async () => {
  const place = installation('rest');
  const keys = new Set<string>();
  const at = await run(place, (opened) => listenForKeys(opened, keys));
  const { page } = at;
  await signIn(page);
  expect(keys.size).toBeGreaterThanOrEqual(2);
  await openForm(page);
  for (const marker of markers) await page.getByLabel('使用用途').fill(marker);
  await page.getByLabel('应用场景').fill(markers.join(''));
  await page.getByLabel('应用场景').fill(String(markers[0]));
  expect(await heapOf(at)).toContain('zzmarker-19');

  await page.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByRole('button', { name: '解锁' })).toBeVisible();
  const heap = await heapOf(at);
  expect(heap.length).toBeGreaterThan(1_000_000);
  for (const secret of ['zzmarker', ...keys]) expect(heap).not.toContain(secret);

  await unlock(page);
  await expect(page.getByLabel('使用用途')).toHaveValue(String(markers.at(-1)));
  await page.getByLabel('使用用途').fill('');
  await page.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByRole('button', { name: '解锁' })).toBeVisible();
  await at.context.close();
  // As the Chromium door does when its browser has ended.
  await forgetOpenPages(place.profile);
  // The public catalogue lies in the clear: the search would find what it looks for.
  expect(filesHolding(place.profile, entryName).length).toBeGreaterThan(0);
  for (const folder of [place.profile, place.folder])
    for (const secret of [...markers, ...keys]) expect(filesHolding(folder, secret)).toEqual([]);
  await at.desk.stop();
});

/** Applies for one item of the entry, with the marker in what the officer writes. */
const apply = async (page: Page, marker: string): Promise<void> => {
  await openForm(page);
  await page.getByRole('checkbox', { name: '姓名' }).check();
  await page.getByLabel('使用用途').fill(`${marker}-用途`);
  await page.getByLabel('应用场景').fill(`${marker}-场景`);
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('button', { name: '确认提交' }).click();
};

test('A1 nothing of an application that came back confirmed, or still waits, is readable on the disk', async () => {
  test.slow();
  const place = installation('acts');
  const at = await run(place);
  const { page } = at;
  const status = (text: string) => page.getByLabel('状态栏').getByText(text);
  await signIn(page);
  await apply(page, 'zzmarker-confirmed');
  await expect(page.getByText('zzmarker-confirmed-用途').first()).toBeVisible();
  await expect(page.getByText(/GX20\d\d-\d{6}/u).first()).toBeVisible({ timeout: 60_000 });
  await expect(status('待同步 0')).toBeVisible({ timeout: 60_000 });
  wire.cut();
  await apply(page, 'zzmarker-waiting');
  await expect(status('待同步 1')).toBeVisible();
  await expect(page.getByText('zzmarker-waiting-用途').first()).toBeVisible();
  await at.stop();
  await forgetOpenPages(place.profile);
  // What is searched is where it lies: the journal has the act that waits, the profile the rows.
  expect(filesHolding(place.folder, 'append ').length).toBeGreaterThan(0);
  for (const folder of [place.profile, place.folder]) expect(filesHolding(folder, 'zzmarker')).toEqual([]);
});
