/**
 * An account from its opening to its closing (R063): asked for by one, approved by another, a one-time password shown
 * once, a first sign-in that must change it, work, suspension, going on, closing, and keys that are gone (A1, A8).
 */
import { basename } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { forgetOpenPages } from '../../src-main/host/chromium/browser-profile.ts';
import { filesHolding, openOwnBrowser } from './support/own-browser.ts';
import { freshFolder, type Program, startDeskIn, startPlatform } from './support/programs.ts';
import { openWorkstation, settled, type Workstation } from './support/workstation.ts';

let platform: Program;

test.beforeAll(async () => {
  platform = await startPlatform();
});

test.afterAll(async () => {
  await platform?.stop();
});

const login = 'minzheng.lin';
const first = 'Kumquat-38-zzmarker';
const second = 'Quince-44-zzmarker';

const picture = async (page: Page, name: string): Promise<void> => {
  await settled(page);
  await page.screenshot({ path: `artefacts/steps/accounts-${name}.png` });
};

const choose = async (page: Page, label: string, text: string): Promise<void> => {
  await page.getByLabel(label, { exact: true }).click();
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.locator('.ant-select-item-option').filter({ hasText: text }).first().click();
};

const account = (page: Page) => page.getByRole('option', { name: /minzheng\.lin/u });

type Step = { readonly button: string; readonly reason: string; readonly confirm: string };

const step = async ({ page }: Workstation, { button, reason, confirm }: Step): Promise<void> => {
  await account(page).click();
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (reason !== '') await dialog.getByLabel('理由').fill(reason);
  await dialog.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: confirm }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

const asksForAccount = async ({ page, picture: take }: Workstation): Promise<void> => {
  await page.getByRole('button', { name: '申请开户' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('账号名').fill(login);
  await dialog.getByLabel('姓名').fill('林晓彤');
  await choose(page, '部门', '忻州市民政局');
  await dialog.getByLabel('数据专员').check();
  await dialog.getByLabel('理由').fill('新到岗，接替张晓梅办理社会救助数据共享');
  await take('request');
  await dialog.getByRole('button', { name: '下一步' }).click();
  await take('request-confirm');
  await page.getByRole('button', { name: '确认申请' }).click();
  await expect(account(page)).toContainText('待审批：开户');
};

const administrators = async (browser: Browser) => {
  const open = (name: string, who: string) =>
    openWorkstation(browser, { name, login: who, platform: platform.ready.url });
  return { system: await open('system', 'zwxx.wu'), security: await open('security-admin', 'zwxx.zheng') };
};

/** @returns the one-time password, read off the screen */
const issues = async ({ page, picture: take }: Workstation): Promise<string> => {
  await expect(account(page)).toContainText('待签发口令', { timeout: 60_000 });
  await account(page).click();
  await page.getByRole('button', { name: '签发一次性口令' }).click();
  await take('issue-confirm');
  await page.getByRole('button', { name: '确认签发' }).click();
  const shown = page.locator('.one-time');
  await expect(shown).toBeVisible();
  await take('issued');
  const password = (await shown.textContent()) ?? '';
  await page.getByRole('button', { name: '已交给本人，关闭' }).click();
  await expect(page.getByText(password)).toHaveCount(0);
  await expect(page.getByText('一次性口令，')).toBeVisible();
  await expect(page.getByRole('button', { name: '签发一次性口令' })).toHaveCount(0);
  return password;
};

const enters = async (page: Page, oneTime: string): Promise<void> => {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('口令').fill(oneTime);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByText('一次性口令只能用一次')).toBeVisible();
  await page.getByLabel('新口令', { exact: true }).fill('Xinzhou-2026-aa');
  await expect(page.getByText('口令太常见')).toBeVisible();
  await picture(page, 'first-sign-in');
  await page.getByLabel('新口令', { exact: true }).fill(first);
  await page.getByLabel('再输一次新口令').fill(first);
  await page.getByRole('button', { name: '改口令并登录' }).click();
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible({ timeout: 60_000 });
};

const applies = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '目录' }).click();
  await page.getByLabel('搜索目录').fill('在册人口基础信息');
  await page.getByRole('option', { name: /在册人口基础信息/u }).click();
  await page.getByRole('button', { name: '申请使用' }).click();
  await page.getByRole('button', { name: '全选可申请项' }).click();
  await page.getByLabel('使用用途').fill('低保资格核对');
  await page.getByLabel('应用场景').fill('窗口受理临时救助申请');
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('button', { name: '确认提交' }).click();
  await expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible({ timeout: 60_000 });
};

const changesPassword = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '设置' }).click();
  await page.getByRole('button', { name: '修改口令' }).click();
  await page.getByLabel('原口令').fill(first);
  await page.getByLabel('新口令', { exact: true }).fill(second);
  await page.getByLabel('再输一次新口令').fill(second);
  await picture(page, 'change-password');
  await page.getByRole('button', { name: '改口令并登录' }).click();
  await expect(page.getByText('口令已改好')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByLabel('状态栏').getByText('在线')).toBeVisible({ timeout: 60_000 });
};

const renews = async (page: Page, password: string): Promise<void> => {
  await page.getByRole('dialog').getByLabel('口令').fill(password);
  await page.getByRole('dialog').getByRole('button', { name: '重新登录' }).click();
};

test('A1 A8 [R063] an account from its opening to its closing', async ({ browser }) => {
  test.setTimeout(600_000);
  const { system, security } = await administrators(browser);
  const folder = freshFolder('newcomer');
  const profile = freshFolder('newcomer-profile');
  const desk = await startDeskIn(folder, platform.ready.url);
  const { context, page } = await openOwnBrowser(profile, desk.ready.url);

  await test.step('the system administrator asks for it', async () => {
    await system.go('账号管理');
    await system.picture('accounts');
    await asksForAccount(system);
  });

  await test.step('the security administrator finds it on the day’s list and approves it', async () => {
    await security.go('今日');
    const duty = security.page.getByRole('link', { name: /审批开户/u });
    await expect(duty).toBeVisible({ timeout: 60_000 });
    await security.picture('today');
    await duty.click();
    await security.picture('waiting');
    await step(security, { button: '同意', reason: '', confirm: '确认同意' });
  });

  const oneTime = await issues(system);
  await enters(page, oneTime);
  await applies(page);
  await changesPassword(page);

  await test.step('suspended, its session ends at once, and it is told so', async () => {
    await step(system, { button: '停用', reason: '借调期间停用', confirm: '确认停用' });
    await expect(account(system.page)).toContainText('已停用');
    const again = page.getByRole('button', { name: '重新登录' });
    await expect(again).toBeVisible({ timeout: 120_000 });
    await again.click();
    await expect(page.getByRole('dialog').getByLabel('口令')).toBeFocused();
    await renews(page, second);
    await expect(page.getByRole('alert').filter({ hasText: '此账号已停用' })).toBeVisible();
    await picture(page, 'suspended');
  });

  await test.step('it goes on with its own password', async () => {
    await step(system, { button: '恢复', reason: '借调结束', confirm: '确认恢复' });
    await expect(system.page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible({ timeout: 60_000 });
    await renews(page, second);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByLabel('状态栏').getByText('在线')).toBeVisible({ timeout: 60_000 });
  });

  await test.step('closed, its workstation destroys the key and clears the data', async () => {
    await step(system, { button: '销户', reason: '已调离', confirm: '确认销户' });
    await system.picture('closed');
    await expect(page.getByRole('alert').filter({ hasText: '账号已销户，其本机数据' })).toBeVisible({
      timeout: 120_000,
    });
    await picture(page, 'erased');
    await context.close();
    await desk.stop();
    await forgetOpenPages(profile);
    for (const secret of ['zzmarker', oneTime])
      for (const place of [folder, profile]) expect(filesHolding(place, secret)).toEqual([]);
    const keyFiles = ['unlock.json', 'row-keys.json', 'vault.json', 'lease.json'];
    const left = filesHolding(folder, '').map((file) => basename(file));
    expect(left.filter((name) => keyFiles.includes(name))).toEqual([]);
  });

  await test.step('nobody manages an account of their own', async () => {
    await system.page.getByLabel('查找账号').fill('zwxx.wu');
    await expect(system.page.getByText('这是您自己的账号')).toBeVisible();
  });

  for (const each of [system, security]) {
    expect(each.complaints).toEqual([]);
    await each.stop();
  }
});
