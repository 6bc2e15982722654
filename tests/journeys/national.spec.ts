/** With 809 on beside this policy: what is missing is told once, and an answer is extended with consent. */
import { expect, test } from '@playwright/test';
import { clerksAt } from './support/granted.ts';
import { openCase, press, record } from './support/officer.ts';
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
  const { url } = platform.ready;
  const admin = await clerksAt(url).clerk('zwxx.zhao');
  const national = { pack: 'national-2025', expectedVersion: 0, on: true, reason: '条例已施行' };
  expect(await admin.act('policy.switch-pack', national)).toMatchObject({ status: 'applied' });
  const open = (name: string, login: string) =>
    openWorkstation(browser, { name: `national-${name}`, login, platform: url });
  user = await open('user', 'minzheng.zhang');
  bureau = await open('bureau', 'zwxx.wang');
  provider = await open('provider', 'gongan.li');
  manager = await open('manager', 'zwxx.zhao');
});

test.afterAll(async () => {
  for (const workstation of [user, bureau, provider, manager]) await workstation?.stop();
  await platform?.stop();
});

const sent = (at: Workstation): Promise<void> =>
  expect(at.page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible({ timeout: 90_000 });

/** Returns the case with an opinion and the parts named. */
const giveBack = async (opinion: string, ...parts: string[]): Promise<void> => {
  await openCase(bureau, '审核', resource);
  await bureau.page.getByLabel('审查意见').fill(opinion);
  for (const part of parts) await bureau.page.getByRole('checkbox', { name: part }).check();
  await press(bureau, '退回补正');
};

test('[R054] [R110] under 809 what is missing is told once and one clock of two is extended', async () => {
  await test.step('an application is made and returned with what is missing', async () => {
    await user.go('目录');
    await user.page.getByLabel('搜索目录').fill(resource);
    await user.page.getByRole('option', { name: resource }).click();
    await press(user, '申请使用');
    await press(user, '全选可申请项');
    await user.page.getByLabel('使用用途').fill('低保资格核对');
    await user.page.getByLabel('应用场景').fill('受理窗口核对');
    await press(user, '提交申请');
    await press(user, '确认提交');
    await sent(user);
    await giveBack('请写明在哪一环节核对、核对哪些人', '应用场景');
    await bureau.picture('missing');
    await press(bureau, '确认');
    await sent(bureau);
  });

  await test.step('it is made again; the same part cannot be missed twice', async () => {
    await openCase(user, '我的申请', resource);
    await user.picture('returned');
    await press(user, '补正');
    await user.page.getByLabel('应用场景').fill('受理窗口逐件核对低保申请人身份');
    await user.picture('supplement');
    await user.page.getByRole('button', { name: '重新提交' }).click();
    await press(user, '确认提交');
    await sent(user);
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

  for (const { complaints } of [user, bureau, provider, manager]) expect(complaints).toEqual([]);
});
