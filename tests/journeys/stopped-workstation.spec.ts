/** A workstation is lost: the security administrator stops it, and at its next contact it erases itself (A1, A8). */
import { basename } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { forgetOpenPages } from '../../src-main/host/chromium/browser-profile.ts';
import { demonstrationPassword } from '../../src-platform/demonstration/install-demonstration.ts';
import { filesHolding, openOwnBrowser } from './support/own-browser.ts';
import { freshFolder, type Program, startDeskIn, startPlatform } from './support/programs.ts';
import { openWorkstation, settled } from './support/workstation.ts';

let platform: Program;

test.beforeAll(async () => {
  platform = await startPlatform();
});

test.afterAll(async () => {
  await platform?.stop();
});

const signIn = async (page: Page, login: string): Promise<void> => {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('口令').fill(demonstrationPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
};

const picture = async (page: Page, name: string): Promise<void> => {
  await settled(page);
  await page.screenshot({ path: `artefacts/steps/stopped-workstation-${name}.png` });
};

test('A1 A8 a stopped workstation erases itself and says so', async ({ browser }) => {
  test.slow();
  const folder = freshFolder('lost');
  const profile = freshFolder('lost-profile');
  const desk = await startDeskIn(folder, platform.ready.url);
  const { context, page } = await openOwnBrowser(profile, desk.ready.url);
  await signIn(page, 'minzheng.zhang');
  await expect(page.getByLabel('状态栏').getByText('在线')).toBeVisible({ timeout: 90_000 });
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '目录' }).click();
  await page.getByLabel('搜索目录').fill('在册人口基础信息');
  await page.getByText('在册人口基础信息').first().click();
  const apply = page.getByRole('button', { name: '申请使用' });
  await apply.or(page.getByRole('link', { name: '申请使用' })).click();
  await page.getByLabel('使用用途').fill('zzmarker-遗失的电脑');

  const admin = await openWorkstation(browser, {
    name: 'security',
    login: 'zwxx.zheng',
    platform: platform.ready.url,
  });
  await admin.go('工作站');
  await admin.picture('workstations');
  await test.step('with a reason, which is shown before it is recorded', async () => {
    await admin.page.getByRole('button', { name: /^停用：/u }).click();
    await expect(admin.page.getByRole('button', { name: '确认停用' })).toBeDisabled();
    await admin.page.getByLabel('理由').fill('电脑遗失，已报案');
    await admin.picture('stop-confirm');
    await admin.page.getByRole('button', { name: '确认停用' }).click();
    await expect(admin.page.getByText('已停用', { exact: true })).toBeVisible();
    await admin.picture('stopped');
  });

  await test.step('the stopped one erases itself and shows what happened', async () => {
    await expect(page.getByRole('alert').filter({ hasText: '此工作站已由平台停用' })).toBeVisible({
      timeout: 120_000,
    });
    await picture(page, 'erased');
    await context.close();
    await desk.stop();
    await forgetOpenPages(profile);
    for (const place of [folder, profile]) expect(filesHolding(place, 'zzmarker')).toEqual([]);
    const keyFiles = ['unlock.json', 'row-keys.json', 'vault.json', 'lease.json'];
    const left = filesHolding(folder, '').map((file) => basename(file));
    expect(left.filter((name) => keyFiles.includes(name))).toEqual([]);
  });

  expect(admin.complaints).toEqual([]);
  await admin.stop();
});
