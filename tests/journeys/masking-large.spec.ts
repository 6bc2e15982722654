/** A file large enough for several workers, each with the kernel: masked in the window into the bytes that one hand makes of it. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { worthHands } from '#shared/domain/masking/csv/hands.ts';
import { maskFile } from '../../src-main/services/masking/mask-file.ts';
import { writePeople } from '../bench/mask/people.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { openWorkstation } from './support/workstation.ts';

const rows = 112_000;

/** The masking worker's own globals, its further workers counted. */
type Counting = { Worker: typeof Worker; started: number };

let platform: Program;

test.beforeAll(async () => {
  platform = await startPlatform();
});
test.afterAll(() => platform?.stop());

const digestOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

test('[R038] a large file is masked by several workers into the bytes that one hand makes of it', async ({
  browser,
}) => {
  const place = mkdtempSync(join(tmpdir(), 'masking-large-'));
  const [input, byOne] = [join(place, '人员.csv'), join(place, '一人.csv')];
  writePeople(input, rows);
  expect(readFileSync(input).length).toBeGreaterThan(worthHands);
  const officer = await openWorkstation(browser, {
    name: 'mask-large',
    login: 'yibao.liu',
    platform: platform.ready.url,
  });
  const { page } = officer;
  const save = async (name: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    return download.path();
  };

  await officer.go('脱敏预览');
  await page.locator('input[type=file]').first().setInputFiles(input);
  await expect(page.getByRole('option', { name: /身份证号/u })).toBeVisible();
  const worker = page.workers().find((each) => each.url().includes('/mask-worker-'));
  if (worker === undefined) throw new Error('no masking worker');
  // Its policy lets it run the kernel.
  const empty = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  await worker.evaluate((bytes) => void new WebAssembly.Module(Uint8Array.from(bytes)), empty);
  await worker.evaluate(() => {
    const counting = globalThis as unknown as Counting;
    counting.started = 0;
    counting.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        counting.started += 1;
      }
    };
  });
  await page.getByLabel('用途').fill('人员核对');
  await page.getByRole('button', { name: '开始脱敏' }).click();
  await expect(page.getByText('没有识别出遗留的敏感内容')).toBeVisible({ timeout: 120_000 });
  await officer.picture('done');
  expect(await worker.evaluate(() => (globalThis as unknown as Counting).started)).toBeGreaterThan(0);

  const report = JSON.parse(readFileSync(await save('保存报告（JSON）'), 'utf8'));
  expect(report).toMatchObject({ outcome: 'clean', rows });
  await maskFile({
    input,
    output: byOne,
    rules: report.rules,
    purpose: report.rules.purpose,
    secret: null,
    format: {},
    threads: 1,
  });
  expect(digestOf(await save('保存结果文件'))).toBe(digestOf(byOne));
  expect(officer.complaints).toEqual([]);
  await officer.stop();
  rmSync(place, { recursive: true });
});
