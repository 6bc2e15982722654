/** A doubt about received data: reported straight to the provider, business going on meanwhile, checked and told back. */
import { expect, test } from '@playwright/test';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

const resource = '法人单位基础信息';
const successor = '个体工商户登记信息';

let platform: Program;
let user: Workstation;
let bureau: Workstation;
let provider: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const address = platform.ready.url;
  user = await openWorkstation(browser, { name: 'doubt-user', login: 'minzheng.zhang', platform: address });
  bureau = await openWorkstation(browser, { name: 'doubt-bureau', login: 'zwxx.wang', platform: address });
  provider = await openWorkstation(browser, {
    name: 'doubt-provider',
    login: 'shichang.sun',
    platform: address,
  });
});

test.afterAll(async () => {
  for (const workstation of [user, bureau, provider]) await workstation?.stop();
  await platform?.stop();
});

test('[R067] [R068] [R069] a doubt goes to the provider, business goes on, the answer comes back; then the resource is replaced', async () => {
  await test.step('an unconditional resource is granted', async () => {
    const { page } = user;
    await user.go('目录');
    await page.getByLabel('搜索目录').fill(resource);
    await page
      .getByRole('option', { name: new RegExp(resource, 'u') })
      .first()
      .click();
    await page.getByRole('button', { name: '申请使用' }).click();
    await page.getByRole('button', { name: '全选可申请项' }).click();
    await page.getByLabel('使用用途').fill('社会组织登记审核');
    await page.getByLabel('应用场景').fill('窗口核对出资企业');
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByRole('button', { name: '确认提交' }).click();
    await expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();
    await bureau.go('审核');
    await bureau.page.getByText(resource).first().click();
    await bureau.page.getByRole('button', { name: '通过' }).click();
    await bureau.page.getByRole('button', { name: '确认', exact: true }).click();
    await expect(bureau.page.getByRole('dialog')).toBeHidden();
    await expect(page.getByText('已授权').first()).toBeVisible();
  });

  await test.step('the user department reports it, with no more of the record than finds it', async () => {
    const { page } = user;
    await user.go('使用');
    await page.getByRole('link', { name: /向提供部门反馈/u }).click();
    await page.getByRole('button', { name: '送提供部门' }).click();
    await expect(page.getByText('请至少勾选一个信息项。')).toBeVisible();
    await user.picture('report-empty');
    await page.getByRole('radio', { name: /错误/u }).check();
    await page.getByRole('checkbox').first().check();
    await page.getByLabel('记录定位').fill('统一社会信用代码末四位 001X');
    await page.getByLabel('问题').fill('住所一栏为变更前的住所');
    await page.getByLabel('证据').fill('企业出示的营业执照副本');
    await user.picture('report');
    await page.getByRole('button', { name: '送提供部门' }).click();
    await user.picture('report-confirm');
    await page.getByRole('button', { name: '确认反馈' }).click();
    await expect(page.getByText('校核期间照常办理')).toBeVisible();
    await expect(page.getByText('剩 5 个工作日').first()).toBeVisible();
  });

  await test.step('business goes on, and the evidence is logged', async () => {
    const { page } = user;
    await page.getByLabel('办理事项').fill('社会组织成立登记');
    await page.getByLabel('凭什么证明材料').fill('营业执照副本原件');
    await page.getByRole('button', { name: '登记照常办理' }).click();
    await expect(page.getByText('照常办理登记（1）')).toBeVisible();
    await expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();
    await user.picture('correction-user');
    await user.go('使用');
    await expect(page.getByText('校核期间照常办理')).toBeVisible();
    await user.picture('use-under-check');
  });

  await test.step('the provider finds it on 今日 with its clock, checks and corrects it', async () => {
    const { page } = provider;
    await provider.go('今日');
    await expect(page.getByText('校核更正').first()).toBeVisible();
    await provider.picture('today-correction');
    await page.getByRole('link', { name: new RegExp(resource, 'u') }).click();
    await page.getByLabel('校核情况').fill('登记档案已变更，共享库未更新，现已更正');
    await provider.picture('correction-check');
    await page.getByRole('button', { name: '已更正' }).click();
    await provider.picture('correction-check-confirm');
    await page.getByRole('dialog').getByRole('button', { name: '确认', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();
  });

  await test.step('the user department sees it corrected', async () => {
    await user.go('疑义更正');
    await expect(user.page.getByText('按期办结').first()).toBeVisible();
    await user.picture('corrected');
  });

  await test.step('[R076] [R077] the provider plans to replace the resource; its user is told and finds the new one', async () => {
    const { page } = provider;
    await provider.go('更新与停用');
    await expect(page.getByRole('button', { name: /^登记更新/u }).first()).toBeVisible();
    await provider.picture('upkeep');
    await page.getByRole('button', { name: '制定更替方案' }).click();
    await page.getByLabel('旧资源').fill(resource);
    await page.getByTitle(new RegExp(`^${resource}`, 'u')).click();
    await page.getByLabel('新资源').fill(successor);
    await page.getByTitle(new RegExp(`^${successor}`, 'u')).click();
    await page.getByLabel('并行期自').fill('2099-12-01');
    await page.getByLabel('并行期至').fill('2099-12-20');
    await page.getByLabel('停用日').fill('2099-12-21');
    await page.getByLabel('过渡办法').fill('新旧两库并行写入，逐日比对一致后切换');
    await page.getByRole('button', { name: '制定并通知使用部门' }).click();
    await expect(page.getByText('不保留的信息项须逐项写明原因。')).toBeVisible();
    const reasons = page.getByLabel(/不保留的原因$/u);
    for (const reason of await reasons.all()) await reason.fill('新资源按统一社会信用代码关联查得');
    await provider.picture('plan');
    await page.getByRole('button', { name: '制定并通知使用部门' }).click();
    await expect(page.getByRole('dialog').getByText('忻州市民政局')).toBeVisible();
    await provider.picture('plan-confirm');
    await page.getByRole('button', { name: '确认并通知' }).click();
    await expect(page.getByText('已通知，未读')).toBeVisible();
    await expect(page.getByRole('button', { name: '停用旧资源' })).toBeDisabled();
    await provider.picture('replacing');

    await user.go('目录');
    await user.page.getByLabel('搜索目录').fill(resource);
    await user.page
      .getByRole('option', { name: new RegExp(resource, 'u') })
      .first()
      .click();
    await expect(user.page.getByText('该资源正在更替，不再受理新的申请')).toBeVisible();
    await expect(user.page.getByRole('link', { name: successor })).toBeVisible();
    await expect(user.page.getByRole('button', { name: '申请使用' })).toBeDisabled();
    await user.picture('replaced-entry');
    await user.go('今日');
    await user.picture('today-told');
  });

  for (const { complaints } of [user, bureau, provider]) expect(complaints).toEqual([]);
});
