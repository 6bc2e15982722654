/** A department is renamed, another goes into a third in mid-period: recorded once, and assessed as one (七(二)). */
import { expect, test } from '@playwright/test';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { press, record, sent } from './support/officer.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { follow, openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let management: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  management = await openWorkstation(browser, {
    name: 'reorganisation',
    login: 'zwxx.zhao',
    platform: platform.ready.url,
  });
});

test.afterAll(async () => {
  await management?.stop();
  await platform?.stop();
});

test('[R093] a department that went into another in the period is assessed with it, a renamed one goes on', async () => {
  const { page } = management;
  const choose = async (name: string) => {
    await management.go('部门备案');
    await page.getByLabel('搜索部门').fill(name);
    await page.getByRole('option', { name: new RegExp(name, 'u') }).click();
    await expect(page.getByRole('heading', { name })).toBeVisible();
    await press(management, '登记机构调整');
  };

  await test.step('the management records a new name', async () => {
    await choose('忻州市体育局');
    await record(
      management,
      {
        新名称: '忻州市体育和全民健身局',
        新简称: '市体育健身局',
        文号: '忻编发〔2026〕5号',
        生效日期: '2026-10-08',
      },
      '确认登记',
    );
    await expect(page.getByText('忻州市体育局 更名为 忻州市体育和全民健身局')).toBeVisible();
    await sent(management);
    await management.picture('renamed');
  });

  await test.step('and that another went into a third', async () => {
    await choose('忻州市能源局');
    await page.getByRole('radio', { name: '并入另一个部门' }).check();
    await page.getByRole('combobox', { name: '并入' }).fill('发展和改革');
    await page
      .locator('.ant-select-dropdown:visible')
      .getByText('忻州市发展和改革委员会', { exact: true })
      .click();
    await record(management, { 文号: '忻编发〔2026〕6号', 生效日期: '2026-10-20' }, '确认登记');
    await expect(page.getByText('并入 忻州市发展和改革委员会')).toBeVisible();
    await expect(page.getByText('已并入', { exact: true }).first()).toBeVisible();
    await sent(management);
    await management.picture('merged');
  });

  await test.step('an assessment counts both in one sheet, and says so', async () => {
    await management.go('监督检查');
    await follow(page.getByRole('navigation', { name: '监督检查的页面' }), '考核');
    await press(management, '计算一期考核');
    const today = civilDateOf(await page.evaluate(() => Date.now()));
    const plan = { 名称: '机构调整后的考核', 起日期: '2026-10-01', 止日期: `${today.slice(0, 8)}01` };
    for (const [label, text] of Object.entries(plan))
      await page.getByRole('textbox', { name: label }).fill(text);
    await press(management, '下一步');
    await expect(page.getByText('忻州市能源局 并入 忻州市发展和改革委员会')).toBeVisible();
    await management.picture('merged-plan');
    await press(management, '确认计算');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('option', { name: /忻州市发展和改革委员会/u }).click();
    await expect(page.getByText('忻州市能源局', { exact: true })).toBeVisible();
    await sent(management);
    await management.picture('merged-sheet');
  });
  expect(management.complaints).toEqual([]);
});
