/** Two policy packs and a holiday notice, from the city's switch to every clock on another officer's screen. */
import { expect, type Page, test } from '@playwright/test';
import { journeyNow } from './support/journey-clock.ts';
import { letGo } from './support/officer.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { isSound as isReadable } from './support/soundness.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let admin: Workstation;
let user: Workstation;
/** Head of the user department's 共享工作机构, whose consent 809 asks for. */
let head: Workstation;
let bureau: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const open = (name: string, login: string) =>
    openWorkstation(browser, { name, login, platform: platform.ready.url });
  admin = await open('clocks-admin', 'zwxx.zhao');
  user = await open('clocks-user', 'minzheng.zhang');
  head = await open('clocks-head', 'minzheng.gao');
  bureau = await open('clocks-bureau', 'zwxx.wang');
});

test.afterAll(async () => {
  for (const workstation of [admin, user, head, bureau]) await workstation?.stop();
  await platform?.stop();
});

const isSound = async (at: Workstation): Promise<void> => {
  // The button changes its colour while a sync runs.
  await expect(at.page.getByRole('button', { name: '立即同步' })).toBeEnabled();
  await isReadable(at, at.page.url());
  expect(at.complaints).toEqual([]);
};

const allSent = (page: Page) => expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();

const apply = async ({ page, go }: Workstation): Promise<void> => {
  await go('目录');
  await page.getByLabel('搜索目录').fill('在册人口基础信息');
  await page.getByRole('option', { name: /在册人口基础信息/u }).click();
  await page.getByRole('button', { name: '申请使用' }).click();
  await page.getByRole('button', { name: '全选可申请项' }).click();
  await page.getByLabel('使用用途').fill('临时救助申请人身份核对');
  await page.getByLabel('应用场景').fill('乡镇窗口受理临时救助申请');
};

test('[R110] [R054] [R055] both packs run from the switch on, the earliest clock first', async () => {
  await test.step('only the city’s administrator is offered the switch', async () => {
    await user.go('设置');
    await expect(user.page.getByText('忻州市政务数据资源共享管理实施意见')).toBeVisible();
    await expect(user.page.getByRole('button', { name: /^启用/u })).toHaveCount(0);
    await isSound(user);
  });

  await test.step('this policy stays on while it is valid', async () => {
    await admin.go('设置');
    const { page } = admin;
    await page.getByRole('button', { name: '停用忻州市政务数据资源共享管理实施意见' }).click();
    await page.getByLabel('理由').fill('试停用');
    await page.getByRole('button', { name: '确认停用' }).click();
    await expect(page.getByText('忻州市的实施意见在有效期内，不得停用。')).toBeVisible();
    await admin.picture('base-pack-stays');
    await page.getByRole('button', { name: '返回修改' }).click();
  });

  await test.step('the national decree is switched on with a reason', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: '启用政务数据共享条例' }).click();
    await page.getByLabel('理由').fill('条例已施行，市政府部署并行计时');
    await isSound(admin);
    await admin.picture('switch-pack');
    await page.getByRole('button', { name: '确认启用' }).click();
    await expect(page.getByText(/最近变更：.+条例已施行/u)).toBeVisible();
    await allSent(page);
    await isSound(admin);
    await admin.picture('packs-on');
  });

  await test.step('the applicant sees the road and then every clock, the binding one marked', async () => {
    const { page } = user;
    await expect(user.page.getByText(/最近变更：.+条例已施行/u)).toBeVisible();
    await apply(user);
    await expect(
      page.getByText('转至后 5 个工作日（五(三)2），收到申请后 10 个工作日（条例第21条）'),
    ).toBeVisible();
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByRole('button', { name: '确认提交' }).click();
    await allSent(page);
    await letGo(head, '在册人口基础信息', '提交');
    await user.go('我的申请');
    const limits = page.getByRole('region', { name: '时限' });
    await expect(limits.getByRole('listitem')).toHaveCount(2);
    await expect(limits.getByRole('listitem').first()).toContainText('以此为准');
    await expect(limits.getByRole('listitem').first()).toContainText('五(三)2');
    await expect(limits.getByRole('listitem').last()).toContainText('条例第21条');
    await isSound(user);
    await user.picture('two-clocks');
  });

  await test.step('the reviewer’s day names the binding clock and, where the pointer rests, the other', async () => {
    await bureau.go('今日');
    const clock = bureau.page.locator('.todo-group .clock').first();
    await expect(clock).toContainText('五(三)2');
    await expect(clock).toHaveAttribute('title', /平台符合性审查：[^\n]+\n提供部门答复：[^\n]+条例第21条/u);
    await bureau.picture('today');
  });
});

test('[R052] a year’s notice entered once is every workstation’s calendar', async () => {
  const { page } = admin;
  const year = new Date(journeyNow()).getFullYear() + 1;
  await admin.go('设置');
  await expect(page.getByText(`${year} 年的节假日安排尚未录入`)).toBeVisible();
  await page.getByRole('button', { name: '录入节假日安排' }).click();
  await page.getByLabel('通知文号').fill('演示通知');
  await page.getByLabel('放假日期').fill(`${year}-01-01、${year}-05-01至${year}-05-05`);
  await page.getByRole('button', { name: '确认录入' }).click();
  await expect(page.getByText('放假日期缺少元旦、劳动节或国庆节的法定假日。')).toBeVisible();
  await admin.picture('arrange-refused');
  await page
    .getByLabel('放假日期')
    .fill(`${year}-01-01、${year}-05-01至${year}-05-05、${year}-10-01至${year}-10-07`);
  await isSound(admin);
  await page.getByRole('button', { name: '确认录入' }).click();
  await allSent(page);
  await expect(page.getByText(`${year} 年的节假日安排尚未录入`)).toHaveCount(0);
  await admin.picture('arranged');
  await user.go('设置');
  await expect(user.page.getByText('演示通知')).toBeVisible();
  await isSound(user);
});
