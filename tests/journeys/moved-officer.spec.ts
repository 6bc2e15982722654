/**
 * An officer moves to another department while their window is open: what the former one showed goes with the next
 * contact, before they are asked who they are now (S12, 五(四)3).
 */
import { expect, type Page, test } from '@playwright/test';
import { demonstrationPassword } from '../../src-platform/demonstration/install-demonstration.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let moving: Workstation;
let system: Workstation;
let security: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const open = (name: string, login: string) =>
    openWorkstation(browser, { name, login, platform: platform.ready.url });
  moving = await open('moved', 'minzheng.zhang');
  system = await open('moved-system', 'zwxx.wu');
  security = await open('moved-security', 'zwxx.zheng');
});

test.afterAll(async () => {
  for (const workstation of [moving, system, security]) await workstation?.stop();
  await platform?.stop();
});

const purpose = '低保资格核对-调动前';

const applies = async (page: Page): Promise<void> => {
  await page.getByLabel('搜索目录').fill('在册人口基础信息');
  await page.getByRole('option', { name: /在册人口基础信息/u }).click();
  await page.getByRole('button', { name: '申请使用' }).click();
  await page.getByRole('button', { name: '全选可申请项' }).click();
  await page.getByLabel('使用用途').fill(purpose);
  await page.getByLabel('应用场景').fill('窗口受理临时救助申请');
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('button', { name: '确认提交' }).click();
  await expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible({ timeout: 60_000 });
};

const account = (page: Page) => page.getByRole('option', { name: /minzheng\.zhang/u });

test('[R063] S12 an officer who moves loses what the former department showed, in the open window', async () => {
  const { page } = moving;
  await test.step('they see a case of their department', async () => {
    await moving.go('目录');
    await applies(page);
    await expect(page.getByText(purpose).first()).toBeVisible();
  });

  await test.step('the move is asked for by one administrator and approved by another', async () => {
    await system.go('账号管理');
    await account(system.page).click();
    await system.page.getByRole('button', { name: '申请变更' }).click();
    const dialog = system.page.getByRole('dialog');
    await dialog.getByLabel('部门', { exact: true }).click();
    await dialog.getByLabel('部门', { exact: true }).fill('忻州市医疗保障局');
    await system.page
      .locator('.ant-select-item-option')
      .filter({ hasText: '忻州市医疗保障局' })
      .first()
      .click();
    await dialog.getByLabel('理由').fill('调往医疗保障局');
    await dialog.getByRole('button', { name: '下一步' }).click();
    await system.picture('confirm');
    await system.page.getByRole('button', { name: '确认申请' }).click();
    await expect(system.page.getByRole('dialog')).toHaveCount(0);
    await security.go('账号管理');
    await expect(account(security.page)).toContainText('待审批', { timeout: 60_000 });
    await account(security.page).click();
    await security.page.getByRole('button', { name: '同意', exact: true }).click();
    await security.page.getByRole('dialog').getByRole('button', { name: '下一步' }).click();
    await security.page.getByRole('button', { name: '确认同意' }).click();
    await expect(security.page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('the case is gone from the open window, and they are asked to sign in', async () => {
    await expect(page.getByRole('button', { name: '重新登录' })).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText(purpose)).toHaveCount(0);
    await moving.picture('asked');
  });

  await test.step('signed in again they work in the other department', async () => {
    await page.getByRole('button', { name: '重新登录' }).click();
    await page.getByRole('dialog').getByLabel('口令').fill(demonstrationPassword);
    await page.getByRole('dialog').getByRole('button', { name: '重新登录' }).click();
    await expect(page.getByText('忻州市医疗保障局').first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByLabel('状态栏').getByText('在线')).toBeVisible({ timeout: 60_000 });
    await moving.go('我的申请');
    await expect(page.getByText(purpose)).toHaveCount(0);
    await moving.picture('elsewhere');
  });
  for (const { complaints } of [moving, system, security]) expect(complaints).toEqual([]);
});
