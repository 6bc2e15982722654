/**
 * Acts that an officer did without a link, until the platform has each of them once: a table of so many catalogue
 * entries is taken in while the link is cut, then the link comes back and breaks twice on the way (S20).
 * `node tests/bench/long-queue.ts [acts]`.
 */
import { sheetHeads } from '#shared/domain/cataloguing/sheet/columns.ts';
import { writeWorkbook } from '../../src-renderer/spreadsheet/write-workbook.ts';
import { openWire } from '../journeys/support/cut-proxy.ts';
import { startDesk } from '../journeys/support/programs.ts';
import { watchBusyTasks } from './support/busy-tasks.ts';
import { openCity } from './support/city.ts';
import { machine, ms, say, seconds } from './support/figures.ts';
import { openBrowser, openPage, signIn, takeLongTasks, watchMemory } from './support/window.ts';

const acts = Number(process.argv[2] ?? 1_000);
const patience = { timeout: 1_800_000 };

const written = (number: number): Readonly<Record<string, string>> => ({
  信息资源名称: `断网时导入的目录第${number + 1}条`,
  代码前段: String(300_001 + number),
  所属目录: '部门目录',
  信息资源格式: '数据库',
  信息项名称: '机构名称',
  数据类型: '字符型',
  共享类型: '无条件共享',
  更新周期: '每年',
});

const table = Buffer.from(
  await writeWorkbook(
    Array.from({ length: acts }, (_, number) => {
      const row = written(number);
      return sheetHeads.map(({ title }) => row[title] ?? '');
    }),
  ),
);

const city = await openCity(0);
const browser = await openBrowser();
const node = await city.node();
const wire = await openWire(node.ready.url);
const desk = await startDesk('bench', wire.url);
try {
  const { page } = await openPage(browser);
  await page.goto(desk.ready.url);
  await signIn(page, 'minzheng.zhang');
  await page.getByText(/上次同步/u).waitFor(patience);
  const waiting = (count: number) =>
    page.getByLabel('状态栏').getByText(`待同步 ${count}`, { exact: true }).waitFor(patience);
  const done = async () => {
    const { rows } = await city.database.query<{ acts: number }>(
      `SELECT count(*)::int AS acts FROM applied_mutation WHERE result ->> 'status' = 'applied'`,
    );
    return rows[0]?.acts ?? 0;
  };
  const before = await done();

  wire.cut();
  await page.getByRole('link', { name: '编目发布', exact: true }).click();
  await page.getByRole('button', { name: '导入表格' }).click();
  await page
    .getByLabel('表格文件')
    .setInputFiles({ name: '目录.xlsx', mimeType: 'application/octet-stream', buffer: table });
  await page.getByRole('button', { name: `导入 ${acts} 条` }).click(patience);
  const memory = watchMemory();
  const began = performance.now();
  await page.getByRole('button', { name: '确认导入' }).click();
  await page.getByText(`已导入 ${acts} 条`).waitFor(patience);
  const kept = performance.now() - began;
  await waiting(acts);

  await takeLongTasks(page);
  const busyTasks = await watchBusyTasks(browser, page);
  const mended = performance.now();
  wire.mend();
  for (const share of [0.3, 0.7]) {
    while ((await done()) - before < acts * share) await new Promise((resolve) => setTimeout(resolve, 20));
    wire.cut();
    wire.mend();
  }
  await waiting(0);
  const converged = performance.now() - mended;
  const busy = await busyTasks();
  const longest = await takeLongTasks(page);

  say(`${acts} acts done without a link; ${machine()}; ${city.serverName}`);
  say(
    `  kept on the workstation, one by one     ${seconds(kept)}, ${(acts / (kept / 1000)).toFixed(0)} a second`,
  );
  say(`  all confirmed once the link is back     ${seconds(converged)}, two breaks included`);
  say(`  acts that took effect on the platform   ${(await done()) - before}`);
  say(
    `  longest task of the window meanwhile    ${ms(longest[0] ?? 0)}, of processor time ${ms(busy[0] ?? 0)}`,
  );
  say(`  renderer at its peak                    ${memory().toFixed(0)} MB`);
} finally {
  await browser.close();
  await desk.stop();
  await wire.close();
  await city.close();
}
