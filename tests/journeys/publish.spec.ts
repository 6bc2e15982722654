/**
 * From a blank form to an entry another department finds: the author writes, the gate refuses, another officer
 * reviews, the author files, the city's management takes it.
 */
import { expect, test } from '@playwright/test';
import { type Program, startPlatform } from './support/programs.ts';
import { isSound } from './support/soundness.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

const resource = '民办养老机构登记信息';

let platform: Program;
let author: Workstation;
let reviewer: Workstation;
let management: Workstation;
let other: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const at = platform.ready.url;
  author = await openWorkstation(browser, { name: 'author', login: 'minzheng.zhang', platform: at });
  reviewer = await openWorkstation(browser, { name: 'reviewer', login: 'minzheng.gao', platform: at });
  management = await openWorkstation(browser, { name: 'management', login: 'zwxx.zhao', platform: at });
  other = await openWorkstation(browser, { name: 'other', login: 'renshe.chen', platform: at });
});

test.afterAll(async () => {
  for (const workstation of [author, reviewer, management, other]) await workstation?.stop();
  await platform?.stop();
});

const choose = async (at: Workstation, label: string, option: string): Promise<void> => {
  await at.page.getByLabel(label, { exact: true }).click();
  await at.page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
};

const open = async (at: Workstation): Promise<void> => {
  await at.go('编目发布');
  await at.page.getByRole('option', { name: new RegExp(resource, 'u') }).click();
};

test('[R013] [R025] [R035] [R036] [R039] [R040] [R041] an entry from blank form to the whole city’s catalogue', async () => {
  const { page } = author;

  await test.step('the author begins an entry with little more than its name', async () => {
    await author.go('编目发布');
    await author.picture('publishing');
    await isSound(author, '编目发布');
    await page.getByRole('button', { name: '新建编目' }).click();
    await page.getByLabel('资源名称').fill(resource);
    await page.getByRole('button', { name: '添加信息项' }).click();
    await page.getByLabel('信息项 1 名称').fill('机构名称');
    await isSound(author, '新建编目');
    await author.picture('new-entry');
    await page.getByRole('button', { name: '保存编目' }).click();
    await expect(page.getByText(/300001\/20\d{8}/u).first()).toBeVisible();
  });

  await test.step('the gate lists what is missing and refuses', async () => {
    await expect(page.getByRole('heading', { name: /发布检查：还差 \d+ 项/u })).toBeVisible();
    await isSound(author, '发布检查');
    await author.picture('gate-unmet');
    await page.getByRole('button', { name: '报备发布' }).click();
    await expect(page.getByRole('alert').getByText('摘要和资源格式未填写完整。')).toBeVisible();
    await author.picture('gate-refuses');
  });

  await test.step('the author completes the entry and sends it to review', async () => {
    await page.getByRole('button', { name: '修改' }).click();
    await page.getByLabel('摘要').fill('经民政部门登记的民办养老机构名称和状态。');
    await choose(author, '数据来源 · 一(二)', '履职采集或获取');
    await page.getByLabel('采集的职责依据 · 四(一)').fill('《养老机构管理办法》第十二条');
    await page.getByRole('checkbox', { name: '电子表格' }).check();
    await page.getByRole('checkbox', { name: '文件', exact: true }).check();
    await page.getByRole('radio', { name: '不须签署' }).check();
    await page.getByLabel('数据分类').fill('机构信息');
    await choose(author, '数据分级', '一般数据（1级）');
    for (const attribute of [
      '共享属性',
      '数据提供方式',
      '应用场景',
      '使用方身份',
      '使用方地域',
      '知悉范围',
      '使用范围',
    ]) {
      await page.getByLabel(attribute, { exact: true }).fill('全市政务部门');
    }
    for (const part of ['真实准确', '质量可控', '共享可用', '及时更新']) {
      await page.getByRole('checkbox', { name: part }).check();
    }
    await author.picture('entry-complete');
    await page.getByRole('button', { name: '保存编目' }).click();
    await expect(page.getByRole('heading', { name: '发布检查：还差 1 项' })).toBeVisible();
    await page.getByRole('button', { name: '报备发布' }).click();
    await expect(page.getByRole('alert').getByText('没有通过保密审查。')).toBeVisible();
    await page.getByRole('button', { name: '送内部审查' }).click();
    await expect(page.getByText('待内部审查').first()).toBeVisible();
  });

  await test.step('another officer of the department reviews it', async () => {
    await open(reviewer);
    await reviewer.page.getByRole('button', { name: '审查', exact: true }).click();
    await reviewer.page.getByLabel('审查意见').fill('逐项核对，未发现涉密内容，同意共享。');
    await isSound(reviewer, '审查');
    await reviewer.picture('entry-review');
    await reviewer.page.getByRole('checkbox', { name: '发现涉及国家秘密的内容' }).check();
    await reviewer.page.getByRole('button', { name: '审查通过' }).click();
    await expect(reviewer.page.getByText('含国家秘密的内容不得进入本平台')).toBeVisible();
    await reviewer.picture('state-secret-refused');
    await reviewer.page.getByRole('checkbox', { name: '发现涉及国家秘密的内容' }).uncheck();
    await reviewer.page.getByRole('button', { name: '审查通过' }).click();
    await expect(reviewer.page.getByRole('heading', { name: '发布检查：全部符合' })).toBeVisible();
  });

  await test.step('the author files it, the city takes it and gives a receipt', async () => {
    await expect(page.getByRole('heading', { name: '发布检查：全部符合' })).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: '报备发布' }).click();
    await expect(page.getByText('已报备，等待管理部门受理')).toBeVisible();
    await author.picture('filed');
    await open(management);
    await management.picture('filing');
    await management.page.getByRole('button', { name: '受理', exact: true }).click();
    await management.picture('filing-confirm');
    await management.page.getByRole('button', { name: '确认受理' }).click();
    await expect(management.page.getByText(/BA20\d\d-\d{6}/u)).toBeVisible();
    await management.picture('receipt');
  });

  await test.step('another department finds it with everything that was established about it', async () => {
    await other.go('目录');
    await other.page.getByLabel('搜索目录').fill(resource);
    await other.page.getByRole('option', { name: new RegExp(resource, 'u') }).click({ timeout: 60_000 });
    await expect(other.page.getByText('真实准确、质量可控、共享可用、及时更新')).toBeVisible();
    await other.page.getByText('发布前核对').scrollIntoViewIfNeeded();
    await isSound(other, '目录');
    await other.picture('found');
  });

  for (const { complaints } of [author, reviewer, management, other]) expect(complaints).toEqual([]);
});
