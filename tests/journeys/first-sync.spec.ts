/** S7: a first sync over a slow line tells how far it is, is stopped and taken up again, and outlives a cut. */
import { expect, test } from '@playwright/test';
import { type City, openCity } from '../bench/support/city.ts';
import { openWire, type Wire } from './support/cut-proxy.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

/** Many small segments on a slow line, three of them on their way at a time, so that there is time to look. */
const segmentRows = 12;
const slowMs = 1_200;

let city: City;
let wire: Wire;
let at: Workstation;

test.beforeAll(async ({ browser }) => {
  city = await openCity(0, segmentRows);
  wire = await openWire((await city.node()).ready.url);
  wire.slow(slowMs);
  at = await openWorkstation(browser, { name: 'first-sync', login: 'minzheng.zhang', platform: wire.url });
});

test.afterAll(async () => {
  await at?.stop();
  await wire?.close();
  await city?.close();
});

test('S7 the status bar counts the first sync, the officer stops it, a cut stops it, and it goes on by itself', async () => {
  const bar = at.page.getByLabel('状态栏');
  await at.page.evaluate(() => {
    const look = () => {
      if (document.body.textContent.includes('没有符合的条目')) document.body.dataset.saidNothing = 'yes';
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
  await at.go('目录');
  await expect(bar.getByText(/首次同步目录 [\d,]+ \/ [\d,]+ 条，每秒 [\d,]+ 条/u)).toBeVisible();
  // What has not come yet is found all the same: the platform is asked, and says so.
  const byPlatform = at.page.getByText('由共享平台检索', { exact: true });
  await expect(byPlatform).toBeVisible();
  // Before it has answered, nobody says that there is nothing.
  await expect(at.page.locator('body')).not.toHaveAttribute('data-said-nothing');
  await at.page.getByLabel('搜索目录').fill('在册人口');
  await expect(at.page.getByRole('listbox', { name: '目录条目' })).toContainText('在册人口');
  await at.picture('running');
  await bar.getByRole('button', { name: '暂停' }).click();
  await expect(bar.getByText(/首次同步已暂停，已收/u)).toBeVisible();
  await at.picture('paused');
  await bar.getByRole('button', { name: '继续' }).click();
  await expect(bar.getByText(/首次同步目录/u)).toBeVisible();
  wire.cut();
  await expect(bar.getByText(/连接中断，首次同步暂停/u)).toBeVisible();
  await at.picture('cut');
  wire.slow(0);
  wire.mend();
  await expect(bar.getByText(/上次同步/u)).toBeVisible({ timeout: 60_000 });
  await expect(bar.getByText(/首次同步/u)).toHaveCount(0);
  await expect(byPlatform).toHaveCount(0);
  await expect(at.page.getByRole('listbox', { name: '目录条目' })).toContainText('在册人口');
  await expect(at.page.getByRole('status').filter({ hasText: '条 / 共' })).not.toContainText('首次同步未完');
  await at.picture('whole');
});
