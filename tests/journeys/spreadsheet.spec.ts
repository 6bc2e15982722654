/** The catalogue as a spreadsheet: template out, faults at their cells, entries in, the whole out again and unchanged. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { sheetHeads } from '#shared/domain/cataloguing/sheet/columns.ts';
import { readWorkbook } from '../../src-renderer/spreadsheet/read-workbook.ts';
import { writeWorkbook } from '../../src-renderer/spreadsheet/write-workbook.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { isSound } from './support/soundness.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

type Written = Readonly<Record<string, string>>;

let platform: Program;
let author: Workstation;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  const at = platform.ready.url;
  author = await openWorkstation(browser, { name: 'sheet', login: 'minzheng.zhang', platform: at });
});

test.afterAll(async () => {
  await author?.stop();
  await platform?.stop();
});

const rowsOf = (rows: readonly Written[]): string[][] =>
  rows.map((row) => sheetHeads.map(({ title }) => row[title] ?? ''));

const bytesOf = async (rows: readonly Written[]): Promise<Buffer> =>
  Buffer.from(await writeWorkbook(rowsOf(rows)));

const give = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.getByLabel('表格文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

const download = async (page: Page, button: RegExp): Promise<{ name: string; bytes: Buffer }> => {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
};

const home: Written = {
  信息资源名称: '民办养老机构登记信息',
  代码前段: '300001',
  所属目录: '部门目录',
  信息资源摘要: '经民政部门登记的民办养老机构的名称、床位和登记状态。',
  信息资源格式: '数据库、电子表格',
  信息项名称: '机构名称',
  数据类型: '字符型',
  共享类型: '无条件共享',
  共享条件: '床位数限养老服务和消防救援部门核查使用。',
  交换方式: '接口、文件',
  更新周期: '每月',
  数据来源: '履职采集或获取',
  采集的职责依据: '《养老机构管理办法》第十二条',
  安全协议: '须签署',
};
const beds: Written = { 信息项名称: '核定床位数', 数据类型: '整型', 共享类型: '有条件共享' };
const care: Written = {
  信息资源名称: '困难残疾人生活补贴发放信息',
  代码前段: '200003',
  所属目录: '社会保障主题库',
  信息项名称: '发放年月',
  数据类型: '日期型',
  共享类型: '无条件共享',
  更新周期: '每月',
};
const graves: Written = {
  信息资源名称: '=公墓名录（以等号开头也只是文字）',
  代码前段: '300002',
  所属目录: '部门目录',
  信息项名称: '公墓名称',
  数据类型: '字符型',
  共享类型: '无条件共享',
  更新周期: '每年',
};

test('[R021] [R024] [R033] the catalogue goes out as a spreadsheet, comes back, and nothing is written before the officer agrees', async () => {
  const { page } = author;

  await test.step('the template opens with the guide’s columns and its instructions', async () => {
    await author.go('编目发布');
    await author.picture('publishing-tools');
    await page.getByRole('button', { name: '导入表格' }).click();
    await author.picture('import-empty');
    await isSound({ page });
    const { name, bytes } = await download(page, /下载模板/u);
    expect(name).toBe('政务信息资源目录模板.xlsx');
    const grids = await readWorkbook(bytes);
    expect(grids.ok && grids.value.map((grid) => grid.name)).toEqual(['目录', '填表说明']);
    expect(grids.ok && grids.value[0]?.rows[0]).toEqual(
      sheetHeads.map(({ title }) => ({ kind: 'text', text: title })),
    );
  });

  await test.step('what is no spreadsheet is told apart from what is broken', async () => {
    await give(page, '目录.csv', Buffer.from('信息资源名称,信息项名称'));
    await expect(page.getByRole('alert').getByText('这不是 .xlsx 表格文件')).toBeVisible();
    await give(page, '目录.xlsx', (await bytesOf([home])).subarray(0, 9000));
    await expect(page.getByRole('alert').getByText('文件已损坏或不完整')).toBeVisible();
    await author.picture('import-unreadable');
  });

  await test.step('every fault is shown at its cell, and the rest waits for the officer’s word', async () => {
    const wrong = { ...care, 代码前段: '300003', 更新周期: '随时', 共享类型: '' };
    const bytes = await bytesOf([
      home,
      beds,
      wrong,
      { 信息项名称: '补贴金额', 数据类型: '金额', 共享类型: '有条件共享' },
    ]);
    await give(page, '民政局目录（初稿）.xlsx', bytes);
    const faults = page.getByRole('table', { name: '有错的单元格' });
    await expect(faults.getByRole('row')).toHaveCount(5);
    await expect(faults.getByRole('cell', { name: 'L4', exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: '导入 1 条' })).toBeDisabled();
    await isSound({ page });
    await author.picture('import-faults');
    await page.getByRole('option', { name: /民办养老机构/u }).click();
    await author.picture('import-new-entry');
    await page.getByRole('checkbox', { name: /有错的 1 条不导入/u }).check();
    await expect(page.getByRole('button', { name: '导入 1 条' })).toBeEnabled();
  });

  await test.step('another file is chosen; three entries are agreed to and become drafts', async () => {
    await give(page, '民政局目录.xlsx', await bytesOf([home, beds, care, graves]));
    await expect(page.getByText('共 3 条，新建 3，修改 0，没有变化 0，有错 0')).toBeVisible();
    await page.getByRole('button', { name: '导入 3 条' }).click();
    await author.picture('import-confirm');
    await page.getByRole('button', { name: '确认导入' }).click();
    await expect(page.getByText('已导入 3 条')).toBeVisible();
    await expect(page.getByText('共 3 条，新建 0，修改 0，没有变化 3，有错 0')).toBeVisible();
    await expect(page.getByLabel('状态栏').getByText('待同步 0')).toBeVisible();
    await author.picture('import-done');
  });

  await test.step('the export, given back, says of every entry that nothing changed', async () => {
    await author.go('编目发布');
    await page.getByRole('option', { name: /=公墓名录/u }).click();
    await expect(page.getByText(/300002\/20\d{8}/u).first()).toBeVisible();
    await author.picture('imported-draft');
    const { name, bytes } = await download(page, /导出表格/u);
    expect(name).toMatch(/政务信息资源目录20\d{6}\.xlsx$/u);
    await page.getByRole('button', { name: '导入表格' }).click();
    await give(page, name, bytes);
    await expect(page.getByText(/共 (\d+) 条，新建 0，修改 0，没有变化 \1，有错 0/u)).toBeVisible();
    await author.picture('import-unchanged');
  });

  await test.step('a cell changed in the export is the one difference, also offline of any doubt', async () => {
    await give(page, '改一处.xlsx', await bytesOf([{ ...care, 更新周期: '每季度' }]));
    await expect(page.getByText('修改 1')).toBeVisible();
    const table = page.getByRole('table', { name: '将修改的内容' });
    await expect(table.getByRole('row')).toHaveCount(2);
    await author.picture('import-difference');
    await page.getByRole('button', { name: '导入 1 条' }).click();
    await page.getByRole('button', { name: '确认导入' }).click();
    await expect(page.getByText('没有变化 1')).toBeVisible();
    expect(author.complaints).toEqual([]);
  });
});
