/**
 * Two officers decide on the same cases without a link, and one comes too late: what the platform sent back is shown
 * with its reason, done again or given up. Then the platform is put back to a backup, and the officer is told (S11, S18).
 */
import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { demonstrationPassword } from '../../src-platform/demonstration/install-demonstration.ts';
import { submission } from '../conformance/platform-cases.ts';
import { openWire, type Wire } from './support/cut-proxy.ts';
import { clerksAt } from './support/granted.ts';
import { press, sent } from './support/officer.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

const forwarded = { id: randomUUID(), reason: '改由业务科室统一申请' };
const returned = { id: randomUUID(), reason: '救助对象已核实，不再需要' };
const newer = '后来又写的撤回原因';

let platform: Program;
let restored: Program;
let wires: Wire[];
let user: Workstation;
let bureau: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const applicant = await clerksAt(platform.ready.url).clerk('minzheng.zhang');
  for (const { id } of [forwarded, returned])
    expect(await applicant.act('case.submit', submission(id))).toMatchObject({ status: 'applied' });
  wires = [await openWire(platform.ready.url), await openWire(platform.ready.url)];
  user = await openWorkstation(browser, {
    name: 'late-user',
    login: 'minzheng.zhang',
    platform: wires[0]?.url ?? '',
  });
  bureau = await openWorkstation(browser, {
    name: 'late-bureau',
    login: 'zwxx.wang',
    platform: wires[1]?.url ?? '',
  });
});

test.afterAll(async () => {
  for (const each of [user, bureau]) await each?.stop();
  for (const wire of wires ?? []) await wire.close();
  for (const each of [platform, restored]) await each?.stop();
});

const goTo = (page: Page, hash: string) =>
  page.evaluate((place) => {
    location.hash = place;
  }, hash);

const status = (page: Page, text: string | RegExp) => page.getByLabel('状态栏').getByText(text);

const askWithdrawal = async (caseId: string, reason: string): Promise<void> => {
  await goTo(user.page, `#/cases/${caseId}`);
  await press(user, '撤回申请');
  await user.page.getByLabel('撤回原因').fill(reason);
};

/** Both acts are 撤回申请 on the same resource: it is known by what was written. */
const openRefused = async (reason: string): Promise<void> => {
  const { page } = user;
  await user.go('待同步');
  await expect(async () => {
    for (const option of await page.getByRole('option').all()) {
      await option.click();
      if (await page.getByText(reason).first().isVisible()) return;
    }
    throw new Error('not among what was sent back');
  }).toPass();
};

test('S11 S22 both decide without a link; the one who is late sees why, does one again and gives one up', async () => {
  const { page } = user;
  await test.step('each decides for themselves, and both acts are kept', async () => {
    await goTo(page, `#/cases/${returned.id}`);
    await expect(page.getByRole('button', { name: '撤回申请' })).toBeVisible();
    await goTo(bureau.page, `#/review/${forwarded.id}`);
    await expect(bureau.page.getByRole('button', { name: '同意转至' })).toBeVisible();
    for (const wire of wires) wire.cut();
    await press(bureau, '同意转至');
    await press(bureau, '确认');
    await goTo(bureau.page, `#/review/${returned.id}`);
    await bureau.page.getByLabel('审查意见').fill('请补充救助对象的范围');
    await press(bureau, '退回补正');
    await press(bureau, '确认');
    await expect(status(bureau.page, '待同步 2')).toBeVisible();
    for (const { id, reason } of [forwarded, returned]) {
      await askWithdrawal(id, reason);
      await press(user, '确认撤回');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    await expect(status(page, '待同步 2')).toBeVisible();
  });

  await test.step('the bureau is connected first, and the withdrawals come too late', async () => {
    wires[1]?.mend();
    await press(bureau, '立即同步');
    await sent(bureau);
    wires[0]?.mend();
    await press(user, '立即同步');
    await expect(status(page, '平台退回 2')).toBeVisible({ timeout: 90_000 });
    await user.go('今日');
    await user.picture('sent-back-today');
    await openRefused(forwarded.reason);
    await expect(page.getByRole('table', { name: '变化前后' })).toContainText('待提供部门答复');
    await user.picture('sent-back');
  });

  await test.step('what was written since is not overwritten unasked', async () => {
    await askWithdrawal(forwarded.id, newer);
    await press(user, '返回修改');
    await openRefused(forwarded.reason);
    await press(user, '重新办理');
    const dialog = page.getByRole('dialog', { name: '表单里另有未提交的内容' });
    await expect(dialog).toContainText(newer);
    await expect(dialog).toContainText(forwarded.reason);
    await user.picture('sent-back-overwrite');
    await press(user, '换成退回的内容');
  });

  await test.step('done again in its form, it is taken away without a warning', async () => {
    await press(user, '撤回申请');
    await expect(page.getByLabel('撤回原因')).toHaveValue(forwarded.reason);
    await press(user, '返回修改');
    await openRefused(forwarded.reason);
    await expect(page.getByText('还没有提交')).toBeVisible();
    await press(user, '继续重新办理');
    await press(user, '撤回申请');
    await press(user, '确认撤回');
    await expect(page.getByRole('dialog')).toBeHidden();
    await sent(user);
    await openRefused(forwarded.reason);
    await user.picture('sent-back-done-again');
    await press(user, '已重新办理，移除');
    await expect(status(page, '平台退回 1')).toBeVisible();
  });

  await test.step('the other is given up, with all that goes with it shown first', async () => {
    await openRefused(returned.reason);
    await press(user, '放弃');
    const dialog = page.getByRole('dialog', { name: '放弃这项办理？' });
    await expect(dialog).toContainText(returned.reason);
    await user.picture('sent-back-give-up');
    await dialog.getByRole('button', { name: '放弃', exact: true }).click();
    await expect(page.getByText('没有待同步的办理')).toBeVisible();
    await expect(status(page, /平台退回/u)).toBeHidden();
  });
});

test('S18 a platform put back to a backup is told on 今日 until the officer puts it away', async () => {
  const { page } = user;
  restored = await startPlatform();
  wires[0]?.lead(restored.ready.url);
  await page.getByRole('button', { name: '重新登录' }).click({ timeout: 90_000 });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('口令').fill(demonstrationPassword);
  await dialog.getByRole('button', { name: '重新登录' }).click();
  await expect(dialog).toBeHidden();
  await user.go('今日');
  await expect(page.getByText('平台恢复过备份')).toBeVisible({ timeout: 90_000 });
  await user.picture('put-back');
  await press(user, '已核对，不再提示');
  await expect(page.getByText('平台恢复过备份')).toBeHidden();
});
