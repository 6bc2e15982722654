/**
 * A base library and those who feed it: a department that is not listed is stopped, the lead lists it, consents to its
 * entry, and the catalogue shows who leads, who takes part and who provides. The city establishes a theme.
 */
import { expect, test } from '@playwright/test';
import { fullContent } from '#shared/domain/cataloguing/testing/catalogue-office.ts';
import { clerksAt } from './support/granted.ts';
import { choose, press, publishingTab } from './support/officer.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { isSound } from './support/soundness.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

const resource = '居住地址核验信息';

let platform: Program;
let author: Workstation;
let lead: Workstation;
let city: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const at = platform.ready.url;
  author = await openWorkstation(browser, { name: 'library-author', login: 'minzheng.zhang', platform: at });
  lead = await openWorkstation(browser, { name: 'library-lead', login: 'gongan.li', platform: at });
  city = await openWorkstation(browser, { name: 'library-city', login: 'zwxx.zhao', platform: at });
});

test.afterAll(async () => {
  for (const workstation of [author, lead, city]) await workstation?.stop();
  await platform?.stop();
});

const libraries = async (at: Workstation, name: string): Promise<void> => {
  await publishingTab(at, '基础库和主题库');
  await at.page.getByRole('option', { name: new RegExp(name, 'u') }).click();
};

const isSynced = (at: Workstation): Promise<void> =>
  expect(at.page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();

/** Completes the entry and has another officer of the department review it, as their own windows would. */
const completeAndReview = async (entryId: string): Promise<void> => {
  const { clerk } = clerksAt(platform.ready.url);
  const [writing, reviewing] = await Promise.all([clerk('minzheng.zhang'), clerk('minzheng.gao')]);
  const content = fullContent({
    name: resource,
    library: { kind: 'base', base: 'population' },
    items: [{ id: 'a', name: '低保家庭居住地址', dataType: 'C', shareType: 'unconditional' }],
  });
  const acts = [
    [writing, 'entry.edit', { entryId, expectedVersion: 1, content }],
    [writing, 'entry.submit-review', { entryId, expectedVersion: 2 }],
    [
      reviewing,
      'entry.review',
      {
        entryId,
        expectedVersion: 3,
        decision: 'pass',
        containsStateSecret: false,
        opinion: '未发现涉密内容',
      },
    ],
  ] as const;
  for (const [who, name, args] of acts)
    expect(await who.act(name, args)).toMatchObject({ status: 'applied' });
};

test('[R022] [R023] a department is listed by the lead, its entry consented to, and the catalogue says who provides what', async () => {
  const { page } = author;
  await test.step('one who is not listed is told so, and refused', async () => {
    await author.go('编目发布');
    await press(author, '新建编目');
    await page.getByLabel('资源代码前段').fill('101001');
    await page.getByLabel('资源名称').fill(resource);
    await choose(author, '所属目录', '基础库');
    await expect(page.getByText(/本部门不在名单内，不能编目；请由牵头部门忻州市公安局列入/u)).toBeVisible();
    await isSound(author, '新建编目');
    await press(author, '保存编目');
    await expect(page.getByRole('alert').getByText('本部门不是这个库的牵头或参与部门。')).toBeVisible();
    await author.picture('not-listed');
  });

  await test.step('the lead lists it, with what that rests on', async () => {
    await libraries(lead, '人口基础库');
    await isSound(lead, '基础库和主题库');
    await lead.picture('library');
    await press(lead, '变更部门');
    await lead.page.getByRole('combobox', { name: '参与部门' }).fill('民政局');
    await lead.page.locator('.ant-select-dropdown:visible').getByText('忻州市民政局').click();
    await lead.page.keyboard.press('Escape');
    await lead.page.getByRole('textbox', { name: '依据' }).fill('人口基础库建设协调会议纪要');
    await lead.picture('library-change');
    await press(lead, '下一步');
    await lead.picture('library-confirm');
    await press(lead, '确认变更');
    await expect(lead.page.getByText('公安局牵头，2 个部门参与')).toBeVisible();
    await isSynced(lead);
    await lead.picture('library-changed');
  });

  await test.step('now it writes, and the gate waits for the lead', async () => {
    await expect(page.getByText('内部审查通过后由牵头部门表示意见')).toBeVisible({ timeout: 60_000 });
    await press(author, '保存编目');
    await expect(page.getByText(/101001\/20\d{8}/u).first()).toBeVisible();
    const entryId = decodeURIComponent(page.url().split('/').at(-1) ?? '');
    await completeAndReview(entryId);
    await expect(page.getByRole('heading', { name: '发布检查：还差 1 项' })).toBeVisible({ timeout: 60_000 });
    await press(author, '报备发布');
    await expect(page.getByRole('alert').getByText('所属库的牵头部门还没有同意。')).toBeVisible();
    await author.picture('lead-awaited');
  });

  await test.step('the lead consents', async () => {
    await lead.go('编目发布');
    await lead.page.getByRole('option', { name: new RegExp(resource, 'u') }).click();
    await lead.picture('lead-asked');
    await press(lead, '表示意见');
    await lead.page.getByLabel('意见', { exact: true }).fill('地址口径与户籍登记不重复，同意编入。');
    await isSound(lead, '牵头部门意见');
    await lead.picture('lead-opinion');
    await press(lead, '同意编入');
    await isSynced(lead);
  });

  await test.step('it is filed, taken, and everybody sees who leads, who takes part and who consented', async () => {
    await expect(page.getByRole('heading', { name: '发布检查：全部符合' })).toBeVisible({ timeout: 60_000 });
    await press(author, '报备发布');
    await isSynced(author);
    await city.go('编目发布');
    await city.page.getByRole('option', { name: new RegExp(resource, 'u') }).click({ timeout: 60_000 });
    await press(city, '受理');
    await press(city, '确认受理');
    await isSynced(city);
    await author.go('目录');
    await page.getByLabel('搜索目录').fill(resource);
    await page.getByRole('option', { name: new RegExp(resource, 'u') }).click({ timeout: 60_000 });
    await expect(page.getByText(/忻州市公安局 .*同意：地址口径/u)).toBeVisible();
    await expect(page.getByRole('cell', { name: '忻州市民政局' })).toBeVisible();
    await page.getByText('发布前核对').scrollIntoViewIfNeeded();
    await isSound(author, '目录');
    await author.picture('catalogue-lead');
  });
});

test('[R023] the city establishes a theme, and a library without a lead says so', async () => {
  const { page } = city;
  await libraries(city, '人口基础库');
  await press(city, '建立主题库');
  await page.getByLabel('主题', { exact: true }).fill('一老一小');
  await page.getByRole('combobox', { name: '牵头部门' }).fill('民政局');
  await page.locator('.ant-select-dropdown:visible').getByText('忻州市民政局').click();
  await page.getByRole('textbox', { name: '依据' }).fill('市政府专题会议纪要');
  await isSound(city, '建立主题库');
  await press(city, '下一步');
  await press(city, '确认建立');
  await page.getByRole('option', { name: /一老一小主题库/u }).click();
  await expect(page.getByText('还没有已发布的条目。')).toBeVisible();
  await isSynced(city);
  await city.picture('theme-established');
  expect(city.complaints).toEqual([]);
  expect(author.complaints).toEqual([]);
  expect(lead.complaints).toEqual([]);
});
