/** A right that was used twelve thousand times, on the desks of both sides; and one that nobody has used. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { clerksAt, granted } from './support/granted.ts';
import { callsRead, makeCalls, watchCalls } from './support/many-calls.ts';
import { choose } from './support/officer.ts';
import { startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

const count = 12_000;
const resource = '在册人口基础信息';
const unused = '道路交通事故多发点段统计';

let platform: Awaited<ReturnType<typeof startPlatform>>;
let user: Workstation;
let provider: Workstation;

/** Unconditional: the bureau's pass gives it at once. */
const grantUnused = async (address: string): Promise<void> => {
  const office = clerksAt(address);
  const caseId = randomUUID();
  const application = {
    itemIds: ['item-01', 'item-02'],
    purpose: '救助站点布设',
    scenario: '选址时参考事故多发点段',
    method: 'file',
    validMonths: 12,
  };
  const applicant = await office.clerk('minzheng.zhang');
  const submitted = await applicant.act('case.submit', { caseId, entryId: 'entry-ga-005', application });
  expect(submitted).toMatchObject({ status: 'applied' });
  const pass = { caseId, expectedVersion: 1, decision: 'pass', opinion: '' };
  const bureau = await office.clerk('zwxx.wang');
  expect(await bureau.act('case.review', pass)).toMatchObject({ status: 'applied' });
};

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const { databaseUrl, ready } = platform;
  await grantUnused(ready.url);
  const { user: clerk, caseId } = await granted(ready.url);
  await makeCalls(clerk, caseId, { count, databaseUrl });
  const open = (name: string, login: string) =>
    openWorkstation(browser, { name: `calls-${name}`, login, platform: ready.url });
  user = await open('user', 'minzheng.zhang');
  provider = await open('provider', 'gongan.li');
});

test.afterAll(async () => {
  for (const workstation of [user, provider]) await workstation?.stop();
  await platform?.stop();
});

test('[R049] [R066] every call of a long used right can be come to, and a screen opens a hundred at the most', async () => {
  const { page } = user;
  const list = page.getByRole('region', { name: /^调用记录/u });

  await test.step('the right, its newest calls first', async () => {
    await user.go('使用');
    await page.getByRole('option', { name: resource }).click();
    await expect(list.getByText(`累计 ${count + 1} 次`)).toBeVisible({ timeout: 120_000 });
    // What the first pull wrote is drawn as it comes; what a screen reads is counted from here.
    await page.getByRole('option', { name: unused }).click();
    await expect(list.getByText('还没有调用')).toBeVisible();
    await user.picture('none');
    await watchCalls(page);
    await page.getByRole('option', { name: resource }).click();
    await expect(list.getByText('今日 1 / 3 次')).toBeVisible();
    await expect(list.locator('tbody tr')).toHaveCount(20);
    await list.scrollIntoViewIfNeeded();
    await user.picture('list');
    expect(await callsRead(page)).toBeLessThanOrEqual(100);
  });

  await test.step('the oldest, and a month', async () => {
    await list.getByTitle('601', { exact: true }).click();
    await expect(list.locator('tbody tr')).toHaveCount(1);
    await expect(list.getByText('DY2026-100000')).toBeVisible();
    await choose(user, '按月份筛选', '2026年6月');
    await expect(list.getByText('1200 次', { exact: true })).toBeVisible();
    await expect(list.locator('tbody tr').first()).toContainText('2026-06-30');
    await list.scrollIntoViewIfNeeded();
    await user.picture('month');
    expect(await callsRead(page)).toBeLessThanOrEqual(100);
  });

  await test.step('a certificate over calls of several pages', async () => {
    await user.go('凭证');
    const box = (number: string) => page.getByRole('checkbox', { name: number, exact: true });
    await box('DY2026-111999').check();
    await user.picture('picker');
    expect(await callsRead(page)).toBeLessThanOrEqual(100);
    await page.getByTitle('3', { exact: true }).click();
    await box('DY2026-111750').check();
    await choose(user, '按月份筛选', '2026年6月');
    await page.getByRole('checkbox').first().check();
    await expect(page.getByText('已选 3 条')).toBeVisible();
    await user.picture('picker-month');
    expect(await callsRead(page)).toBeLessThanOrEqual(200);
    await choose(user, '按资源筛选', `${unused}（至 2027年11月24日）`);
    await expect(page.getByText('这项资源还没有调用')).toBeVisible();
    await user.picture('picker-none');
    await page.getByRole('button', { name: '开具凭证' }).click();
    const preview = page.frameLocator('iframe[title="凭证预览"]');
    await expect(preview.getByText('DY2026-111750')).toBeVisible();
    await user.picture('certificate');
  });

  await test.step('on the desk of the department that gave the right', async () => {
    await provider.go('使用情况');
    await expect(provider.page.getByText(`累计 ${count + 1} 次`).first()).toBeVisible({ timeout: 120_000 });
    await provider.page.getByRole('option', { name: resource }).click();
    await expect(provider.page.locator('tbody tr')).toHaveCount(20);
    await provider.picture('supervised');
  });

  for (const { complaints } of [user, provider]) expect(complaints).toEqual([]);
});
