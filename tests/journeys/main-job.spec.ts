/**
 * The main job, end to end, in real Chromium: apply, review, answer without a link, sign on both sides, use,
 * certificate, verification. Three workstations, one platform; a picture of every step.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { filesOf, firstPage, wordsOf } from '../../src-main/services/paper/ofd/testing/read-ofd.ts';
import { readSampleFile } from '../../src-platform/demonstration/sample-records.ts';
import { openWire, type Wire } from './support/cut-proxy.ts';
import { press, savePaper, sign } from './support/officer.ts';
import { pdfFonts, pdfInfo, pdfText, picturePages, readQrCode } from './support/pdf.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

const resource = '在册人口基础信息';

let platform: Program;
let wire: Wire;
let user: Workstation;
let bureau: Workstation;
let provider: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  wire = await openWire(platform.ready.url);
  const address = platform.ready.url;
  user = await openWorkstation(browser, { name: 'user', login: 'minzheng.zhang', platform: address });
  bureau = await openWorkstation(browser, { name: 'bureau', login: 'zwxx.wang', platform: address });
  provider = await openWorkstation(browser, { name: 'provider', login: 'gongan.li', platform: wire.url });
});

test.afterAll(async () => {
  for (const workstation of [user, bureau, provider]) await workstation?.stop();
  await wire?.close();
  await platform?.stop();
});

test('[R017] [R051] [R052] [R055] [R056] [R066] the main job from search to verified certificate', async () => {
  let code = '';

  await test.step('search the catalogue and read the entry', async () => {
    await user.go('目录');
    await user.page.getByLabel('搜索目录').fill('在册人口');
    await user.picture('search');
    await user.page.getByText(resource, { exact: true }).first().click();
    await expect(user.page.getByText('限有法定职责核对身份或者户籍的部门')).toBeVisible();
    await user.picture('entry');
  });

  await test.step('apply for chosen items', async () => {
    await user.page
      .getByRole('link', { name: '申请使用' })
      .or(user.page.getByRole('button', { name: '申请使用' }))
      .click();
    for (const item of ['公民身份号码', '姓名', '户籍登记状态']) {
      await user.page.getByRole('checkbox', { name: item }).check();
    }
    await expect(user.page.getByRole('checkbox', { name: '人像照片' })).toBeDisabled();
    await user.page.getByLabel('使用用途').fill('临时救助申请人身份核对，依据《社会救助暂行办法》');
    await user.page
      .getByLabel('应用场景')
      .fill('乡镇窗口受理临时救助申请时，核对申请人的姓名、身份号码和户籍状态');
    await user.picture('application');
    await user.page.getByRole('button', { name: '提交申请' }).click();
    await user.picture('application-confirm');
    await user.page.getByRole('button', { name: '确认提交' }).click();
    await expect(user.page.getByText(/GX2026-\d{6}|GX20\d\d-\d{6}/u).first()).toBeVisible();
    await user.picture('case');
  });

  await test.step('the bureau reviews and forwards', async () => {
    await bureau.go('今日');
    await expect(bureau.page.getByText(resource).first()).toBeVisible();
    await bureau.picture('today');
    await bureau.go('审核');
    await bureau.page.getByText(resource).first().click();
    await expect(bureau.page.getByText('五(三)2').first()).toBeVisible();
    await bureau.picture('review');
    await bureau.page.getByRole('button', { name: '同意转至' }).click();
    await bureau.picture('review-confirm');
    await bureau.page.getByRole('button', { name: '确认', exact: true }).click();
    await expect(bureau.page.getByRole('dialog')).toBeHidden();
  });

  await test.step('the provider answers with the network cut, and the answer syncs when it is back', async () => {
    await provider.go('审核');
    await provider.page.getByText(resource).first().click();
    await provider.picture('answer-before');
    wire.cut();
    await expect(provider.page.getByLabel('状态栏').getByText('离线')).toBeVisible();
    await provider.page.getByRole('button', { name: '同意', exact: true }).click();
    await provider.page.getByLabel('对使用的要求').fill('仅限窗口逐件核对，不得批量查询');
    await provider.picture('answer-conditions');
    await provider.page.getByRole('button', { name: '下一步' }).click();
    await provider.picture('answer-confirm');
    await provider.page.getByRole('button', { name: '确认同意' }).click();
    await expect(provider.page.getByRole('dialog')).toBeHidden();
    await expect(provider.page.getByLabel('状态栏').getByText('待同步 1')).toBeVisible();
    await provider.picture('answer-offline');
    wire.mend();
    await press(provider, '立即同步');
    await expect(provider.page.getByLabel('状态栏').getByText('在线')).toBeVisible({ timeout: 90_000 });
    await expect(provider.page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();
    await provider.picture('answer-synced');
  });

  await test.step('both sides sign the agreement under a PIN', async () => {
    await sign(user, resource, 'agreement-user');
    await sign(provider, resource, 'agreement-provider');
    const check = user.page.getByRole('button', { name: '核对签名和证书' });
    await check.click();
    await expect(user.page.getByText('双方签名、签名时间和证书均成立。')).toBeVisible();
    await check.scrollIntoViewIfNeeded();
    await user.picture('agreement-checked');
    await press(user, '打印安全协议');
    const preview = user.page.frameLocator('iframe[title="安全协议"]');
    await expect(preview.getByText('双方已签署，协议生效')).toBeVisible();
    await expect(preview.getByText('不具法律效力').first()).toBeVisible();
    await user.picture('agreement-print');
    await user.page.keyboard.press('Escape');
    await expect(user.page.getByRole('dialog')).toBeHidden();
  });

  await test.step('the user department calls the resource through the platform', async () => {
    await user.go('使用');
    await user.page.getByText(resource).first().click();
    const person = readSampleFile().persons[0];
    if (person === undefined) throw new Error('no sample person');
    await user.page.getByLabel('查询值').fill(person.idNumber);
    await user.page
      .getByRole('button', { name: /查询|调用/u })
      .last()
      .click();
    await expect(user.page.getByText(person.name)).toBeVisible();
    await user.picture('call');
  });

  await test.step('the certificate is issued, saved as an A4 PDF, and its code verifies', async () => {
    await user.go('凭证');
    await user.page.getByRole('checkbox', { name: /^DY20\d\d-\d{6}$/u }).check();
    await user.picture('certificate-choice');
    await user.page.getByRole('button', { name: '开具凭证' }).click();
    const preview = user.page.frameLocator('iframe[title="凭证预览"]');
    await expect(preview.getByText('数据资源调用记录凭证').first()).toBeVisible();
    await user.picture('certificate');
    const file = await savePaper(user);
    expect(pdfInfo(file)).toMatch(/Page size:\s+59\d\.\d+ x 84\d\.\d+ pts \(A4\)/u);
    expect(pdfText(file)).toContain('GX20');
    expect(pdfFonts(file)).toMatch(/NotoSerifSC.*yes yes/u);
    picturePages(file, 'artefacts/steps/certificate');
    code = readQrCode(file) ?? '';
    expect(code).toMatch(/^DSD1:PZ20\d\d-\d{6}:/u);
    const ofd = filesOf(readFileSync(await savePaper(user, 'OFD')));
    expect(wordsOf(ofd.get(firstPage) ?? '')).toContain('数据资源调用记录凭证');
    // The platform signs its first head ten minutes after it began.
    await user.page.getByRole('button', { name: '核对台账' }).click();
    await expect(user.page.getByText(/台账头还没有签到调用 DY20/u)).toBeVisible();
    await user.picture('certificate-ledger');
  });

  await test.step('the code on the paper is verified, with a link and without', async () => {
    const verify = async (at: Workstation, text: string): Promise<void> => {
      await at.go('凭证');
      await at.page.getByRole('link', { name: '核验' }).click();
      await at.page.getByLabel('核验码').fill(text);
      await at.page.getByRole('button', { name: '核验', exact: true }).click();
    };
    await verify(bureau, code);
    await expect(bureau.page.getByText('核验通过')).toBeVisible();
    await bureau.picture('verified');
    await verify(
      bureau,
      code.replace(/.$/u, (last) => (last === '0' ? '1' : '0')),
    );
    await expect(bureau.page.getByText('印章签名不成立')).toBeVisible();
    wire.cut();
    await verify(provider, code);
    await expect(provider.page.getByText('印章签名成立，待联网核对登记')).toBeVisible({ timeout: 60_000 });
    await expect(provider.page.getByText('演示凭证，不具有法律效力。')).toBeVisible();
    await provider.picture('verified-offline');
    wire.mend();
  });

  for (const { complaints } of [user, bureau, provider]) expect(complaints).toEqual([]);
});
