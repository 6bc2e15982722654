/** 指南: an official interpretation that everybody confirms to have read, and a standard at the fields it governs. */
import { expect, test } from '@playwright/test';
import { choose, press, record, sent } from './support/officer.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let user: Workstation;
let management: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const open = (name: string, login: string) =>
    openWorkstation(browser, { name: `reading-${name}`, login, platform: platform.ready.url });
  user = await open('user', 'minzheng.zhang');
  management = await open('management', 'zwxx.zhao');
});

test.afterAll(async () => {
  for (const workstation of [user, management]) await workstation?.stop();
  await platform?.stop();
});

const write = async (
  at: Workstation,
  kind: string,
  words: { title: string; text: string },
): Promise<void> => {
  await at.go('指南');
  await press(at, '写一份指南');
  await choose(at, '事项', '综合');
  await choose(at, '类别', kind);
  await at.page.getByRole('textbox', { name: '标题' }).fill(words.title);
  await at.page.getByRole('textbox', { name: '正文' }).fill(words.text);
};

const publish = async (at: Workstation, picture: string): Promise<void> => {
  await at.picture(picture);
  await press(at, '发布');
  await press(at, '确认发布');
  await sent(at);
};

test('[R079] [R080] [R109] an interpretation is confirmed to be read, a standard stands at its fields', async () => {
  test.setTimeout(300_000);
  const interpretation = '关于上级数据需求台账填报口径的解释';
  const standard = '公民身份号码填报规范';

  await test.step('[R109] the city’s management interprets a clause, and asks everybody to read it', async () => {
    const words = { title: interpretation, text: '省直部门垂直管理系统列入台账。' };
    await write(management, '官方解释', words);
    await press(management, '发布');
    await expect(management.page.getByText('官方解释要选出解释的条款。')).toBeVisible();
    await management.page.getByRole('combobox', { name: '涉及条款' }).fill('五(六)');
    const clause = management.page.locator('.ant-select-dropdown:visible .ant-select-item-option');
    await clause.filter({ hasText: /^五\(六\)/u }).click();
    await management.page.keyboard.press('Escape');
    await management.page.getByRole('checkbox', { name: '看到的人都须确认已阅读' }).check();
    await publish(management, 'interpretation');
  });

  await test.step('[R080] a standard says which items it governs', async () => {
    await write(management, '标准', { title: standard, text: '18 位，末位校验码大写。' });
    await management.page.getByRole('combobox', { name: '规范的信息项' }).fill('公民身份号码');
    await management.page.keyboard.press('Enter');
    await publish(management, 'standard');
  });

  await test.step('[R079] an officer reads it and confirms', async () => {
    await user.go('今日');
    const waiting = user.page.getByRole('region', { name: '待阅读确认（1）' });
    await expect(waiting).toBeVisible();
    await user.picture('to-read-today');
    await waiting.getByRole('link', { name: new RegExp(interpretation, 'u') }).click();
    await expect(user.page.getByRole('heading', { name: interpretation })).toBeVisible();
    await user.picture('to-read');
    await press(user, '我已阅读');
    await expect(user.page.getByText(/您确认已阅读这一版/u)).toBeVisible();
    await sent(user);
    await management.go('指南');
    await management.page.getByRole('option', { name: new RegExp(interpretation, 'u') }).click();
    await expect(management.page.getByText(/^已读 1 \/ 应读 \d+$/u)).toBeVisible();
    await management.page.getByLabel('搜索部门').fill('忻州市民政局');
    await expect(management.page.getByRole('row', { name: /^忻州市民政局 高建平 张晓雯$/u })).toBeVisible();
    await management.picture('readings');
    await user.go('今日');
    await expect(user.page.getByText('待同步 0')).toBeVisible();
    await expect(waiting).toBeHidden();
  });

  await test.step('[R109] it stands where its clause is shown', async () => {
    await user.go('供需台账');
    await user.page.getByRole('link', { name: `官方解释：${interpretation}` }).click();
    await expect(user.page.getByRole('heading', { name: interpretation })).toBeVisible();
  });

  await test.step('[R080] the standard is found by the item, and stands at the item', async () => {
    await user.page.getByLabel('搜索指南').fill('公民身份号码');
    await expect(user.page.getByRole('option', { name: new RegExp(standard, 'u') })).toBeVisible();
    await user.go('目录');
    await user.page.getByLabel('搜索目录').fill('在册人口基础信息');
    await user.page.getByRole('option', { name: '在册人口基础信息' }).first().click();
    await expect(user.page.getByRole('link', { name: standard })).toBeVisible();
    await user.picture('item');
  });

  await test.step('[R062] where the catalogue finds nothing and the guides do, it leads there with the words', async () => {
    await user.page.getByLabel('搜索目录').fill('填报规范');
    await expect(user.page.getByText('指南里有 1 份提到“填报规范”')).toBeVisible();
    await user.picture('in-guides');
    await user.page.getByRole('link', { name: '去看' }).click();
    await expect(user.page.getByLabel('搜索指南')).toHaveValue('填报规范');
    await expect(user.page.getByRole('heading', { name: standard })).toBeVisible();
    await user.page.getByLabel('搜索指南').fill('');
    await user.go('目录');
    await user.page.getByLabel('搜索目录').fill('没有任何地方有的字');
    await expect(user.page.getByText('没有符合的条目')).toBeVisible();
    await expect(user.page.getByText('指南里有')).toBeHidden();
    await user.page.getByLabel('搜索目录').fill('');
  });

  await test.step('[R078] a training session is announced with its material, and its attendance is kept', async () => {
    await management.go('指南');
    await management.page.getByRole('link', { name: '培训', exact: true }).click();
    await press(management, '发布培训通知');
    await management.page.getByRole('combobox', { name: '材料' }).fill(standard);
    await management.page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
    await management.page.keyboard.press('Escape');
    const notice = {
      标题: '数据专员培训',
      培训日期: '2026-11-23',
      地点: '市政务大厅',
      培训内容: '申请和签署',
    };
    await record(management, notice, '确认发布');
    await management.page.getByRole('button', { name: '登记签到：数据专员培训' }).click();
    await management.page.getByRole('combobox', { name: '部门' }).fill('民政');
    await management.page
      .locator('.ant-select-dropdown:visible .ant-select-item-option')
      .filter({ hasText: /^忻州市民政局$/u })
      .click();
    await management.page.getByRole('combobox', { name: '到会的人' }).fill('张晓雯');
    await management.page.keyboard.press('Enter');
    await record(management, { 小结: '一部门到会，发放规范一份。' }, '确认登记');
    await sent(management);
    await user.go('指南');
    await user.page.getByRole('link', { name: '培训', exact: true }).click();
    await user.page.getByText('1 人', { exact: true }).click();
    await expect(user.page.getByText('忻州市民政局：张晓雯')).toBeVisible();
    await expect(user.page.getByRole('link', { name: standard })).toBeVisible();
    await user.picture('training');
  });
  for (const { complaints } of [user, management]) expect(complaints).toEqual([]);
});
