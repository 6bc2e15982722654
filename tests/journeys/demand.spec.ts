/** 供需台账: data asked for from above on its way to the province, what is used most, what goes down to a county. */
import { expect, test } from '@playwright/test';
import { callOf } from '../conformance/platform-cases.ts';
import { granted } from './support/granted.ts';
import { choose, press, record, sent } from './support/officer.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let user: Workstation;
let counterpart: Workstation;
let management: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const { url } = platform.ready;
  const { user: clerk, caseId } = await granted(url);
  for (let calls = 0; calls < 2; calls += 1)
    expect(await clerk.post('/gateway/calls', callOf(caseId))).toMatchObject({ status: 200 });
  const open = (name: string, login: string) =>
    openWorkstation(browser, { name: `demand-${name}`, login, platform: url });
  user = await open('user', 'minzheng.zhang');
  counterpart = await open('counterpart', 'gongan.li');
  management = await open('management', 'zwxx.zhao');
});

test.afterAll(async () => {
  for (const workstation of [user, counterpart, management]) await workstation?.stop();
  await platform?.stop();
});

const pick = async (at: Workstation, label: string, text: string): Promise<void> => {
  await at.page.getByRole('combobox', { name: label }).fill(text);
  await at.page.locator('.ant-select-dropdown:visible').getByText(text, { exact: true }).click();
};

test('[R072] [R073] [R071] [R074] the ledger of demand, the ranking and what goes down', async () => {
  test.setTimeout(400_000);
  const { page } = management;

  await test.step('[R073] a system that a city department built is not for this ledger', async () => {
    await user.go('供需台账');
    await user.picture('none');
    await press(user, '提出需求');
    await choose(user, '系统的层级', '市级部门自建系统');
    await expect(user.page.getByText('由建设该系统的部门负责共享')).toBeVisible();
    await expect(user.page.getByRole('button', { name: '下一步' })).toBeDisabled();
    await user.picture('city-system');
    await choose(user, '系统的层级', '省直部门系统');
  });

  await test.step('[R072] a department asks for data of the province', async () => {
    await pick(user, '市级对口部门', '忻州市公安局');
    const words = {
      来源系统: '省流动人口服务平台',
      上级主管部门: '省公安厅',
      需要的数据: '居住证签发日期、签发机关',
      用途: '临时救助对象居住地核对',
    };
    await record(user, words, '确认提出');
    await sent(user);
    await expect(user.page.getByText('待对口部门列入台账')).toBeVisible();
  });

  await test.step('[R072] its counterpart enters it, the city applies above and says what came of it', async () => {
    await counterpart.go('供需台账');
    await counterpart.page.getByRole('button', { name: '列入台账：省流动人口服务平台' }).click();
    await record(counterpart, { 说明: '已与省厅信通处核对' }, '确认列入');
    await sent(counterpart);
    await management.go('供需台账');
    await page.getByRole('button', { name: '登记申请：省流动人口服务平台' }).click();
    await record(management, { 省平台编号: '晋共享〔2026〕118' }, '确认登记');
    await page.getByRole('button', { name: '登记结果：省流动人口服务平台' }).click();
    await record(management, { 结果: '省平台已开通接口，市平台转接。' }, '确认登记');
    await sent(management);
    await expect(page.getByText('已取得', { exact: true })).toBeVisible();
    await expect(page.getByText('晋共享〔2026〕118')).toBeVisible();
    await management.picture('obtained');
    await expect(user.page.getByText('已取得', { exact: true })).toBeVisible();
  });

  await test.step('[R071] what is used comes first, by the calls that were made', async () => {
    await page.getByRole('link', { name: '需求排序' }).click();
    const first = page.getByRole('row', { name: /^1 在册人口基础信息 忻州市公安局 2 1$/u });
    await first.getByRole('button', { name: '2', exact: true }).click();
    await management.picture('ranking');
    await page
      .getByRole('row', { name: /^忻州市民政局 .* 2$/u })
      .getByRole('link')
      .click();
    await expect(page.getByRole('heading', { name: '使用情况' })).toBeVisible();
    await expect(page.getByRole('option', { name: /在册人口基础信息/u, selected: true })).toBeVisible();
    await management.picture('ranking-right');
  });

  await test.step('[R074] what goes down to a county is tracked, and late where its date has passed', async () => {
    await user.page.getByRole('link', { name: '数据下沉' }).click();
    await press(user, '登记下沉');
    await choose(user, '下沉到', '代县');
    await record(user, { 数据: '低保对象名单', 日期: '2026-11-01' }, '确认登记');
    await sent(user);
    await management.go('供需台账');
    await page.getByRole('link', { name: '数据下沉' }).click();
    await expect(page.getByText('超期', { exact: true })).toBeVisible();
    await management.picture('flow-down');
    await user.page.getByRole('button', { name: '更新：低保对象名单' }).click();
    await choose(user, '状态', '已下沉');
    await record(user, { 日期: '2026-11-24' }, '确认更新');
    await sent(user);
    await expect(page.getByText('已下沉').last()).toBeVisible();
    await expect(page.getByText('超期', { exact: true })).toBeHidden();
  });
  for (const { complaints } of [user, counterpart, management]) expect(complaints).toEqual([]);
});
