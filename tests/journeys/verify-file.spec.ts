/** A signed file chosen in the window: the verdicts of `desk verify`, link or no link (R037). */
import { expect, test } from '@playwright/test';
import { signedFiles } from '#shared/evidence/signed-files.ts';
import { signedAgreement } from '#shared/evidence/testing/signed-agreement.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let officer: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  officer = await openWorkstation(browser, {
    name: 'verify-file',
    login: 'minzheng.zhang',
    platform: platform.ready.url,
  });
});

test.afterAll(async () => {
  await officer?.stop();
  await platform?.stop();
});

test('[R037] a file that another platform and authority vouch for falls here, and says on whom and by which list', async () => {
  const { page } = officer;
  await officer.go('凭证');
  await page.getByRole('link', { name: '核验' }).click();
  const files = signedFiles(signedAgreement(), 'user') ?? {};
  const choose = (label: string, name: string, as = name) =>
    page.getByLabel(label).setInputFiles({
      name: as,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(files[name] ?? ''),
    });
  await choose('选择签名文件', 'evidence.json');
  await expect(page.getByText('evidence.json：不成立　使用部门：平台对签名时间的证明不成立')).toBeVisible();
  await expect(page.getByText('演示密钥，不具法律效力。')).toBeVisible();
  await expect(page.getByText(/自平台取得，在本机核对/u)).toBeVisible();
  await officer.picture('verify-file');
  await choose('选择签名文件', 'signed-detached.p7');
  await expect(page.getByText(/签名文件不含所签内容，请一并给出/u)).toBeVisible();
  await choose('选择所签内容', 'content.bin');
  await expect(page.getByText(/signed-detached.p7：不成立　张晓雯：签名证书不是所采信/u)).toBeVisible();
  await choose('选择签名文件', 'signature.der', '凭证.pdf');
  await expect(page.getByText('凭证.pdf 不是本程序能核对的协议、凭证、签名文件或台账。')).toBeVisible();
  expect(officer.complaints).toEqual([]);
});
