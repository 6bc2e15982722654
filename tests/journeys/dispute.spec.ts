/**
 * After a refusal: 协商, 未果, 协调, and the decision that grants. Each desk sees only its own side's steps; the decision is
 * a numbered document, and the provider can answer no more.
 */
import { expect, test } from '@playwright/test';
import { choose, openCase, press, record } from './support/officer.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

const resource = '在册人口基础信息';

let platform: Program;
let user: Workstation;
let bureau: Workstation;
let provider: Workstation;
let manager: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const open = (name: string, login: string) =>
    openWorkstation(browser, { name: `dispute-${name}`, login, platform: platform.ready.url });
  user = await open('user', 'minzheng.zhang');
  bureau = await open('bureau', 'zwxx.wang');
  provider = await open('provider', 'gongan.li');
  manager = await open('manager', 'zwxx.zhao');
});

test.afterAll(async () => {
  for (const workstation of [user, bureau, provider, manager]) await workstation?.stop();
  await platform?.stop();
});

test('[R057] [R059] [R060] [R048] refusal, negotiation that fails, coordination that grants', async () => {
  await test.step('an application is made, passed on and refused', async () => {
    await user.go('目录');
    await user.page.getByLabel('搜索目录').fill(resource);
    await user.page.getByRole('option', { name: resource }).click();
    await press(user, '申请使用');
    await press(user, '全选可申请项');
    await user.page.getByLabel('使用用途').fill('低保资格核对');
    await user.page.getByLabel('应用场景').fill('受理窗口核对申请人身份');
    await press(user, '提交申请');
    await press(user, '确认提交');
    await openCase(bureau, '审核', resource);
    await press(bureau, '同意转至');
    await press(bureau, '确认');
    await openCase(provider, '审核', resource);
    await press(provider, '不予提供');
    await choose(provider, '理由', '超出使用部门职责');
    await choose(provider, '依据的层级', '法律');
    const refusal = { 依据条款: '《中华人民共和国个人信息保护法》第十三条', 说明: '未见职责依据' };
    await record(provider, refusal, '确认不予提供');
  });

  await test.step('the user department opens a negotiation for its duty', async () => {
    await openCase(user, '我的申请', resource);
    await expect(user.page.getByText('责任双方')).toBeVisible();
    await press(user, '提出协商');
    const need = { 履职依据: '《社会救助暂行办法》第十一条', 履职需要: '不核对身份无法办理低保' };
    await record(user, need, '确认提出协商');
    await expect(user.page.getByText('今天开始 · 无法定时限')).toBeVisible();
    await user.picture('negotiating');
  });

  await test.step('both sides speak; the provider proposes that it failed; the user signs that off', async () => {
    await provider.go('今日');
    await provider.page.getByRole('link', { name: new RegExp(`协商.*${resource}`, 'u') }).click();
    await press(provider, '发表协商意见');
    await record(provider, { 协商意见: '只能提供核验结果，不提供原始信息' }, '确认发表');
    await expect(provider.page.getByText('只能提供核验结果，不提供原始信息')).toBeVisible();
    await provider.picture('negotiation');
    await press(provider, '提议协商结果');
    await provider.page.getByRole('radio', { name: '协商未果' }).check();
    await record(provider, { 结果说明: '双方对提供范围不能一致' }, '确认提议');
    await expect(user.page.getByText('双方对提供范围不能一致')).toBeVisible();
    await press(user, '签认协商结果');
    await user.picture('sign-off');
    await press(user, '确认签认');
    await expect(user.page.getByRole('dialog')).toBeHidden();
  });

  await test.step('the user asks for coordination', async () => {
    await press(user, '申请协调');
    await record(user, { 协调请求: '履职确需，请协调提供' }, '确认申请协调');
  });

  await test.step('the management department decides, in a numbered document', async () => {
    await manager.go('今日');
    await expect(manager.page.getByText(resource).first()).toBeVisible();
    await openCase(manager, '协调', resource);
    await manager.picture('coordination');
    await press(manager, '作出协调决定');
    const decision = {
      查明的事实: '使用部门依法负责低保审核',
      理由: '履职确需，限于窗口逐件核对',
      依据条款: '《社会救助暂行办法》第五十七条',
    };
    await record(manager, decision, '确认作出决定');
    await expect(manager.page.getByText(/编号：XT20\d\d-\d{6}/u)).toBeVisible();
    await manager.picture('decision');
  });

  await test.step('both sides have the decision; the agreement is next, and the provider answers no more', async () => {
    for (const at of [user, provider]) {
      if (at === user) await openCase(at, '我的申请', resource);
      await expect(at.page.getByText(/编号：XT20\d\d-\d{6}/u)).toBeVisible();
      await at.picture('decided');
    }
    await expect(user.page.getByRole('button', { name: '签署协议' })).toBeVisible();
    await expect(provider.page.getByRole('button', { name: '不予提供' })).toBeHidden();
  });

  for (const { complaints } of [user, bureau, provider, manager]) expect(complaints).toEqual([]);
});

test('[R061] a provider authorises an agent for its 有条件 resources and takes it back', async () => {
  await provider.go('授权代理');
  await expect(provider.page.getByText('没有代理授权')).toBeVisible();
  await press(provider, '授权代理方');
  await provider.page.getByRole('combobox', { name: '代理方' }).click();
  await provider.page.getByRole('combobox', { name: '代理方' }).fill('人力资源');
  await provider.page.keyboard.press('Enter');
  await provider.page.getByRole('combobox', { name: '资源范围' }).click();
  await provider.page.getByRole('combobox', { name: '资源范围' }).fill(resource);
  await provider.page.keyboard.press('Enter');
  await record(provider, { 说明: '委托代为答复' }, '确认授权');
  await expect(provider.page.getByText('委托代为答复')).toBeVisible();
  await provider.picture('agency');
  await press(provider, '撤销授权');
  await record(provider, { 撤销原因: '收回自办' }, '确认撤销');
  await expect(provider.page.getByText('已撤销', { exact: true })).toBeVisible();
  expect(provider.complaints).toEqual([]);
});
