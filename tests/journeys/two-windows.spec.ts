/** S19: two windows of one officer on one desk; what one writes the other shows, and when the one that syncs ends, the other goes on. */
import { expect, type Page, test } from '@playwright/test';
import { openWire, type Wire } from './support/cut-proxy.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let wire: Wire;
let at: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  wire = await openWire(platform.ready.url);
  at = await openWorkstation(browser, { name: 'two-windows', login: 'minzheng.zhang', platform: wire.url });
});

test.afterAll(async () => {
  await at?.stop();
  await wire?.close();
  await platform?.stop();
});

const status = (page: Page, text: string | RegExp) => page.getByLabel('状态栏').getByText(text);
const syncNow = (page: Page): Promise<void> => page.getByRole('button', { name: '立即同步' }).click();

/** Names of the browser's locks, as one of the windows sees them. */
const locks = (page: Page) =>
  page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    return { held: held.map(({ name }) => name), pending: pending.map(({ name }) => name) };
  });

const openForm = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '目录' }).click();
  await page.getByLabel('搜索目录').fill('在册人口基础信息');
  await page.getByText('在册人口基础信息').first().click();
  const apply = page.getByRole('button', { name: '申请使用' });
  await apply.or(page.getByRole('link', { name: '申请使用' })).click();
};

const submit = async (page: Page): Promise<void> => {
  await openForm(page);
  await page.getByLabel('使用用途').fill('两个窗口');
  await page.getByLabel('应用场景').fill('低保资格核对');
  await page.getByRole('checkbox').nth(0).check();
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('button', { name: '确认提交' }).click();
};

test('S19 of two windows one syncs; when it ends, the other sends what waits', async () => {
  const first = at.page;
  await expect(status(first, /上次同步/u)).toBeVisible({ timeout: 120_000 });
  const [second] = await Promise.all([
    first.context().waitForEvent('page'),
    first.evaluate(() => void window.open('/')),
  ]);
  await expect(second.getByRole('navigation', { name: '主菜单' })).toBeVisible();

  let round = '';
  await test.step('a round holds a lock that both windows know', async () => {
    wire.slow(3_000);
    await syncNow(first);
    await expect
      .poll(async () => {
        const { held } = await locks(second);
        round = held.find((name) => name?.includes('sync')) ?? '';
        return round;
      })
      .not.toBe('');
    wire.slow(0);
    await expect.poll(async () => (await locks(second)).held.includes(round)).toBe(false);
  });

  await test.step('what one window writes in a form, the other goes on from', async () => {
    for (const page of [first, second]) await openForm(page);
    await first.getByLabel('使用用途').fill('先写的用途');
    await expect(second.getByLabel('使用用途')).toHaveValue('先写的用途');
    await second.getByLabel('应用场景').fill('后写的场景');
    await expect(first.getByLabel('应用场景')).toHaveValue('后写的场景');
    await first.getByLabel('使用用途').fill('先写的用途，改过');
    await first.reload();
    await expect(first.getByLabel('使用用途')).toHaveValue('先写的用途，改过');
    await expect(first.getByLabel('应用场景')).toHaveValue('后写的场景');
  });

  await test.step('an act of one window waits in both', async () => {
    wire.cut();
    await submit(second);
    for (const page of [first, second]) await expect(status(page, '待同步 1')).toBeVisible();
  });

  await test.step('while the first is in the middle of a round the second waits its turn', async () => {
    // A round that hangs: nothing else would hold the lock for so long.
    await first.evaluate((name) => void navigator.locks.request(name, () => new Promise(() => {})), round);
    await expect.poll(async () => (await locks(second)).held.includes(round)).toBe(true);
    wire.mend();
    await syncNow(second);
    await expect.poll(async () => (await locks(second)).pending.includes(round)).toBe(true);
    await expect(status(second, '待同步 1')).toBeVisible();
  });

  await test.step('the first one ends', async () => {
    await first.close();
    await expect(status(second, '待同步 0')).toBeVisible({ timeout: 90_000 });
    await second.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '我的申请' }).click();
    await expect(second.getByText(/GX20\d\d-\d{6}/u).first()).toBeVisible();
  });
  expect(at.complaints).toEqual([]);
});
