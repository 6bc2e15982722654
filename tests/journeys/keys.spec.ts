/** A signing key of one's own: made, certified by the platform, its PIN changed, a certificate requested, and revoked. */
import { expect, test } from '@playwright/test';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let officer: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  officer = await openWorkstation(browser, {
    name: 'keys',
    login: 'minzheng.zhang',
    platform: platform.ready.url,
  });
});

test.afterAll(async () => {
  await officer?.stop();
  await platform?.stop();
});

test('[R085] a key is certified by the platform, its PIN is changed, a request leaves, and it is revoked', async () => {
  const { page } = officer;
  const synced = () => expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();
  await officer.go('设置');
  await page.getByLabel('设置 PIN').fill('246810');
  await page.getByLabel('再次输入 PIN', { exact: true }).fill('246810');
  await page.getByRole('button', { name: '生成签名密钥' }).click();
  await synced();
  await expect(page.getByText(/O=忻州市民政局, CN=张晓雯/u)).toBeVisible();
  await expect(page.getByText(/演示证书机构（演示密钥，不具法律效力）/u)).toBeVisible();

  await page.getByLabel('原 PIN').fill('246810');
  await page.getByLabel('新 PIN', { exact: true }).fill('135790');
  await page.getByLabel('再次输入新 PIN').fill('135790');
  await page.getByRole('button', { name: '修改 PIN' }).click();
  await expect(page.getByText('PIN 已修改。')).toBeVisible();
  await officer.picture('settings-key');

  await page.getByLabel('导出申请的签名 PIN').fill('135790');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出证书申请' }).click();
  expect((await download).suggestedFilename()).toMatch(/^key-[0-9a-f]{24}\.csr$/u);

  await page.getByRole('button', { name: '撤销密钥' }).click();
  await officer.picture('settings-key-revoke');
  await page.getByRole('button', { name: '确认撤销' }).click();
  await synced();
  await expect(page.getByText(/撤销，不能再签署；此前的签署仍然成立/u)).toBeVisible();
  await expect(page.getByRole('button', { name: '撤销密钥' })).toHaveCount(0);
  await officer.picture('settings-key-revoked');
});
