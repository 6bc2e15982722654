/** 时限督办 on a workstation with more cases than a window counts itself: the platform's count, and its last one without a link. */
import { expect, test } from '@playwright/test';
import china from '#assets/calendars/china.json' with { type: 'json' };
import { workCalendar } from '#shared/domain/clock/work-calendar.ts';
import { openDatabase } from '../../src-platform/database/open-database.ts';
import { fillBureau } from '../bench/support/cases-of-a-city.ts';
import { openWire, type Wire } from './support/cut-proxy.ts';
import { granted } from './support/granted.ts';
import { journeyNow } from './support/journey-clock.ts';
import { startPlatform } from './support/programs.ts';
import { follow, openWorkstation, type Workstation } from './support/workstation.ts';

const cases = 2_400;

let platform: Awaited<ReturnType<typeof startPlatform>>;
let wire: Wire;
let at: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const { databaseUrl, ready } = platform;
  const { caseId } = await granted(ready.url);
  const database = await openDatabase({ databaseUrl, dataDir: '/nonexistent', log: () => undefined });
  try {
    const time = { now: journeyNow(), calendar: workCalendar.parse(china) };
    await fillBureau(database, { cases, departments: 60, caseId, time });
  } finally {
    await database.close();
  }
  wire = await openWire(ready.url);
  at = await openWorkstation(browser, { name: 'board', login: 'zwxx.zhao', platform: wire.url });
});

test.afterAll(async () => {
  await at?.stop();
  await wire?.close();
  await platform?.stop();
});

test('[R026] [R055] the board of many cases is the platform’s count, and without a link its last one', async () => {
  test.setTimeout(300_000);
  const { page } = at;
  const counted = page.getByText(/^平台统计，截至/u);

  await test.step('every department stands on it, the most overdue first', async () => {
    await expect(async () => {
      await at.go('监督检查');
      await expect(counted).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 180_000 });
    await expect(page.getByRole('row', { name: /第51局/u }).first()).toBeVisible();
    await at.picture('many');
    await page.getByRole('button', { name: /^列出全部/u }).click();
    await expect(page.getByRole('row', { name: /第30局/u }).first()).toBeVisible();
  });

  await test.step('[R099] what is suspected is found by the platform, and asked for by department', async () => {
    await follow(page.getByRole('navigation', { name: '监督检查的页面' }), '疑似违规');
    await expect(page.getByText(/平台查找，截至/u)).toBeVisible();
    await expect(page.getByRole('option', { name: /超期 \d+ 个工作日/u }).first()).toBeVisible();
    await at.picture('suspicions-many');
    await page.getByRole('combobox', { name: '部门' }).fill('第31局');
    await page
      .locator('.ant-select-dropdown:visible')
      .getByText(/^第31局（\d+）$/u)
      .click();
    await expect(page.getByRole('option').first()).toContainText('第31局');
    await at.picture('suspicions-department');
    await follow(page.getByRole('navigation', { name: '监督检查的页面' }), '时限督办');
  });

  await test.step('a number leads to its limits, and a limit to its case', async () => {
    const line = page.getByRole('row', { name: /第31局/u }).first();
    await line.locator('.board-count--late-5').click();
    await expect(page.getByRole('heading', { name: /^第31局：超期 5 日以上（\d+）/u })).toBeVisible();
    await expect(page.getByRole('link', { name: '在册人口基础信息' }).first()).toBeVisible();
    await at.picture('chosen');
  });

  await test.step('without a link it shows what was counted last, and says so', async () => {
    wire.cut();
    await page.getByRole('button', { name: '看全部超期' }).click();
    await at.go('今日');
    await at.go('监督检查');
    await expect(page.getByText(/^连不上平台，显示的是/u)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('row', { name: /第51局/u }).first()).toBeVisible();
    await at.picture('offline');
    await page
      .getByRole('row', { name: /第21局/u })
      .first()
      .locator('.board-count')
      .first()
      .click();
    await expect(page.getByText(/这一项没有看过/u)).toBeVisible({ timeout: 60_000 });
    await follow(page.getByRole('navigation', { name: '监督检查的页面' }), '疑似违规');
    await expect(page.getByText(/连不上平台，这是/u)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('option', { name: /超期 \d+ 个工作日/u }).first()).toBeVisible();
  });
});
