/**
 * Working without a link: what was imported is found, what was written stays, the same officer gets back in,
 * and a platform that is down or answers garbage stops nobody.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { demonstrationPassword } from '../../src-platform/demonstration/install-demonstration.ts';
import { openWire, type Wire } from './support/cut-proxy.ts';
import { startGarbage } from './support/garbage.ts';
import { freshFolder, type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

const realRecords = resolve('../shared/data/public-sources.jsonl');

let platform: Program;
let wire: Wire;
let at: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  wire = await openWire(platform.ready.url);
  at = await openWorkstation(browser, { name: 'offline', login: 'minzheng.zhang', platform: wire.url });
});

test.afterAll(async () => {
  await at?.stop();
  await wire?.close();
  await platform?.stop();
});

const importFile = (file: string): string =>
  execFileSync(
    'npm',
    [
      'run',
      '-s',
      'desk',
      '--',
      'import-catalog',
      file,
      '--department',
      '忻州市统计局',
      '--platform',
      platform.ready.url,
      '--data',
      freshFolder('cli'),
      '--report',
      join(freshFolder('report'), 'report.txt'),
    ],
    { encoding: 'utf8' },
  );

const search = async (page: Page, text: string): Promise<void> => {
  await at.go('目录');
  await page.getByLabel('搜索目录').fill(text);
};

const status = (page: Page, text: string | RegExp) => page.getByLabel('状态栏').getByText(text);

test('imported entries are found offline, a draft survives, and the officer unlocks without a link', async () => {
  const { page } = at;
  await test.step('an import reaches the window', async () => {
    const file = join(freshFolder('import'), 'records.jsonl');
    const record = {
      id: 'r1',
      name: '滹沱河水文监测年报',
      summary: '逐站水位与流量',
      items: ['水位：米', '流量'],
      updateFrequency: 'annual',
      country: 'CN',
      domains: [],
      url: '',
    };
    writeFileSync(file, `${JSON.stringify(record)}\n`);
    expect(importFile(file)).toContain('新增 1 条');
    expect(importFile(file)).toContain('未变 1 条');
    await search(page, '滹沱河');
    await expect(page.getByText('滹沱河水文监测年报').first()).toBeVisible();
  });

  await test.step('a form keeps every keystroke', async () => {
    await page.getByText('滹沱河水文监测年报').first().click();
    await page
      .getByRole('button', { name: '申请使用' })
      .or(page.getByRole('link', { name: '申请使用' }))
      .click();
    await page.getByLabel('使用用途').fill('编制防汛预案');
    await page.getByLabel('应用场景').fill('汛期会商');
    await at.picture('draft');
  });

  wire.cut();
  await test.step('reloaded without a link, the same officer unlocks with their password', async () => {
    await page.reload();
    await page.getByRole('button', { name: '锁定' }).or(page.getByLabel('口令')).first().waitFor();
    if (await page.getByRole('button', { name: '锁定' }).isVisible())
      await page.getByRole('button', { name: '锁定' }).click();
    await page.getByLabel('口令').fill('not the password');
    await page.getByRole('button', { name: '解锁' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await at.picture('unlock-refused');
    await page.getByLabel('口令').fill(demonstrationPassword);
    await page.getByRole('button', { name: '解锁' }).click();
    await expect(status(page, '离线')).toBeVisible();
  });

  await test.step('the entry and the draft are still there', async () => {
    await search(page, '滹沱河水文');
    await page.getByText('滹沱河水文监测年报').first().click();
    await at.picture('search-offline');
    await page
      .getByRole('button', { name: '申请使用' })
      .or(page.getByRole('link', { name: '申请使用' }))
      .click();
    await expect(page.getByLabel('使用用途')).toHaveValue('编制防汛预案');
    await expect(page.getByLabel('应用场景')).toHaveValue('汛期会商');
    await page.getByRole('checkbox', { name: '水位' }).check();
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByRole('button', { name: '确认提交' }).click();
    await expect(status(page, '待同步 1')).toBeVisible();
    await at.picture('submitted-offline');
  });

  wire.mend();
  await test.step('the link returns and the application is recorded', async () => {
    await expect(status(page, '待同步 0')).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText(/GX20\d\d-\d{6}/u).first()).toBeVisible();
  });
});

test('a platform that answers garbage is called so, and work goes on', async ({ browser }) => {
  const garbage = await startGarbage();
  const other = await openWire(platform.ready.url);
  const desk = await openWorkstation(browser, { name: 'garbage', login: 'weijian.he', platform: other.url });
  await desk.go('目录');
  // The catalogue is here: the first sync is over.
  await expect(status(desk.page, /上次同步/u)).toBeVisible();
  await expect(desk.page.getByText(/共 [1-9]\d* 条/u)).toBeVisible();
  other.lead(garbage.url);
  await expect(status(desk.page, '离线')).toBeVisible({ timeout: 60_000 });
  await desk.page.getByLabel('搜索目录').fill('在册人口');
  await expect(desk.page.getByText('在册人口基础信息').first()).toBeVisible();
  await desk.picture('garbage');
  await desk.stop();
  await other.close();
  await garbage.close();
});

const missing = existsSync(realRecords) ? '' : ' (skipped: ../shared/data is not here)';
test(`the 500 real records are imported whole, once, and found${missing}`, async () => {
  test.skip(missing !== '');
  expect(importFile(realRecords)).toContain('新增 500 条');
  expect(importFile(realRecords)).toContain('未变 500 条');
  await search(at.page, '中国纺织工业联合会');
  await expect(at.page.getByText('中国纺织工业联合会', { exact: true }).first()).toBeVisible({
    timeout: 60_000,
  });
  await at.picture('real-records');
});
