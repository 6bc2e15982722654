/** With 809 on beside this policy: the heads consent, what is missing is told once, and an answer is extended with consent. */
import { expect, test } from '@playwright/test';
import { clerksAt } from './support/granted.ts';
import { applyFor, openCase, press, record, refuseIt, sent } from './support/officer.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

const resource = '在册人口基础信息';

let platform: Program;
let user: Workstation;
let bureau: Workstation;
let provider: Workstation;
let manager: Workstation;
/** Heads of the user department's and of the provider's 共享工作机构. */
let head: Workstation;
let providerHead: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const { url } = platform.ready;
  const admin = await clerksAt(url).clerk('zwxx.zhao');
  const national = { pack: 'national-2025', expectedVersion: 0, on: true, reason: '条例已施行' };
  expect(await admin.act('policy.switch-pack', national)).toMatchObject({ status: 'applied' });
  const open = (name: string, login: string) =>
    openWorkstation(browser, { name: `national-${name}`, login, platform: url });
  user = await open('user', 'minzheng.zhang');
  head = await open('head', 'minzheng.gao');
  bureau = await open('bureau', 'zwxx.wang');
  provider = await open('provider', 'gongan.li');
  providerHead = await open('provider-head', 'gongan.ren');
  manager = await open('manager', 'zwxx.zhao');
});

test.afterAll(async () => {
  for (const workstation of [user, head, bureau, provider, providerHead, manager]) await workstation?.stop();
  await platform?.stop();
});

/** The head reads what was written and lets it go out. */
const letGo = async (at: Workstation, what: '提交' | '答复'): Promise<void> => {
  await openCase(at, '审核', resource);
  await expect(at.page.getByRole('button', { name: `同意${what}`, exact: true })).toBeVisible();
  await at.picture(`consent-${what}`);
  await press(at, `同意${what}`);
  await at.picture(`consent-${what}-confirm`);
  await press(at, `确认同意${what}`);
  await expect(at.page.getByRole('dialog')).toBeHidden();
  await sent(at);
};

/** Returns the case with an opinion and the parts named. */
const giveBack = async (opinion: string, ...parts: string[]): Promise<void> => {
  await openCase(bureau, '审核', resource);
  await bureau.page.getByLabel('审查意见').fill(opinion);
  for (const part of parts) await bureau.page.getByRole('checkbox', { name: part }).check();
  await press(bureau, '退回补正');
};

test('[R051] [R054] [R055] [R110] under 809 the heads consent, what is missing is told once, one clock of two is extended', async () => {
  await test.step('an application waits for the department’s own head, who sends it back and then lets it go', async () => {
    await applyFor(user, resource, '受理窗口核对');
    await expect(user.page.getByText('待负责人同意', { exact: true }).first()).toBeVisible();
    await sent(user);
    await user.picture('awaiting-consent');
    await openCase(head, '审核', resource);
    await press(head, '退回修改');
    await expect(head.page.getByText('退回的，须写明要修改的内容。')).toBeVisible();
    await head.page.getByLabel('负责人意见').fill('写明是哪一类低保');
    await press(head, '退回修改');
    await press(head, '确认退回修改');
    await sent(head);
    await openCase(user, '我的申请', resource);
    await press(user, '补正');
    await expect(user.page.getByText('负责人要求修改')).toBeVisible();
    await user.page.getByLabel('应用场景').fill('受理窗口核对城市低保申请人');
    await press(user, '重新提交');
    await press(user, '确认提交');
    await sent(user);
    await letGo(head, '提交');
  });

  await test.step('it is returned with what is missing; the same part cannot be missed twice', async () => {
    await giveBack('请写明在哪一环节核对、核对哪些人', '应用场景');
    await bureau.picture('missing');
    await press(bureau, '确认');
    await sent(bureau);
    await openCase(user, '我的申请', resource);
    await press(user, '补正');
    await user.page.getByLabel('应用场景').fill('受理窗口逐件核对低保申请人身份');
    await user.picture('supplement');
    await press(user, '重新提交');
    await press(user, '确认提交');
    await sent(user);
    await letGo(head, '提交');
    await openCase(bureau, '审核', resource);
    await expect(bureau.page.getByRole('checkbox', { name: '应用场景（已告知过）' })).toBeDisabled();
    await bureau.page.getByLabel('审查意见').fill('场景仍不清楚');
    await press(bureau, '退回补正');
    await press(bureau, '确认');
    await expect(bureau.page.getByRole('dialog').getByRole('alert')).toBeVisible();
    await bureau.picture('second-return-refused');
    await bureau.page.getByRole('dialog').getByRole('button', { name: '返回修改' }).click();
    await press(bureau, '同意转至');
    await press(bureau, '确认');
    await sent(bureau);
  });

  await test.step('the provider asks for more time; with consent one clock is extended and the other is not', async () => {
    await openCase(provider, '审核', resource);
    await press(provider, '申请延长答复');
    await record(provider, { 延长的理由: '须向省厅核实接口能力' }, '确认申请');
    await sent(provider);
    await openCase(manager, '协调', resource);
    await press(manager, '决定延长答复');
    await record(manager, { 意见: '情况属实' }, '确认决定');
    await sent(manager);
    const limits = provider.page.getByRole('region', { name: '时限' });
    await expect(limits.getByRole('listitem').first()).toContainText('五(三)2');
    await expect(limits).toContainText('主管部门已同意');
    await provider.picture('extended');
  });

  await test.step('the answer is the provider’s own until its head consents', async () => {
    await refuseIt(provider, resource);
    await sent(provider);
    await expect(user.page.getByText('答复待负责人同意').first()).toBeVisible();
    await expect(user.page.getByText('未见职责依据')).toHaveCount(0);
    await letGo(providerHead, '答复');
    await expect(user.page.getByText('未见职责依据').first()).toBeVisible();
    await user.picture('refused');
  });
  for (const { complaints } of [user, head, bureau, provider, providerHead, manager])
    expect(complaints).toEqual([]);
});
