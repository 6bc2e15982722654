/** A county sets its own limits, only stricter: what is laxer is refused with its clause, and a case runs both (八(一)). */
import { expect, test } from '@playwright/test';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import { applyFor, press, sent } from './support/officer.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let county: Workstation;
let user: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const at = platform.ready.url;
  county = await openWorkstation(browser, { name: 'county-desk', login: 'daixian.yang', platform: at });
  user = await openWorkstation(browser, { name: 'county-user', login: 'minzheng.zhang', platform: at });
});

test.afterAll(async () => {
  for (const workstation of [county, user]) await workstation?.stop();
  await platform?.stop();
});

test('[R108] a county enters its own limits, and a case of its provider runs by them', async () => {
  await test.step('the county’s management writes them; a longer one is refused', async () => {
    const { page } = county;
    await county.go('设置');
    await press(county, '录入本区域办法');
    await page.getByLabel('办法名称').fill('代县政务数据共享工作方案');
    await page.getByLabel('文号').fill('代政办发〔2026〕8号');
    // A text may reach no further than the ones above it: of today alone it is within them on whatever day this is run.
    const today = civilDateOf(await page.evaluate(() => Date.now()));
    await page.getByLabel('施行日期').fill(today);
    await page.getByLabel('有效期至').fill(today);
    await page.getByLabel('有条件共享的答复的工作日').fill('11');
    await page.getByLabel('有条件共享的答复的条款').fill('第六条');
    await expect(page.getByText('不得长于上级规定')).toBeVisible();
    await county.picture('laxer');
    await press(county, '下一步');
    await press(county, '确认录入');
    await expect(page.getByText('县级办法只能更严，不能更松')).toBeVisible();
    await county.picture('refused');
    await press(county, '返回修改');
    await page.getByLabel('有条件共享的答复的工作日').fill('1');
    await page.getByLabel('有条件共享的符合性审查的工作日').fill('1');
    await page.getByLabel('有条件共享的符合性审查的条款').fill('第五条');
    await expect(page.getByText('不得长于上级规定')).toBeHidden();
    await press(county, '下一步');
    await county.picture('confirm');
    await press(county, '确认录入');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByLabel('县级办法').getByText('施行中')).toBeVisible();
    await sent(county);
    await page.getByLabel('县级办法').scrollIntoViewIfNeeded();
    await county.picture('entered');
  });

  await test.step('an applicant is told the county’s limit, and the case runs both', async () => {
    const { page } = user;
    await user.go('设置');
    await expect(page.getByLabel('县级办法').getByText('代政办发〔2026〕8号')).toBeVisible();
    await applyFor(user, '代县公益性岗位安置名单', '受理窗口核对');
    await expect(page.getByText('代政办发〔2026〕8号第五条').first()).toBeVisible();
    await sent(user);
    await expect(page.getByRole('heading', { name: '代县公益性岗位安置名单' })).toBeVisible();
    await user.picture('case');
  });

  await test.step('the county stops it', async () => {
    const { page } = county;
    await press(county, '停用本区域办法');
    await page.getByLabel('停用理由').fill('与市级新文件一并修订');
    await press(county, '下一步');
    await press(county, '确认停用');
    await expect(page.getByLabel('县级办法').getByText('本区域还没有录入')).toBeVisible();
    await sent(county);
  });
  for (const { complaints } of [county, user]) expect(complaints).toEqual([]);
});
