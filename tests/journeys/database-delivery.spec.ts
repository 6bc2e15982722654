/** Delivery by database, on screen: the front end is registered and accepted, the user orders, both sides see the batch; legacy channels beside it. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { type FrontEndDatabase, openFrontEndDatabase } from '../conformance/exchange-office.ts';
import type { Clerk } from '../conformance/platform-office.ts';
import { availableServers, type OpenServer } from '../conformance/postgres-servers.ts';
import { clerksAt } from './support/granted.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { follow, openWorkstation, type Workstation } from './support/workstation.ts';

const resource = '法人单位基础信息';

let platform: Program;
let server: OpenServer;
let frontEnd: FrontEndDatabase;
let user: Workstation;
let provider: Workstation;
let operations: Workstation;

/** 市民政局 holds a right by database on 市市场监管局's 法人单位基础信息, which is unconditional and wants no agreement. */
const grantByDatabase = async (address: string): Promise<void> => {
  const office = clerksAt(address);
  const [applicant, bureau] = (await Promise.all(
    ['minzheng.zhang', 'zwxx.wang'].map((login) => office.clerk(login)),
  )) as [Clerk, Clerk];
  const caseId = randomUUID();
  const application = {
    itemIds: ['credit-code', 'name', 'representative', 'status'],
    purpose: '社会组织年检时核对举办单位',
    scenario: '年检系统从前置库读取比对',
    method: 'database',
    validMonths: 12,
  };
  const submitted = await applicant.act('case.submit', { caseId, entryId: 'entry-fr-001', application });
  expect(submitted).toMatchObject({ status: 'applied' });
  const pass = { caseId, expectedVersion: 1, decision: 'pass', opinion: '' };
  expect(await bureau.act('case.review', pass)).toMatchObject({ status: 'applied' });
};

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const address = platform.ready.url;
  server = await (availableServers.at(-1) as (typeof availableServers)[number]).open();
  frontEnd = await openFrontEndDatabase(server.database);
  await grantByDatabase(address);
  const open = (name: string, login: string) => openWorkstation(browser, { name, login, platform: address });
  user = await open('database-user', 'minzheng.zhang');
  provider = await open('database-provider', 'shichang.sun');
  operations = await open('database-operations', 'zwxx.zhao');
});

test.afterAll(async () => {
  for (const workstation of [user, provider, operations]) await workstation?.stop();
  await frontEnd?.close();
  await server?.stop();
  await platform?.stop();
});

const confirm = async ({ page }: Workstation, button: string): Promise<void> => {
  await page.getByRole('dialog').getByRole('button', { name: '下一步' }).click();
  await page.getByRole('dialog').getByRole('button', { name: button }).click();
  await expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();
};

test('[R047] [R028] a front end is accepted, a right is delivered into it, and both sides see the batch', async () => {
  await test.step('the platform’s operations register, connect and accept it', async () => {
    const { page } = operations;
    await operations.go('供需台账');
    await page.getByRole('link', { name: '前置系统' }).click();
    await page.getByRole('button', { name: '登记前置系统' }).click();
    await page.getByLabel('部门').click();
    await page.getByLabel('部门').fill('忻州市民政局');
    await page.keyboard.press('Enter');
    await page.getByLabel('名称').fill('市民政局前置机');
    await page.getByLabel('联系人').fill('高建军');
    await page.getByLabel('联系电话').fill('0350-3030303');
    await page.getByLabel('计划部署日期').fill('2027-03-31');
    await operations.picture('register');
    await confirm(operations, '确认登记');
    await page.getByRole('button', { name: '部署完成：市民政局前置机' }).click();
    await confirm(operations, '确认变更');
    await page.getByRole('button', { name: '登记连接：市民政局前置机' }).click();
    const dialog = page.getByRole('dialog');
    const { host, port, database, user: account, password, readerRole } = frontEnd.connection;
    for (const [label, value] of [
      ['地址', host],
      ['端口', String(port)],
      ['数据库', database],
      ['平台账号', account],
      ['口令', `${password}x`],
      ['读取角色', readerRole],
    ] as const)
      await dialog.getByLabel(label, { exact: true }).fill(value);
    await dialog.getByRole('checkbox', { name: /加密连接/u }).uncheck();
    await dialog.getByRole('button', { name: '检查并保存' }).click();
    await expect(dialog.getByText('前置系统的数据库不接受平台的账号')).toBeVisible();
    await operations.picture('connect-refused');
    await dialog.getByLabel('口令', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: '检查并保存' }).click();
    await expect(page.getByText('未连通')).toBeHidden();
    await page.getByRole('button', { name: '验收：市民政局前置机' }).click();
    await confirm(operations, '确认变更');
    await expect(page.getByRole('cell', { name: /已验收/u })).toBeVisible();
    await operations.picture('accepted');
  });

  await test.step('the user orders, and reads its own table', async () => {
    const { page } = user;
    await user.go('使用');
    await expect(page.getByRole('heading', { name: resource })).toBeVisible();
    await page.getByRole('button', { name: '开始交付' }).click({ timeout: 60_000 });
    await expect(page.getByText('已交付')).toBeVisible({ timeout: 90_000 });
    await user.picture('delivered');
    const place = (await page.locator('code', { hasText: /^gx/u }).first().textContent()) ?? '';
    const { rows } = await frontEnd.reader.query(`SELECT * FROM ${place}`);
    expect(rows.length).toBeGreaterThan(5);
    expect(Object.keys(rows[0])).toEqual(['_row', 'credit_code', 'name', 'representative', 'status']);
    await expect(
      page.getByRole('cell', { name: new RegExp(`第 1 批：${rows.length} 行`, 'u') }),
    ).toBeVisible();
  });

  await test.step('the provider sees it, cuts the channel, and the table is closed', async () => {
    const { page } = provider;
    await provider.go('使用情况');
    await expect(page.getByText('已交付')).toBeVisible({ timeout: 60_000 });
    await provider.picture('provider');
    await page.getByRole('button', { name: '切断共享通道' }).click();
    await page.getByLabel('理由').fill('抽查发现前置库数据被导出外传');
    await confirm(provider, '确认切断共享通道');
    await expect(user.page.getByText('已停止', { exact: true })).toBeVisible({ timeout: 90_000 });
    await user.picture('stopped');
  });
  expect([...user.complaints, ...provider.complaints, ...operations.complaints]).toEqual([]);
});

test('[R046] a legacy channel is recorded by its owner, overdue, and urged by the management', async () => {
  await test.step('the owner records it', async () => {
    const { page } = user;
    await user.go('供需台账');
    await follow(page.getByRole('navigation', { name: '供需台账' }), '老通道迁移');
    await page.getByRole('button', { name: '登记老通道' }).click();
    for (const [label, value] of [
      ['通道', '低保人员信息光盘交换'],
      ['对方', '忻州市医疗保障局'],
      ['计划切换日期', '2026-06-30'],
      ['交换内容', '每月末刻录低保、特困人员名单，机要交换送达'],
      ['迁移计划', '第一步编目发布低保人员信息；第二步对方申请使用；第三步停止光盘'],
    ] as const)
      await page.getByRole('dialog').getByLabel(label, { exact: true }).fill(value);
    await user.picture('channel');
    await confirm(user, '确认登记');
    await expect(page.getByText('超期', { exact: true })).toBeVisible();
    await user.picture('channels');
  });

  await test.step('the management sees it first and urges', async () => {
    const { page } = operations;
    await follow(page.getByRole('navigation', { name: '供需台账' }), '老通道迁移');
    await page.getByRole('button', { name: '催办：低保人员信息光盘交换' }).click({ timeout: 60_000 });
    await page.getByLabel('要求').fill('请于本月底前切换；有困难的书面说明');
    await confirm(operations, '确认催办');
    await operations.picture('urged');
    await user.go('今日');
    await expect(user.page.getByText('老通道超期未切换').first()).toBeVisible({ timeout: 60_000 });
    await user.picture('urged');
  });
  expect([...user.complaints, ...operations.complaints]).toEqual([]);
});
