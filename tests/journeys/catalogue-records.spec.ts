/**
 * What keeps the catalogue true: a change of law with its clock until every entry is settled, a difficulty stated and
 * decided, and a collection checked before it begins.
 */
import { expect, test } from '@playwright/test';
import { publishingTab } from './support/officer.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { isSound } from './support/soundness.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

const change = '《婚姻登记条例》修订施行';
const dataSet = '早年婚姻登记纸质档案';

let platform: Program;
let officer: Workstation;
let management: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const at = platform.ready.url;
  officer = await openWorkstation(browser, {
    name: 'records-officer',
    login: 'minzheng.zhang',
    platform: at,
  });
  management = await openWorkstation(browser, { name: 'records-desk', login: 'zwxx.zhao', platform: at });
});

test.afterAll(async () => {
  for (const workstation of [officer, management]) await workstation?.stop();
  await platform?.stop();
});

/** The window's own today, so that the clock of a change just in force has all its days. */
const todayIn = (at: Workstation): Promise<string> =>
  at.page.evaluate(() => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));

const isSynced = (at: Workstation): Promise<void> =>
  expect(at.page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();

test('[R026] [R027] a change starts its clock on the day it is in force and closes when every entry is settled', async () => {
  const { page } = officer;
  await test.step('the data officer records the change and the entries it touches', async () => {
    await officer.go('今日');
    await expect(page.getByText(/个资源过了更新周期/u)).toBeVisible();
    await publishingTab(officer, '变化事项');
    await isSound(officer, '变化事项');
    await page.getByRole('button', { name: '登记变化事项' }).click();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText('请选择变化的种类。')).toBeVisible();
    await page.getByRole('radio', { name: '法律法规修订' }).check();
    await page.getByLabel('变化事项', { exact: true }).fill(change);
    await page.getByLabel('依据', { exact: true }).fill('修订后的第七条、第十条');
    await page.getByLabel('生效日期').fill(await todayIn(officer));
    await page.getByLabel('涉及的条目').fill('婚姻登记');
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
    await page.keyboard.press('Escape');
    await isSound(officer, '登记变化事项');
    await officer.picture('change-form');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await officer.picture('change-confirm');
    await page.getByRole('button', { name: '确认登记' }).click();
    await expect(page.getByRole('article', { name: change }).getByText('剩 15 个工作日')).toBeVisible();
    await isSynced(officer);
    await officer.picture('changes-open');
  });

  await test.step('it waits on 今日 with its clock', async () => {
    await officer.go('今日');
    await expect(page.getByRole('link', { name: new RegExp(change, 'u') })).toBeVisible();
    await officer.picture('today-change');
  });

  await test.step('the entry is settled with a reason, and the change is closed in time', async () => {
    await page.getByRole('link', { name: new RegExp(change, 'u') }).click();
    await page.getByRole('button', { name: /^不需更新/u }).click();
    await page.getByLabel('不需更新的理由').fill('修订只涉及办理地点，条目的信息项和共享条件不变');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '确认登记' }).click();
    await expect(page.getByRole('article', { name: change }).getByText('按期办结')).toBeVisible();
    await isSynced(officer);
    await officer.picture('changes-closed');
  });
});

test('[R015] [R016] a difficulty is stated to the management and decided with a date and reasons', async () => {
  const { page } = officer;
  await test.step('internal rules are no basis; the facts are stated', async () => {
    await publishingTab(officer, '困难说明');
    await page.getByRole('button', { name: '提出困难说明' }).click();
    await page.getByRole('radio', { name: '还没有编目的数据' }).check();
    await page.getByLabel('数据名称').fill(dataSet);
    await page.getByLabel('困难', { exact: true }).fill('1990 年以前的档案只有纸质，查询要到库房翻检');
    await page.getByLabel('打算怎样解决').fill('已列入明年数字化预算，预计明年六月完成');
    await page.getByLabel('依据条款').fill('本局内部管理办法第三条');
    await expect(page.getByText(/部门内部办法不能作为依据/u)).toBeVisible();
    await expect(page.getByRole('button', { name: '送管理部门' })).toBeDisabled();
    await officer.picture('difficulty-internal');
    await page.getByLabel('依据条款').fill('');
    await isSound(officer, '提出困难说明');
    await page.getByRole('button', { name: '送管理部门' }).click();
    await page.getByRole('button', { name: '确认提出' }).click();
    await expect(page.getByRole('article', { name: dataSet }).getByText('待决定')).toBeVisible();
    await isSynced(officer);
  });

  await test.step('the management finds it on 今日 and accepts it until a date', async () => {
    const desk = management.page;
    await management.go('今日');
    await desk.getByRole('link', { name: new RegExp(dataSet, 'u') }).click();
    await desk.getByRole('button', { name: /^作出决定/u }).click();
    await desk.getByRole('radio', { name: '认可', exact: true }).check();
    await desk.getByLabel('认可到').fill('2099-06-30');
    await desk.getByLabel('理由').fill('纸质档案确需先数字化，期限合理');
    await management.picture('difficulty-decide');
    await desk.getByRole('button', { name: '下一步' }).click();
    await desk.getByRole('button', { name: '确认决定' }).click();
    await expect(desk.getByRole('article', { name: dataSet }).getByText('已认可')).toBeVisible();
    await isSound(management, '困难说明');
    await isSynced(management);
    await management.picture('difficulty-decided');
  });

  await test.step('the department is told', async () => {
    await officer.go('今日');
    await expect(page.getByText('困难说明已作决定')).toBeVisible();
    await officer.picture('today-told');
  });
});

test('[R030] a proposed collection is checked against the catalogue, item by item', async () => {
  const { page } = officer;
  await publishingTab(officer, '拟采集核查');
  await page.getByLabel('拟采集名称').fill('困难群众摸底表');
  await page.getByLabel('采集目的').fill('核实临时救助对象，《社会救助暂行办法》第四十七条');
  await page.getByLabel('拟采集的信息项').fill('公民身份号码\n户籍地址\n上月家庭取暖支出');
  await expect(page.getByText(/共 3 项/u)).toBeVisible();
  await page.getByRole('button', { name: '登记核查结果' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await isSound(officer, '拟采集核查');
  await officer.picture('collection-unresolved');
  for (const group of await page.getByRole('radiogroup', { name: /的处理$/u }).all())
    await group.getByRole('radio', { name: '改用共享' }).check();
  await officer.picture('collection-resolved');
  await page.getByRole('button', { name: '登记核查结果' }).click();
  await page.getByRole('button', { name: '确认登记' }).click();
  await expect(
    page.getByRole('article', { name: '困难群众摸底表' }).getByText('改用共享').first(),
  ).toBeVisible();
  await isSynced(officer);
  await officer.picture('collection-recorded');
  for (const { complaints } of [officer, management]) expect(complaints).toEqual([]);
});
