/** After the grant: the provider looks at the use, suspends, cuts and withdraws; the user is told and stopped. */
import { expect, test } from '@playwright/test';
import { readSampleFile } from '../../src-platform/demonstration/sample-records.ts';
import { granted } from './support/granted.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let user: Workstation;
let provider: Workstation;
let witness: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const address = platform.ready.url;
  await granted(address);
  user = await openWorkstation(browser, { name: 'grant-user', login: 'minzheng.zhang', platform: address });
  witness = await openWorkstation(browser, {
    name: 'grant-witness',
    login: 'minzheng.gao',
    platform: address,
  });
  provider = await openWorkstation(browser, {
    name: 'grant-provider',
    login: 'gongan.li',
    platform: address,
  });
});

test.afterAll(async () => {
  for (const workstation of [user, provider, witness]) await workstation?.stop();
  await platform?.stop();
});

const order = async (button: string, reason: string): Promise<void> => {
  const { page } = provider;
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('dialog').getByLabel('理由').fill(reason);
  await page.getByRole('dialog').getByRole('button', { name: '下一步' }).click();
  await provider.picture(button);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `确认${button}` })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();
};

test('[R049] [R086] a right is suspended, cut and withdrawn; the holder is told each time and stopped', async () => {
  await test.step('the user calls, and the provider sees how often', async () => {
    await user.go('使用');
    await user.page.getByLabel('查询值').fill(readSampleFile().persons[0]?.idNumber ?? '');
    await user.page.getByRole('button', { name: '调用' }).click();
    await expect(user.page.getByText('查询结果（1 条）')).toBeVisible();
    await user.picture('called');
    await provider.page
      .getByRole('navigation', { name: '主菜单' })
      .getByRole('link', { name: '使用情况' })
      .click();
    await expect(provider.page.getByText('今日 1 / 3 次 · 累计 1 次').first()).toBeVisible();
  });

  await test.step('[R056] a renewal is a new application, asked for from the grant', async () => {
    await user.page.getByRole('button', { name: '申请续期' }).click();
    await user.picture('renewal');
    await user.page.getByRole('button', { name: '确认申请续期' }).click();
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
    await page.getByRole('button', { name: '登记销毁' }).click();
    await page.getByRole('button', { name: '确认登记' }).click();
    await expect(page.getByText('销毁记录：待见证确认')).toBeVisible();
    await witness.go('今日');
    await witness.page.getByRole('link', { name: /待您见证/u }).click();
    await witness.page.getByRole('button', { name: '确认销毁' }).click();
    await witness.picture('witness');
    await witness.page.getByRole('dialog').getByRole('button', { name: '确认销毁' }).click();
    await expect(page.getByText('销毁记录：已销毁')).toBeVisible();
    await user.picture('destroyed');
  });
  expect([...user.complaints, ...provider.complaints, ...witness.complaints]).toEqual([]);
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
