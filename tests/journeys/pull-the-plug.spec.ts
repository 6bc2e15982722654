/** Window, main, platform and its database are killed in the middle of a review: nothing saved is lost, nothing is done twice (S2, S3, S4). */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { demonstrationPassword } from '../../src-platform/demonstration/install-demonstration.ts';
import { submission } from '../conformance/platform-cases.ts';
import { removeDataFolder } from '../conformance/postgres-servers.ts';
import { openWire } from './support/cut-proxy.ts';
import { clerksAt } from './support/granted.ts';
import { openOwnBrowser } from './support/own-browser.ts';
import { childrenNaming, killTree } from './support/processes.ts';
import { freshFolder, startDeskIn, startPlatformIn } from './support/programs.ts';
import { settled } from './support/workstation.ts';

const purposes = ['拔电前已确认', '拔电前已保存', '拔电时正在写'] as const;
const opinion = '请补充法定职责依据，写到一半时停电';

type Applied = { readonly id: string; readonly purpose: string };

const status = (page: Page, text: string | RegExp) => page.getByLabel('状态栏').getByText(text);

const picture = async (page: Page, name: string): Promise<void> => {
  await settled(page);
  await page.screenshot({ path: `artefacts/steps/pull-the-plug-${name}.png` });
};

const openCase = async (page: Page, { id, purpose }: Applied): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/review/${id}`);
  await expect(page.getByText(purpose).first()).toBeVisible();
};

const pass = async (page: Page, applied: Applied): Promise<void> => {
  await openCase(page, applied);
  await page.getByRole('button', { name: '同意转至' }).click();
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
};

test('S2 S3 S4 the plug is pulled during a review: every act counts once, and the half-written opinion is there', async () => {
  test.slow();
  const home = {
    platform: freshFolder('plug-platform'),
    desk: freshFolder('plug'),
    profile: freshFolder('plug-profile'),
  };
  const platform = await startPlatformIn(home.platform, '');
  const wire = await openWire(platform.ready.url);
  const applicant = await clerksAt(platform.ready.url).clerk('minzheng.zhang');
  const cases = purposes.map((purpose): Applied => ({ id: randomUUID(), purpose }));
  const [confirmed, saved, written] = cases as [Applied, Applied, Applied];
  for (const { id, purpose } of cases)
    expect(await applicant.act('case.submit', submission(id, { purpose }))).toMatchObject({
      status: 'applied',
    });

  const desk = await startDeskIn(home.desk, wire.url);
  const { page } = await openOwnBrowser(home.profile, desk.ready.url);
  await test.step('one review is confirmed, one is saved without a link, one is being written', async () => {
    await page.getByLabel('账号').fill('zwxx.wang');
    await page.getByLabel('口令').fill(demonstrationPassword);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expect(status(page, /上次同步/u)).toBeVisible({ timeout: 120_000 });
    await pass(page, confirmed);
    await expect
      .poll(async () => (await applicant.rows()).get(`sharingCase ${confirmed.id}`)?.version)
      .toBe(2);
    await expect(status(page, '待同步 0')).toBeVisible();
    wire.cut();
    await expect(status(page, '离线')).toBeVisible({ timeout: 60_000 });
    await pass(page, saved);
    await expect(status(page, '待同步 1')).toBeVisible();
    await openCase(page, written);
    await page.getByLabel('审查意见').fill(opinion);
    await picture(page, 'before');
  });

  await test.step('the plug', async () => {
    wire.mend();
    await Promise.all([
      killTree(platform.pid),
      killTree(desk.pid),
      ...childrenNaming(home.profile).map(killTree),
    ]);
  });

  const again = await startPlatformIn(home.platform, '');
  wire.lead(again.ready.url);
  const deskAgain = await startDeskIn(home.desk, wire.url);
  rmSync(`${home.profile}/SingletonLock`, { force: true });
  const { context, page: anew } = await openOwnBrowser(home.profile, deskAgain.ready.url);
  await test.step('everything is started again, and what was saved arrives', async () => {
    await anew.getByLabel('口令').fill(demonstrationPassword);
    await anew.getByRole('button', { name: '解锁' }).click();
    await expect(status(anew, '在线')).toBeVisible({ timeout: 90_000 });
    await expect(status(anew, '待同步 0')).toBeVisible({ timeout: 90_000 });
    await openCase(anew, written);
    await expect(anew.getByLabel('审查意见')).toHaveValue(opinion);
    await picture(anew, 'after');
  });

  await test.step('each act took effect once', async () => {
    const reader = await clerksAt(again.ready.url).clerk('minzheng.zhang');
    const rows = await reader.rows();
    const found = cases.map(({ id }) => rows.get(`sharingCase ${id}`));
    expect(found).toMatchObject([
      { state: 'awaiting-answer', version: 2 },
      { state: 'awaiting-answer', version: 2 },
      { state: 'submitted', version: 1 },
    ]);
  });
  await context.close();
  await deskAgain.stop();
  await again.stop();
  await wire.close();
  await removeDataFolder(home.platform);
});
