/** The catalogue's search in the window: its index in a worker, pinyin, old characters, facets, and no link needed. */
import { expect, test } from '@playwright/test';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let at: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  at = await openWorkstation(browser, {
    name: 'search',
    login: 'minzheng.zhang',
    platform: platform.ready.url,
  });
});

test.afterAll(async () => {
  await at?.stop();
  await platform?.stop();
});

test('a few letters, old characters or a piece of an abstract find an entry, and facets narrow it', async () => {
  const { page } = at;
  await at.go('目录');
  const box = page.getByLabel('搜索目录');
  const hits = page.getByRole('listbox', { name: '目录条目' });
  const count = page.getByRole('status').filter({ hasText: '条 / 共' });
  await expect(count).toHaveText(/^(?<all>\d+) 条 \/ 共 \k<all> 条$/u);
  await at.picture('whole');

  await box.fill('zcrk');
  await expect(hits.getByRole('option').first()).toContainText('在册人口');
  await expect(hits.locator('mark').first()).toHaveText('在册人口');
  await at.picture('pinyin');

  await box.fill('在冊人口');
  await expect(hits.getByRole('option').first()).toContainText('在册人口');

  await box.fill('登记');
  const region = page.getByRole('region', { name: '区域' });
  await region.getByRole('checkbox').first().check();
  await expect(count).not.toHaveText(/^0 条/u);
  await at.picture('facets');
  await page.getByRole('button', { name: '清除筛选' }).click();

  await box.fill('没有这样的数据');
  await expect(page.getByText('没有符合的条目')).toBeVisible();
  await at.picture('nothing');
  await page.getByRole('button', { name: '清除搜索和筛选' }).click();
  await expect(hits.getByRole('option').first()).toBeVisible();
  expect(at.complaints).toEqual([]);
});
