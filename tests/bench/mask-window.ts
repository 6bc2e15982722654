/**
 * A large delimited file masked in the window: opened in the workbench in real Chromium, masked, saved, and compared with what
 * `desk mask` makes of it by the same rules. `node tests/bench/mask-window.ts [rows]`; 13,500,000 rows are 2.2 GB, and as much
 * again and twice the output are taken of the disk for temporary files.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesk } from '../journeys/support/programs.ts';
import { writePeople } from './mask/people.ts';
import { openCity } from './support/city.ts';
import { machine, ms, say, seconds } from './support/figures.ts';
import { openBrowser, openPage, ownMemory, signIn, takeLongTasks, watchMemory } from './support/window.ts';

const rows = Number(process.argv[2] ?? 13_500_000);
const patience = { timeout: 1_800_000 };

const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Uint8Array);
  return hash.digest('hex');
};

const place = mkdtempSync(join(tmpdir(), 'mask-window-'));
const [input, rules, byCommand] = [
  join(place, '人员.csv'),
  join(place, '规则.json'),
  join(place, '结果.csv'),
];
writePeople(input, rows);
const city = await openCity(0);
const browser = await openBrowser();
const node = await city.node();
const desk = await startDesk('bench', node.ready.url);
try {
  const { page } = await openPage(browser);
  await page.goto(desk.ready.url);
  await signIn(page, 'yibao.liu');
  await page.getByText(/上次同步/u).waitFor(patience);
  await page.getByRole('link', { name: '脱敏预览', exact: true }).click();
  await takeLongTasks(page);
  const [memory, own] = [watchMemory(), watchMemory(ownMemory)];
  const opening = performance.now();
  await page.locator('input[type=file]').first().setInputFiles(input);
  await page.getByRole('option', { name: /身份证号/u }).waitFor(patience);
  const opened = performance.now() - opening;
  await page.getByLabel('用途').fill('人员核对');
  const began = performance.now();
  await page.getByRole('button', { name: '开始脱敏' }).click();
  await page.getByText('没有识别出遗留的敏感内容').waitFor(patience);
  const masked = performance.now() - began;
  const longest = await takeLongTasks(page);
  const save = async (name: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download', patience),
      page.getByRole('button', { name }).click(),
    ]);
    return download.path();
  };
  const report = JSON.parse(readFileSync(await save('保存报告（JSON）'), 'utf8')) as { rules: unknown };
  const byWindow = await digestOf(await save('保存结果文件'));
  writeFileSync(rules, JSON.stringify(report.rules));
  const command = ['src-main/start/desk.ts', 'mask', '--rules', rules, '--in', input, '--out', byCommand];
  const { status } = spawnSync(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
  const same = status === 0 && byWindow === (await digestOf(byCommand));

  say(`${rows} rows, ${Math.round(statSync(input).size / 1e6)} MB, in the window; ${machine()}`);
  say(`  opened, detected and shown   ${seconds(opened)}`);
  say(`  masked and looked at again   ${seconds(masked)}, ${Math.round(rows / (masked / 1000))} rows/s`);
  say(`  longest task of the window   ${ms(longest[0] ?? 0)}`);
  say(`  renderer at its peak         ${memory().toFixed(0)} MB, of its own ${own().toFixed(0)} MB`);
  say(`  the bytes of desk mask       ${same ? 'yes' : 'NO'}`);
  if (!same) process.exitCode = 1;
} finally {
  await browser.close();
  await desk.stop();
  await city.close();
  rmSync(place, { recursive: true });
}
