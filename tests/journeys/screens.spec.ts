/** Every screen as an officer meets it: no policy violation, nothing serious for axe, nothing cut off, at 100 % and 200 %. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, settled, type Workstation } from './support/workstation.ts';

let platform: Program;
let user: Workstation;
let bureau: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const address = platform.ready.url;
  user = await openWorkstation(browser, { name: 'screens-user', login: 'minzheng.zhang', platform: address });
  bureau = await openWorkstation(browser, { name: 'screens-bureau', login: 'zwxx.wang', platform: address });
});

test.afterAll(async () => {
  for (const workstation of [user, bureau]) await workstation?.stop();
  await platform?.stop();
});

const seriousFaults = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};

const isSound = async (page: Page, place: string): Promise<void> => {
  await settled(page);
  expect(await seriousFaults(page), place).toEqual([]);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, `${place} scrolls sideways`).toBeLessThanOrEqual(0);
};

const places = ['今日', '目录', '我的申请', '协议签署', '使用', '供需台账', '凭证', '设置'];

for (const [scale, width, height] of [
  ['100 %', 1366, 768],
  ['200 %', 683, 384],
] as const) {
  test(`[R020] every screen is whole and readable at ${scale}`, async () => {
    const { page } = user;
    await page.setViewportSize({ width, height });
    for (const place of places) {
      await user.go(place);
      await expect(page.getByRole('heading', { name: place, level: 2 })).toBeVisible();
      await isSound(page, place);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    expect(user.complaints).toEqual([]);
  });
}

test('[R017] [R052] one application: dialogs keep the window’s policy, words stay, the queue wants no mouse', async () => {
  const { page } = user;
  await test.step('dialogs, drop-downs and messages keep the window’s policy', async () => {
    await page.keyboard.press('Control+k');
    await page.getByLabel('查找页面或目录').fill('人口');
    await expect(page.getByRole('listbox', { name: '查找结果' }).getByRole('option').first()).toBeVisible();
    await isSound(page, '查找');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '快捷键' }).click();
    await isSound(page, '快捷键');
    await page.keyboard.press('Escape');
    await user.go('目录');
    await page.getByLabel('搜索目录').fill('在册人口基础信息');
    await page.getByRole('option', { name: /在册人口基础信息/u }).click();
    await page.getByRole('button', { name: '申请使用' }).click();
    await page.getByRole('button', { name: '提交申请' }).click();
    await expect(page.getByText('请至少勾选一个信息项。')).toBeVisible();
    await isSound(page, '申请使用');
    expect(user.complaints).toEqual([]);
  });

  await test.step('what was written stays after the window is closed and opened', async () => {
    await page.getByLabel('应用场景').fill('乡镇窗口受理临时救助申请');
    await page.reload();
    await expect(page.getByLabel('应用场景')).toHaveValue('乡镇窗口受理临时救助申请');
  });

  await test.step('a reviewer clears the queue with the keyboard', async () => {
    await page.getByRole('button', { name: '全选可申请项' }).click();
    await page.getByLabel('使用用途').fill('临时救助申请人身份核对');
    await page.getByRole('button', { name: '提交申请' }).click();
    await isSound(page, '确认申请内容');
    await page.getByRole('button', { name: '确认提交' }).click();
    await expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();

    await bureau.go('审核');
    const queue = bureau.page.getByRole('listbox', { name: '待审核事项' });
    await expect(queue).toBeFocused();
    await isSound(bureau.page, '审核');
    await bureau.page.keyboard.press('j');
    await bureau.page.keyboard.press('Enter');
    await bureau.page.keyboard.type('用途明确');
    await bureau.page.keyboard.press('Tab');
    await bureau.page.keyboard.press('Enter');
    await bureau.page.getByRole('dialog').getByRole('button', { name: '确认', exact: true }).press('Enter');
    await expect(bureau.page.getByRole('heading', { name: '审核', level: 2 })).toBeVisible();
    await expect(
      bureau.page.getByText('没有待审核的事项').or(bureau.page.getByText('待办已清')),
    ).toBeVisible();
    expect(bureau.complaints).toEqual([]);
  });
});
