/** Which entry is open in 目录: what the officer reads stays, another question opens its own, and the place is come back to. */
import { expect, test } from '@playwright/test';
import { publishEntry, wholeCount } from './support/catalogue.ts';
import { openWire, type Wire } from './support/cut-proxy.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let wire: Wire;
let at: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  wire = await openWire(platform.ready.url);
  at = await openWorkstation(browser, { name: 'open-entry', login: 'minzheng.zhang', platform: wire.url });
});

test.afterAll(async () => {
  await at?.stop();
  await wire?.close();
  await platform?.stop();
});

const list = () => at.page.getByRole('listbox', { name: '目录条目' });
const options = () => list().getByRole('option');
const selected = () => list().locator('[role=option][aria-selected=true]');
const heading = () => at.page.locator('.entry-title');
const nameOf = async (place: number) =>
  (await options().nth(place).locator('.strong').first().textContent()) ?? '';

const ask = async (text: string) => {
  await at.page.getByLabel('搜索目录').fill(text);
  await expect(list().locator('mark').first()).toHaveText(text);
};

test('a sync does not exchange the entry that is read; another question opens its own first hit', async () => {
  const { page } = at;
  await at.go('目录');
  await ask('婚姻');
  const first = await nameOf(0);
  await expect(heading()).toHaveText(first);
  const total = Number(await options().first().getAttribute('aria-setsize'));
  await publishEntry(platform, '婚姻');
  await expect(options().first()).toHaveAttribute('aria-setsize', String(total + 1));
  await expect(options().first()).toContainText('婚姻');
  expect(await nameOf(0)).toBe('婚姻');
  await expect(heading()).toHaveText(first);
  await expect(selected()).toContainText(first);

  await options().nth(2).click();
  await expect(heading()).toHaveText(await nameOf(2));
  await ask('户口');
  await expect(selected()).toHaveAttribute('aria-posinset', '1');
  await expect(heading()).toHaveText(await nameOf(0));

  // Come to from elsewhere, and not among the hits.
  await page.getByRole('button', { name: '收藏条目' }).click();
  await ask('婚姻');
  await page.getByRole('region', { name: '收藏的条目' }).getByRole('link').click();
  await expect(page.getByText('不在当前的检索结果中')).toBeVisible();
  await at.picture('outside');
  await list().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  await expect(selected()).toHaveAttribute('aria-posinset', '1');
  await expect(page.getByText('不在当前的检索结果中')).toHaveCount(0);
  expect(at.complaints).toEqual([]);
});

test('what cannot be applied for is said before anything is filled in', async () => {
  const { page } = at;
  await at.go('目录');
  await ask('婚姻登记');
  await expect(page.getByRole('button', { name: '申请使用' })).toBeDisabled();
  await list().focus();
  await page.keyboard.press('Enter');
  const why = page.getByText('本部门提供的资源，在部门内部直接使用。');
  await expect(why).toHaveCount(2);
  await at.picture('own');
  await expect(page.getByRole('heading', { name: '目录', exact: true })).toBeVisible();

  // By its address as well.
  await options().first().click();
  await page.evaluate(() => {
    window.location.hash = window.location.hash.replace('/catalog/', '/apply/');
  });
  await expect(page.getByRole('link', { name: '返回目录' })).toBeVisible();
  await expect(why.first()).toBeVisible();
  await at.picture('own-form');
  expect(at.complaints).toEqual([]);
});

test('whoever comes back to 目录 finds the list where they left it, the entry open and who was asked', async () => {
  const { page } = at;
  await at.go('目录');
  await page.getByLabel('搜索目录').fill('');
  await expect(page.getByRole('status').filter({ hasText: '条 / 共' })).toHaveText(wholeCount);
  await list().evaluate((box) => box.scrollTo({ top: 3_000 }));
  const place = 54;
  const row = list().locator(`[aria-posinset="${place}"]`);
  await expect(row).not.toHaveText('');
  await row.click();
  await expect(selected()).toHaveAttribute('aria-posinset', String(place));
  const name = (await heading().textContent()) ?? '';
  const top = await list().evaluate((box) => box.scrollTop);
  const isBack = async () => {
    await expect(heading()).toHaveText(name);
    await expect(selected()).toHaveAttribute('aria-posinset', String(place));
    expect(await list().evaluate((box) => box.scrollTop)).toBe(top);
  };
  await at.go('今日');
  await at.go('目录');
  await isBack();
  await selected().click();
  await page.evaluate(() => {
    window.location.hash = `/apply/${window.location.hash.split('/').at(-1)}`;
  });
  await page.getByRole('link', { name: '返回目录' }).click();
  await isBack();

  await page.getByRole('button', { name: '改由共享平台检索' }).click();
  await expect(page.getByText('由共享平台检索', { exact: true })).toBeVisible();
  await at.go('今日');
  await at.go('目录');
  await expect(page.getByText('由共享平台检索', { exact: true })).toBeVisible();
  await isBack();

  // On a slow line the rows of the question before are not passed off as the answer.
  wire.slow(4_000);
  await page.getByLabel('搜索目录').fill('户口');
  await expect(page.getByText('正在由共享平台检索')).toBeVisible();
  await expect(page.locator('.pane[aria-busy=true]')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^\d+ 条$/u })).toHaveCount(0);
  await at.picture('slow');
  await expect(page.getByText('由共享平台检索', { exact: true })).toBeVisible();
  await expect(list().locator('mark').first()).toHaveText('户口');
  wire.slow(0);
  await page.getByRole('button', { name: '改用本机检索' }).click();
  await expect(page.getByRole('status').filter({ hasText: '条 / 共' })).toBeVisible();
  expect(at.complaints).toEqual([]);
});
