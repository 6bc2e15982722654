/** Every screen as an officer meets it: no policy violation, nothing serious for axe, nothing cut off at 100 % and 200 %. */
import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { proposedIndicators } from '#shared/domain/assessment/indicator.ts';
import { everyScreen, type Looker, type Shown } from './support/every-screen.ts';
import { clerksAt, granted } from './support/granted.ts';
import { journeyNow } from './support/journey-clock.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { seriousFaults } from './support/soundness.ts';
import { openWorkstation, settled, type Workstation } from './support/workstation.ts';

let platform: Program;
let user: Workstation;
let bureau: Workstation;
let provider: Workstation;
let manager: Workstation;
let keeper: Workstation;
let shown: Shown;

/** A right, a doubt about what it delivered, an incident and a 通报, so that no screen is looked at empty for want of a record. */
const showAll = async (address: string): Promise<Shown> => {
  const { user: clerk, caseId } = await granted(address);
  const grantId = `${caseId}.grant`;
  const [correctionId, recordId] = [randomUUID(), randomUUID()];
  const doubt = {
    kind: 'error',
    itemIds: ['name'],
    locator: '受理编号 2026-0312',
    wrong: '姓名与身份证件不一致，少一字',
    evidence: '申请人出示的居民身份证原件',
  };
  const report = { correctionId, grantId, report: doubt };
  expect(await clerk.act('correction.report', report)).toMatchObject({ status: 'applied' });
  const incident = {
    kind: 'misuse',
    title: '窗口人员查询与受理事项无关的记录',
    foundAt: journeyNow() - 3_600_000,
    description: '日常抽查发现一次查询与受理事项不符，已暂停该账号。',
    entryIds: [],
    grantIds: [],
  };
  const keeper = await clerksAt(address).clerk('zwxx.zhao');
  const opening = { incidentId: recordId, report: incident };
  expect(await keeper.act('incident.open', opening)).toMatchObject({ status: 'applied' });
  const violationId = randomUUID();
  const breach = {
    violationId,
    item: 'V4',
    departmentId: 'dept-gongan',
    facts: '更新日期登记为当日，抽查的十二条记录均为上一季度数据。',
    reason: '季度抽查发现，经与提供部门核对原始台账属实。',
  };
  expect(await keeper.act('violation.register', breach)).toMatchObject({ status: 'applied' });
  const content = {
    facts: breach.facts,
    demand: '三个工作日内更新数据，并如实登记更新日期。',
    rectifyBy: '2026-12-08',
  };
  expect(await keeper.act('circular.issue', { violationId, content })).toMatchObject({ status: 'applied' });
  const plan = {
    periodId: 'screens',
    name: '2026年第三季度考核',
    period: { from: '2026-07-01', to: '2026-09-30' },
    indicators: proposedIndicators,
  };
  const compute = { plan, departmentId: 'dept-gongan', mergedIds: [] };
  expect(await keeper.act('assessment.compute', compute)).toMatchObject({ status: 'applied' });
  return { caseId, grantId, correctionId, recordId, violationId };
};

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const address = platform.ready.url;
  shown = await showAll(address);
  const open = (name: string, login: string) =>
    openWorkstation(browser, { name: `screens-${name}`, login, platform: address });
  user = await open('user', 'minzheng.zhang');
  bureau = await open('bureau', 'zwxx.wang');
  provider = await open('provider', 'gongan.li');
  manager = await open('manager', 'zwxx.zhao');
  keeper = await open('keeper', 'zwxx.zheng');
});

test.afterAll(async () => {
  for (const workstation of [user, bureau, provider, manager, keeper]) await workstation?.stop();
  await platform?.stop();
});

// Soft: one run names the faults of every screen.
const isWhole = async (page: Page, place: string): Promise<void> => {
  await settled(page);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(beyond, `${place} scrolls sideways`).toBeLessThanOrEqual(0);
};

const isSound = async (page: Page, place: string): Promise<void> => {
  await isWhole(page, place);
  expect.soft(await seriousFaults(page, 'iframe'), place).toEqual([]);
};

/** As many CSS pixels as a screen of 1366 x 768 has at each scale. */
const scales = { '100 %': { width: 1366, height: 768 }, '200 %': { width: 683, height: 384 } } as const;

const look = async ({ page, picture }: Workstation, name: string, href: string): Promise<void> => {
  await page.setViewportSize(scales['100 %']);
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, href);
  const heading = page.getByRole('heading', { level: 2 }).first();
  await expect(heading).toBeVisible();
  // An address that is not this officer's leads there.
  if (name !== 'today') await expect(heading).not.toHaveText('今日');
  await expect(page.getByText('正在读取本机数据')).toHaveCount(0);
  await isSound(page, name);
  await picture(`screen-${name}`);
  await page.setViewportSize(scales['200 %']);
  await isWhole(page, `${name} at 200 %`);
};

for (const who of ['user', 'provider', 'manager', 'keeper'] as const satisfies readonly Looker[]) {
  test(`[R020] every screen of the ${who} is whole and readable at 100 % and 200 %`, async () => {
    test.setTimeout(600_000);
    const at = { user, provider, manager, keeper }[who];
    const mine = Object.entries(everyScreen).filter(([, screen]) => screen.who === who);
    for (const [name, { href }] of mine) await look(at, name, href(shown));
    await at.page.setViewportSize(scales['100 %']);
    expect(at.complaints).toEqual([]);
  });
}

test('[R017] [R052] one application: dialogs keep the window’s policy, words stay, the queue wants no mouse', async () => {
  const { page } = user;
  await test.step('dialogs, drop-downs and messages keep the window’s policy', async () => {
    const opener = page.getByRole('button', { name: '查找 Ctrl+K' });
    const field = page.getByLabel('查找页面或目录');
    const found = page.getByRole('listbox', { name: '查找结果' }).getByRole('option');
    await opener.click();
    await expect(field).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(opener).toBeFocused();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: '查找' })).toBeVisible();
    await page.keyboard.type('人口');
    await expect(field).toHaveValue('人口');
    await expect(found.locator('mark').first()).toHaveText('人口');
    await isSound(page, '查找');
    await user.picture('palette');
    // Enter at once: what opens is a hit of what is typed by now, not one of those still shown.
    await page.keyboard.press('Control+a');
    await page.keyboard.type('电子结婚证');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(
      page.getByRole('region', { name: '目录' }).getByRole('heading', { name: '电子结婚证' }),
    ).toBeVisible();
    await page.getByRole('button', { name: '快捷键' }).click();
    await isSound(page, '快捷键');
    await page.keyboard.press('Escape');
    await user.go('目录');
    await page.getByLabel('搜索目录').fill('在册人口基础信息');
    await page.getByRole('option', { name: /在册人口基础信息/u }).click();
    await page.getByRole('button', { name: '申请使用' }).click();
    await page.getByRole('button', { name: '提交申请' }).click();
    await expect(page.getByText('请至少勾选一个信息项。')).toBeVisible();
    await isSound(page, '申请使用');
    expect(user.complaints).toEqual([]);
  });

  await test.step('what was written stays after the window is closed and opened', async () => {
    await page.getByLabel('应用场景').fill('乡镇窗口受理临时救助申请');
    await page.reload();
    await expect(page.getByLabel('应用场景')).toHaveValue('乡镇窗口受理临时救助申请');
  });

  await test.step('a reviewer clears the queue with the keyboard', async () => {
    await page.getByRole('button', { name: '全选可申请项' }).click();
    await page.getByLabel('使用用途').fill('临时救助申请人身份核对');
    await page.getByRole('button', { name: '提交申请' }).click();
    await isSound(page, '确认申请内容');
    await page.getByRole('button', { name: '确认提交' }).click();
    await expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();

    await bureau.go('审核');
    const queue = bureau.page.getByRole('listbox', { name: '待审核事项' });
    await expect(queue).toBeFocused();
    await isSound(bureau.page, '审核');
    await bureau.page.keyboard.press('j');
    await bureau.page.keyboard.press('Enter');
    await bureau.page.keyboard.type('用途明确');
    await bureau.page.keyboard.press('Tab');
    await bureau.page.keyboard.press('Enter');
    await bureau.page.getByRole('dialog').getByRole('button', { name: '确认', exact: true }).press('Enter');
    await expect(bureau.page.getByRole('heading', { name: '审核', level: 2 })).toBeVisible();
    await expect(
      bureau.page.getByText('没有待审核的事项').or(bureau.page.getByText('待办已清')),
    ).toBeVisible();
    expect(bureau.complaints).toEqual([]);
  });
});
