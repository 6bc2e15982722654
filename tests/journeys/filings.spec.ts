/**
 * The filing chain in real browsers: a county's entry comes back with a reason, goes up its own platform and the
 * city's with a receipt each, and its removal goes the same way; the overview shows every hop; the zone files to the
 * city directly. Then the plans to make paper electronic, and all of it without a platform.
 */
import { expect, test } from '@playwright/test';
import { clerksAt } from './support/granted.ts';
import { press, publishingTab, record } from './support/officer.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { isSound } from './support/soundness.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

const resource = '代县临时救助对象名册';
const entryId = 'entry-bp-001';

let platform: Program | null;
let author: Workstation;
let county: Workstation;
let city: Workstation;
let paper: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const at = platform.ready.url;
  const open = (name: string, login: string) => openWorkstation(browser, { name, login, platform: at });
  author = await open('chain-author', 'daixian.xue');
  county = await open('chain-county', 'daixian.yang');
  city = await open('chain-city', 'zwxx.zhao');
  paper = await open('chain-paper', 'minzheng.zhang');
});

test.afterAll(async () => {
  for (const workstation of [author, county, city, paper]) await workstation?.stop();
  await platform?.stop();
});

/** The entry, once it shows the state. */
const openAt = async (at: Workstation, state: string): Promise<void> => {
  await at.go('编目发布');
  const row = at.page.getByRole('option', { name: new RegExp(`${resource}.*${state}`, 'u') });
  await row.click({ timeout: 60_000 });
};

const isSynced = (at: Workstation): Promise<void> =>
  expect(at.page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();

test('[R025] [R050] [R008] a county’s entry comes back with a reason, then goes up hop by hop with a receipt each', async () => {
  await test.step('the county’s desk has its duty first on 今日, and returns the filing with what is to be changed', async () => {
    await county.go('今日');
    await expect(county.page.getByRole('link', { name: new RegExp(resource, 'u') })).toBeVisible();
    await county.picture('today-catalogue-duties');
    await openAt(county, '已报备');
    await press(county, '退回');
    await county.page.getByLabel('退回原因').fill('摘要没有写明覆盖的乡镇和起始年份，请补充。');
    await isSound(county, '退回报备');
    await county.picture('return-dialog');
    await press(county, '确认退回');
    await isSynced(county);
    await county.picture('returned');
  });

  await test.step('the author reads why, changes it and files it again', async () => {
    await openAt(author, '报备退回');
    await expect(author.page.getByText('摘要没有写明覆盖的乡镇和起始年份，请补充。')).toBeVisible();
    await author.picture('returned-to-author');
    await press(author, '修改');
    await author.page
      .getByLabel('摘要')
      .fill('代县十个乡镇自二〇二〇年起审批的临时救助对象、事由和时间，供核对重复救助。');
    await press(author, '保存编目');
    await press(author, '送内部审查');
    await isSynced(author);
    const reviewer = await clerksAt(platform?.ready.url ?? '').clerk('daixian.ji');
    // 待同步 0 may still be that of before the press.
    const draftNow = async () => (await reviewer.rows()).get(`entryDraft ${entryId}`);
    await expect.poll(async () => (await draftNow())?.state).toBe('internal-review');
    const draft = await draftNow();
    const review = { decision: 'pass', containsStateSecret: false, opinion: '已补充，未发现涉密内容。' };
    const args = { entryId, expectedVersion: draft?.version, ...review };
    expect(await reviewer.act('entry.review', args)).toMatchObject({ status: 'applied' });
    await expect(author.page.getByRole('heading', { name: '发布检查：全部符合' })).toBeVisible({
      timeout: 60_000,
    });
    await press(author, '报备发布');
    await isSynced(author);
  });

  await test.step('the county takes it and gives a receipt; only then it waits for the city', async () => {
    await openAt(county, '已报备');
    await press(county, '受理');
    await press(county, '确认受理');
    await isSynced(county);
    await publishingTab(county, '逐级报备');
    await expect(county.page.getByRole('heading', { name: '代县', exact: true })).toBeVisible();
    await isSound(county, '逐级报备');
    await county.picture('county-overview');
    await openAt(city, '县级已受理');
    await press(city, '受理');
    await press(city, '确认受理');
    await isSynced(city);
    await expect(city.page.getByRole('row', { name: /县级逻辑平台/u })).toBeVisible();
    await expect(city.page.getByRole('row', { name: /市级共享平台/u })).toBeVisible();
    await city.picture('two-receipts');
  });
});

test('[R025] [R050] its removal goes the same way, and the overview counts every hop', async () => {
  await test.step('the author stops it; the offer ends at once', async () => {
    await openAt(author, '已发布');
    await press(author, '停用');
    await author.page.getByLabel('停用原因').fill('改由省级系统统一登记，县级不再产生。');
    await press(author, '确认停用');
    await isSynced(author);
    await expect(author.page.getByText('停用已报备，等待管理部门收到')).toBeVisible();
  });

  await test.step('the county, then the city, take note of it', async () => {
    await openAt(county, '停用已报备');
    await press(county, '收到停用报备');
    await county.picture('removal-confirm');
    await press(county, '确认收到');
    await isSynced(county);
    await openAt(city, '县级已收停用');
    await press(city, '收到停用报备');
    await press(city, '确认收到');
    await isSynced(city);
  });

  await test.step('the city’s overview shows every county, and the zone that files directly', async () => {
    await publishingTab(city, '逐级报备');
    await city.page.getByRole('option', { name: /代县/u }).click();
    await expect(city.page.getByText(/县级停用 BA/u).first()).toBeVisible();
    await expect(city.page.getByText(/市级停用 BA/u).first()).toBeVisible();
    await isSound(city, '逐级报备（市级）');
    await city.picture('city-overview');
    await city.page.getByRole('option', { name: /经济开发区/u }).click();
    await expect(city.page.getByText('没有逻辑平台：部门 → 市级共享平台')).toBeVisible();
    await city.picture('zone-overview');
    await city.page.getByRole('option', { name: /定襄县/u }).click();
    await expect(city.page.getByText('还没有报备').last()).toBeVisible();
    await city.picture('county-without-filings');
  });
});

test('[R029] a department reports the progress of a conversion, and the city sees what is late', async () => {
  await publishingTab(paper, '电子化改造');
  await expect(paper.page.getByText('超期')).toBeVisible();
  await isSound(paper, '电子化改造');
  await paper.picture('conversion-department');
  await press(paper, '报告进度');
  await paper.page.getByLabel('已完成（%）').fill('80');
  await isSound(paper, '报告进度');
  await record(paper, { 说明: '第二批扫描完成，著录外包已签约，年内完成。' }, '确认报告');
  await isSynced(paper);
  await expect(paper.page.getByText('80%')).toBeVisible();
  await publishingTab(city, '电子化改造');
  await expect(city.page.getByText('第二批扫描完成，著录外包已签约，年内完成。')).toBeVisible({
    timeout: 60_000,
  });
  await isSound(city, '电子化改造（市级）');
  await city.picture('conversion-city');
  await publishingTab(county, '电子化改造');
  await expect(county.page.getByText('没有电子化改造计划')).toBeVisible();
  await county.picture('conversion-none');
});

test('[R022] [R025] [R029] the screens and their acts stay without a platform', async () => {
  await platform?.stop();
  platform = null;
  await publishingTab(paper, '电子化改造');
  await press(paper, '报告进度');
  await paper.page.getByLabel('已完成（%）').fill('85');
  await paper.page.getByRole('textbox', { name: '说明' }).fill('第三批开始扫描。');
  await press(paper, '下一步');
  await press(paper, '确认报告');
  await expect(paper.page.getByRole('cell', { name: /待同步/u })).toBeVisible();
  await paper.picture('conversion-offline');
  await publishingTab(city, '逐级报备');
  await expect(city.page.getByRole('option', { name: /代县/u })).toBeVisible();
  await city.picture('filings-offline');
  await publishingTab(city, '基础库和主题库');
  await expect(city.page.getByRole('option', { name: /人口基础库/u })).toBeVisible();
  await city.picture('libraries-offline');
});
