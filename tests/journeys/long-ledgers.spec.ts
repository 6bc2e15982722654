/** The bureau's ledgers as they are met: empty, long and narrowed, and with the platform gone. */
import { expect, test } from '@playwright/test';
import { hrefOf, type RouteName } from '../../src-renderer/app/routes.ts';
import { fillLedgers } from './support/busy-bureau.ts';
import { choose, press, record, sent } from './support/officer.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program | null;
let management: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  management = await openWorkstation(browser, {
    name: 'ledgers',
    login: 'zwxx.zhao',
    platform: platform.ready.url,
  });
});

test.afterAll(async () => {
  await management?.stop();
  await platform?.stop();
});

const ledgers = [
  'demands',
  'flowDowns',
  'channels',
  'frontEnds',
  'trainings',
  'guides',
  'circulars',
  'assessments',
  'registrations',
  'filings',
] as const satisfies readonly RouteName[];
type Ledger = (typeof ledgers)[number];

const show = async (name: Ledger): Promise<void> => {
  await management.page.evaluate((hash) => {
    window.location.hash = hash;
  }, hrefOf(name));
  await expect(management.page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await expect(management.page.getByText('正在读取本机数据')).toHaveCount(0);
};

const showAll = async (how: string): Promise<void> => {
  for (const name of ledgers) {
    await show(name);
    await management.picture(`${how}-${name}`);
  }
};

test('[R020] [R072] long ledgers are narrowed by state, year and words, and say how many they show', async () => {
  test.setTimeout(300_000);
  const { page } = management;
  await test.step('with nothing in them they say what will stand there', async () => {
    await showAll('none');
  });

  await test.step('with much in them each says how much', async () => {
    await fillLedgers(platform?.ready.url ?? '');
    await show('demands');
    await expect(page.getByText('共 18 条')).toBeVisible({ timeout: 90_000 });
    await sent(management);
    await showAll('long');
  });

  await test.step('the demands of one state, then of one system', async () => {
    await show('demands');
    await choose(management, '按状态筛选', '已向省平台申请');
    await expect(page.getByText('4 条 / 共 18 条')).toBeVisible();
    await expect(page.getByRole('row', { name: /晋共享〔2026〕118/u })).toBeVisible();
    await page.getByLabel('搜索需求').fill('婚姻 晋共享');
    await expect(page.getByText('1 条 / 共 18 条')).toBeVisible();
    await management.picture('narrowed-demands');
  });

  await test.step('the choice stays while the officer looks elsewhere', async () => {
    await show('assessments');
    await choose(management, '按期间筛选', '2026年第二季度考核');
    await expect(page.getByText('6 份 / 共 12 份')).toBeVisible();
    await page.getByLabel('搜索部门').fill('公安');
    await expect(page.getByText('1 份 / 共 12 份')).toBeVisible();
    await management.picture('narrowed-assessments');
    await show('demands');
    await expect(page.getByText('1 条 / 共 18 条')).toBeVisible();
    await page.getByLabel('搜索需求').fill('没有这样的系统');
    await expect(page.getByText('没有符合筛选的需求')).toBeVisible();
    await management.picture('narrowed-to-nothing');
  });

  await test.step('what goes down to one county, by a press on its name', async () => {
    await show('flowDowns');
    await page.getByRole('button', { name: '原平市' }).click();
    await expect(page.getByText('3 条 / 共 18 条')).toBeVisible();
    await management.picture('narrowed-flows');
  });

  await test.step('the ledgers stay with the platform gone', async () => {
    await platform?.stop();
    platform = null;
    await expect(page.getByLabel('状态栏').getByText('离线')).toBeVisible({ timeout: 90_000 });
    await showAll('offline');
  });

  await test.step('what is done without a link stands in 待同步 with what it is about', async () => {
    await show('channels');
    await page.getByRole('button', { name: '催办：与公安局的专线文件交换（11）' }).click();
    await record(management, { 要求: '请在年底前切换。' }, '确认催办');
    await show('guides');
    await page.getByRole('option', { name: /账号和口令使用指南/u }).click();
    await press(management, '撤下');
    await record(management, { 撤下原因: '并入数据安全指南。' }, '确认撤下');
    await management.go('待同步');
    await expect(
      page.getByRole('option', { name: /催办老通道迁移.*与公安局的专线文件交换（11）/u }),
    ).toBeVisible();
    await expect(page.getByRole('option', { name: /撤下指南.*账号和口令使用指南/u })).toBeVisible();
    await management.picture('outbox');
    await management.go('今日');
    await expect(page.getByText('与公安局的专线文件交换（11）')).toBeVisible();
    await management.picture('today-waiting');
  });
  expect(management.complaints).toEqual([]);
});
