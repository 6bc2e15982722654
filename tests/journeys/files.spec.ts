/** Delivery by file: the provider hands a file over in the window, the grantee takes a recorded copy of it. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { bytesToHex, utf8Encode } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import type { Clerk } from '../conformance/platform-office.ts';
import { clerksAt } from './support/granted.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

const resource = '道路交通事故多发点段统计';
const itemIds = ['item-01', 'item-02', 'item-03', 'item-04', 'item-05', 'item-06'];

let platform: Program;
let user: Workstation;
let provider: Workstation;

/** 市民政局 holds a right by file on 市公安局's statistics, which are unconditional and want no agreement. */
const grantByFile = async (address: string): Promise<void> => {
  const office = clerksAt(address);
  const [applicant, bureau] = (await Promise.all(
    ['minzheng.zhang', 'zwxx.wang'].map((login) => office.clerk(login)),
  )) as [Clerk, Clerk];
  const caseId = randomUUID();
  const application = {
    itemIds,
    purpose: '救助站点布设',
    scenario: '选址时参考事故多发点段',
    method: 'file',
    validMonths: 12,
  };
  const submitted = await applicant.act('case.submit', { caseId, entryId: 'entry-ga-005', application });
  expect(submitted).toMatchObject({ status: 'applied' });
  const pass = { caseId, expectedVersion: 1, decision: 'pass', opinion: '' };
  expect(await bureau.act('case.review', pass)).toMatchObject({ status: 'applied' });
};

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const address = platform.ready.url;
  await grantByFile(address);
  user = await openWorkstation(browser, { name: 'file-user', login: 'minzheng.zhang', platform: address });
  provider = await openWorkstation(browser, { name: 'file-provider', login: 'gongan.li', platform: address });
});

test.afterAll(async () => {
  for (const workstation of [user, provider]) await workstation?.stop();
  await platform?.stop();
});

test('[R028] [R049] a file is handed over, a copy is taken, recorded and saved with its note', async () => {
  const content = utf8Encode(`点段,起数\r\n${'建设路与长征街路口,12\r\n'.repeat(40_000)}`);

  await test.step('the provider hands it over', async () => {
    const { page } = provider;
    await provider.go('目录');
    await page.getByLabel('搜索目录').fill(resource);
    await page
      .getByRole('option', { name: new RegExp(resource, 'u') })
      .first()
      .click();
    const form = page.getByRole('form', { name: '交付一个文件' });
    await form
      .locator('input[type=file]')
      .setInputFiles({ name: '空.csv', mimeType: 'text/csv', buffer: Buffer.of() });
    await expect(form.getByText('这是空文件。')).toBeVisible();
    const buffer = Buffer.from(content);
    await form
      .locator('input[type=file]')
      .setInputFiles({ name: '多发点段2026.csv', mimeType: 'text/csv', buffer });
    await form.getByRole('checkbox', { name: /每份副本末尾加一行/u }).check();
    await form.scrollIntoViewIfNeeded();
    await provider.picture('offer');
    await form.getByRole('button', { name: '交付文件' }).click();
    await expect(page.getByRole('cell', { name: '多发点段2026.csv' })).toBeVisible();
    await page.getByRole('region', { name: /^交付文件/u }).scrollIntoViewIfNeeded();
    await provider.picture('offered');
  });

  await test.step('the grantee takes a copy', async () => {
    const { page } = user;
    await user.go('使用');
    await page.getByRole('button', { name: '取副本' }).click();
    const saved = page.getByText(/已核对校验值并保存：/u);
    await expect(saved).toBeVisible();
    await expect(page.getByText('文件：多发点段2026.csv')).toBeVisible();
    await user.picture('copied');
    const [, path] = /保存：(\/\S+\.csv)/u.exec((await saved.textContent()) ?? '') ?? [];
    if (path === undefined) throw new Error('no path on screen');
    const copy = await readFile(path);
    expect(Buffer.from(content).equals(copy.subarray(0, content.length))).toBe(true);
    expect(copy.subarray(content.length).toString('utf8')).toMatch(
      /^# 副本 DY\d{4}-\d{6} 忻州市民政局 张晓雯 /u,
    );
    expect(await readFile(`${path}.副本说明.txt`, 'utf8')).toContain(bytesToHex(sm3(copy)));
  });

  expect([...user.complaints, ...provider.complaints]).toEqual([]);
});
