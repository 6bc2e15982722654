/**
 * The whole line of a dispute, in one go: refused, negotiated without result, coordinated by a binding decision, signed,
 * used; then suspended, cut, withdrawn, and what was obtained destroyed before a second person. A picture of every step.
 */
import { expect, test } from '@playwright/test';
import { readSampleFile } from '../../src-platform/demonstration/sample-records.ts';
import { applyFor, openCase, passOn, press, record, refuseIt, sent, sign } from './support/officer.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

const resource = '在册人口基础信息';

let platform: Program;
let user: Workstation;
let bureau: Workstation;
let provider: Workstation;
let manager: Workstation;
let witness: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const open = (name: string, login: string) =>
    openWorkstation(browser, { name: `line-${name}`, login, platform: platform.ready.url });
  user = await open('user', 'minzheng.zhang');
  bureau = await open('bureau', 'zwxx.wang');
  provider = await open('provider', 'gongan.li');
  manager = await open('manager', 'zwxx.zhao');
  witness = await open('witness', 'minzheng.gao');
});

test.afterAll(async () => {
  for (const workstation of [user, bureau, provider, manager, witness]) await workstation?.stop();
  await platform?.stop();
});

test('[R057] [R059] [R060] [R048] refusal, negotiation that fails, coordination that grants', async () => {
  await test.step('an application is made, passed on and refused', async () => {
    await applyFor(user, resource, '受理窗口核对申请人身份');
    await passOn(bureau, resource);
    await refuseIt(provider, resource);
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
    await press(user, '发表协商意见');
    await record(user, { 协商意见: '只在窗口逐件核对，不导出、不留存' }, '确认发表');
    await provider.go('今日');
    await provider.page.getByRole('link', { name: new RegExp(`协商.*${resource}`, 'u') }).click();
    await expect(provider.page.getByText('只在窗口逐件核对，不导出、不留存')).toBeVisible();
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

  await test.step('the user asks for coordination; the management department decides, in a numbered document', async () => {
    await press(user, '申请协调');
    await record(user, { 协调请求: '履职确需，请协调提供' }, '确认申请协调');
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
    await openCase(user, '我的申请', resource);
    for (const at of [user, provider]) await expect(at.page.getByText(/编号：XT20\d\d-\d{6}/u)).toBeVisible();
    await user.picture('decided');
    await expect(user.page.getByRole('button', { name: '签署协议' })).toBeVisible();
    await expect(provider.page.getByRole('button', { name: '不予提供' })).toBeHidden();
  });
});

const order = async (button: string, reason: string): Promise<void> => {
  const dialog = provider.page.getByRole('dialog');
  await press(provider, button);
  await dialog.getByLabel('理由').fill(reason);
  await dialog.getByRole('button', { name: '下一步' }).click();
  await provider.picture(button);
  await press(provider, `确认${button}`);
  await expect(dialog).toHaveCount(0);
  await sent(provider);
};

test('[R037] [R049] [R086] the right is signed for, used, suspended, cut and withdrawn; its holder is told each time', async () => {
  await test.step('both sides sign; the user calls, and the provider sees how often', async () => {
    await sign(user, resource, 'agreement');
    await sign(provider, resource, 'agreement');
    await user.go('使用');
    await user.page.getByLabel('查询值').fill(readSampleFile().persons[0]?.idNumber ?? '');
    await press(user, '调用');
    await expect(user.page.getByText('查询结果（1 条）')).toBeVisible();
    await user.picture('called');
    await provider.page
      .getByRole('navigation', { name: '主菜单' })
      .getByRole('link', { name: '使用情况' })
      .click();
    await expect(provider.page.getByText(/今日 1 \/ \d+ 次 · 累计 1 次/u).first()).toBeVisible();
  });

  await test.step('[R056] a renewal is a new application, asked for from the grant', async () => {
    await press(user, '申请续期');
    await user.picture('renewal');
    await press(user, '确认申请续期');
    await expect(user.page.getByRole('heading', { name: '我的申请', level: 2 })).toBeVisible();
    await expect(user.page.getByText('延续原授权，按新申请办理')).toBeVisible();
    await user.go('使用');
    await expect(user.page.getByText('续期申请在办')).toBeVisible();
  });

  await test.step('suspension and cut stop the use; the holder reads why', async () => {
    await order('暂停使用权', '抽查发现查询对象与受理事项不符');
    await order('切断共享通道', '整改期间仍有调用');
    await provider.picture('supervised');
    await expect(user.page.getByText('共享通道已被切断。', { exact: false })).toBeVisible();
    await user.picture('cut');
    await user.go('今日');
    await expect(user.page.getByText('未读告知（2）')).toBeVisible();
    await user.picture('told');
    await user.page.getByRole('button', { name: '已阅' }).first().click();
    await expect(user.page.getByText('未读告知（1）')).toBeVisible();
  });

  await test.step('withdrawal is the end of it', async () => {
    await order('收回使用权', '整改期满未改正');
    await expect(provider.page.getByRole('button', { name: '恢复共享通道' })).toHaveCount(0);
    await user.go('使用');
    await expect(user.page.getByRole('option').getByText('已收回')).toBeVisible();
    await user.picture('withdrawn');
  });

  await test.step('[R087] what was obtained is destroyed before a second person, who confirms it in person', async () => {
    const { page } = user;
    await user.go('今日');
    await expect(page.getByText('数据销毁（1）')).toBeVisible();
    await user.picture('due');
    await page.getByRole('link', { name: /待销毁/u }).click();
    await page.getByLabel('销毁范围').fill('窗口终端逐次核验，未导出、未留存');
    await page.getByLabel('见证人').click();
    await page.getByTitle('高建平').click();
    await user.picture('report');
    await press(user, '登记销毁');
    await press(user, '确认登记');
    await expect(page.getByText('销毁记录：待见证确认')).toBeVisible();
    await witness.go('今日');
    await witness.page.getByRole('link', { name: /待您见证/u }).click();
    await press(witness, '确认销毁');
    await witness.picture('witness');
    await witness.page.getByRole('dialog').getByRole('button', { name: '确认销毁' }).click();
    await expect(page.getByText('销毁记录：已销毁')).toBeVisible();
    await user.picture('destroyed');
  });

  for (const { complaints } of [user, bureau, provider, manager, witness]) expect(complaints).toEqual([]);
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

test('[R081] [R088] a resource shows who answers at each stage; analysis shows its duty and asks how it is met', async () => {
  const { page } = user;
  await user.go('目录');
  await page.getByLabel('搜索目录').fill('在册人口基础信息');
  await page.getByRole('option', { name: /在册人口基础信息/u }).click();
  await page.getByRole('region', { name: '各环节的责任部门' }).scrollIntoViewIfNeeded();
  await expect(page.getByRole('region', { name: '各环节的责任部门' })).toContainText('各使用部门');
  await user.picture('responsibility');
  await page.getByRole('button', { name: '申请使用' }).click();
  await page.getByRole('radio', { name: '研究、分析、挖掘、创新应用' }).check();
  await expect(page.getByText('每日调用不超过 200 次')).toBeVisible();
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByText('请写明怎样保护国家秘密', { exact: false })).toBeVisible();
  await page.getByLabel('保护措施').fill('去标识后使用，结果只发布统计数');
  await user.picture('analysis');
  expect(user.complaints).toEqual([]);
});
