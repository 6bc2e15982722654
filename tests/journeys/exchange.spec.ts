/** A department without a link: what waits goes out as a file, is handed to the platform at the bureau, and the answer comes back as a file. */
import { existsSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { openWire, type Wire } from './support/cut-proxy.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let wire: Wire;
let author: Workstation;
let bureau: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  wire = await openWire(platform.ready.url);
  author = await openWorkstation(browser, {
    name: 'exchange-author',
    login: 'minzheng.zhang',
    platform: wire.url,
  });
  bureau = await openWorkstation(browser, {
    name: 'exchange-bureau',
    login: 'zwxx.zhao',
    platform: platform.ready.url,
  });
});

test.afterAll(async () => {
  await author?.stop();
  await bureau?.stop();
  await wire?.close();
  await platform?.stop();
});

const status = (page: Page, text: string | RegExp) => page.getByLabel('状态栏').getByText(text);

/** The file a sentence on the screen says was saved. */
const fileNamed = async (page: Page, ending: string): Promise<string> => {
  const text = (await page.getByText(ending).first().textContent()) ?? '';
  const path =
    new RegExp(`(/[^\\s，]*(?:交换包|回执)[^，]*${ending.replace('.', '\\.')})`, 'u').exec(text)?.[1] ?? '';
  expect(existsSync(path)).toBe(true);
  return path;
};

test('a package goes out by hand, is handed in at the bureau, and its answer comes back, all without a link', async () => {
  test.slow();
  const { page } = author;
  await expect(status(page, /上次同步/u)).toBeVisible({ timeout: 120_000 });
  wire.cut();
  await expect(status(page, '离线')).toBeVisible({ timeout: 60_000 });
  await test.step('an application is saved without a link', async () => {
    await author.go('目录');
    await page.getByLabel('搜索目录').fill('在册人口基础信息');
    await page.getByText('在册人口基础信息').first().click();
    await page
      .getByRole('button', { name: '申请使用' })
      .or(page.getByRole('link', { name: '申请使用' }))
      .click();
    await page.getByRole('checkbox', { name: '姓名' }).check();
    await page.getByLabel('使用用途').fill('临时救助申请人身份核对');
    await page.getByLabel('应用场景').fill('乡镇窗口逐件核对');
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByRole('button', { name: '确认提交' }).click();
    await expect(status(page, '待同步 1')).toBeVisible();
  });

  const carried = await test.step('it is packed', async () => {
    await page
      .getByLabel('状态栏')
      .getByRole('link', { name: /待同步/u })
      .click();
    await author.picture('waiting');
    await page.getByRole('button', { name: '无网络交换' }).click();
    await page.getByRole('button', { name: '导出交换包' }).click();
    await expect(page.getByText('含待同步办理 1 项')).toBeVisible();
    await author.picture('packed');
    return fileNamed(page, '.desk-package');
  });

  const answer = await test.step('the bureau hands it in', async () => {
    await bureau.go('交换包办理');
    await bureau.picture('carry-empty');
    await bureau.page.getByLabel('选择交换包').setInputFiles(carried);
    await expect(bureau.page.getByText('1 项', { exact: true })).toBeVisible();
    await bureau.picture('carried');
    return fileNamed(bureau.page, '.desk-answer');
  });

  await test.step('the answer is taken up, and nothing waits any more', async () => {
    await page.getByLabel('选择回执文件').setInputFiles(answer);
    await expect(page.getByText('受理 1 项，退回 0 项')).toBeVisible();
    await author.picture('answered');
    await page.getByRole('button', { name: '关闭', exact: true }).last().click();
    await expect(status(page, '待同步 0')).toBeVisible();
    await expect(status(page, '离线')).toBeVisible();
    await author.go('我的申请');
    await expect(page.getByText(/GX20\d\d-\d{6}/u).first()).toBeVisible();
    await author.picture('recorded');
  });

  await test.step('with the link back nothing is done twice', async () => {
    wire.mend();
    await expect(status(page, '在线')).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText(/GX20\d\d-\d{6}/u)).toHaveCount(1);
  });
  expect(bureau.complaints).toEqual([]);
});
