/**
 * Files that cannot be masked, in the window and on the command line: each is told in one sentence with its row, and nothing
 * stands under the output's name. So is a disk that has no room for the result.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { plainZip, workbookParts } from '../../src-renderer/spreadsheet/testing/plain-zip.ts';
import { type Program, startPlatform } from './support/programs.ts';
import { seriousFaults } from './support/soundness.ts';
import { openWorkstation, type Workstation } from './support/workstation.ts';

let platform: Program;
let officer: Workstation;
let place: string;

test.beforeAll(async ({ browser }) => {
  platform = await startPlatform();
  place = mkdtempSync(join(tmpdir(), 'masking-bad-'));
  officer = await openWorkstation(browser, {
    name: 'mask-bad',
    login: 'yibao.liu',
    platform: platform.ready.url,
  });
  await officer.go('脱敏预览');
});
test.afterAll(async () => {
  expect(officer.complaints).toEqual([]);
  await officer.stop();
  await platform.stop();
  rmSync(place, { recursive: true });
});

const title = '姓名,手机号,备注\n';
const line = (at: number) => `王小明,1360351${String(1_000 + (at % 9_000))},无\n`;
/** Rows 2 to `rows + 1` of a file. */
const lines = (rows: number) => Array.from({ length: rows }, (_, at) => line(at)).join('');

const inline = (text: string) => `<c r="@" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (number: number, cells: readonly string[]) =>
  `<row r="${number}">${cells.map((cell, at) => cell.replace('@', `${'AB'[at]}${number}`)).join('')}</row>`;
const formulas = () =>
  plainZip(
    workbookParts(
      row(1, [inline('姓名'), inline('手机号')]) +
        row(2, [inline('王小明'), inline('13603511000')]) +
        row(3, [inline('李小红'), '<c r="@"><f>B2+1</f><v>13603511001</v></c>']),
    ),
  );
/** What an office program writes behind a password: a compound file with the package inside. */
const encrypted = () =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    ...new Array(500).fill(0),
    ...Buffer.from('EncryptedPackage', 'utf16le'),
  ]);

type Bad = {
  readonly name: string;
  readonly bytes: () => string | Uint8Array;
  /** When it is told: what the first bytes show, when the file is opened. */
  readonly when: 'opened' | 'run';
  readonly says: readonly string[];
  /** Of the command line, where it is another. */
  readonly commandSays?: readonly string[];
};

/** So many rows that the head of the file, which is read when it is opened, ends before what is wrong. */
const far = 60_000;

const bad: readonly Bad[] = [
  {
    name: '列数不齐.csv',
    bytes: () => `${title}${lines(3)}王小明,13603511000\n${lines(2)}`,
    when: 'run',
    says: ['第 5 行（标题为第 1 行）', '列数与标题行不一致', '没有写出结果'],
  },
  {
    name: '引号不成对.csv',
    bytes: () => `${title}${lines(far)}王小明,13603511000,"没有完\n${lines(2)}`,
    when: 'run',
    says: [`第 ${far + 2} 行（标题为第 1 行）`, '引号没有成对', '没有写出结果'],
  },
  {
    name: '混有别的编码.csv',
    bytes: () =>
      Buffer.concat([
        Buffer.from(`${title}${lines(far)}`),
        Buffer.from([0xcd, 0xf5, 0x2c, 0x31, 0x2c, 0xce, 0xde, 0x0a]),
      ]),
    when: 'run',
    says: [`第 ${far + 2} 行（标题为第 1 行）`, '不属于文件编码的字节', '没有写出结果'],
  },
  {
    name: '不知何种编码.csv',
    bytes: () => Buffer.concat([Buffer.from(title), Buffer.from([0xff, 0xff, 0x2c, 0x31, 0x2c, 0x31, 0x0a])]),
    when: 'opened',
    says: ['不知何种编码.csv', '第 2 行（标题为第 1 行）', '不属于文件编码的字节'],
  },
  {
    name: '一格十兆.csv',
    bytes: () => `${title}${lines(far)}王小明,13603511000,"${'长'.repeat(10 << 18)}"\n`,
    when: 'run',
    says: [`第 ${far + 2} 行（标题为第 1 行）`, '一行超过 4 MB', '没有写出结果'],
  },
  {
    name: '带公式.xlsx',
    bytes: formulas,
    when: 'opened',
    says: ['带公式.xlsx', '第 3 行', '有公式'],
    commandSays: ['Excel 工作簿'],
  },
  {
    name: '加了密码.xlsx',
    bytes: encrypted,
    when: 'opened',
    says: ['加了密码.xlsx', '加了密码', '去除密码'],
    commandSays: ['加密'],
  },
];

const told = () => officer.page.getByRole('main').getByRole('alert');
const choose = (path: string) => officer.page.locator('input[type=file]').first().setInputFiles(path);
const start = () => officer.page.getByRole('button', { name: '开始脱敏' }).click();
const saving = () => officer.page.getByRole('button', { name: '保存结果文件' });

const command = (input: string, output: string) =>
  spawnSync(process.execPath, ['src-main/start/desk.ts', 'mask', '--auto', '--in', input, '--out', output], {
    encoding: 'utf8',
  });

for (const { name, bytes, when, says, commandSays } of bad) {
  test(`[R038] ${name}: said with its row, in the window and on the command line`, async () => {
    const folder = mkdtempSync(join(place, 'case-'));
    const input = join(folder, name);
    writeFileSync(input, bytes());

    await choose(input);
    if (when === 'run') {
      await expect(officer.page.getByRole('option', { name: /手机号/u })).toBeVisible();
      await start();
    }
    for (const words of says) await expect(told()).toContainText(words, { timeout: 60_000 });
    await expect(told()).toBeInViewport();
    await expect(saving()).toHaveCount(0);
    expect(await seriousFaults(officer.page)).toEqual([]);
    await officer.picture(name);

    const { status, stderr } = command(input, join(folder, '结果.csv'));
    expect(status).toBe(1);
    for (const words of commandSays ?? says.filter((each) => each !== name)) expect(stderr).toContain(words);
    expect(readdirSync(folder)).toEqual([name]);
  });
}

test('[R038] a file that is changed after it was opened: no result, and what to do', async () => {
  const input = join(place, '改动.csv');
  writeFileSync(input, `${title}${lines(200)}`);
  await choose(input);
  await expect(officer.page.getByRole('option', { name: /手机号/u })).toBeVisible();
  appendFileSync(input, line(1));
  await start();
  await expect(told()).toContainText('文件在读取时被改动或移走，没有写出结果，请重新选择');
  await expect(saving()).toHaveCount(0);
  await officer.picture('changed');
});

test('[R038] the command line on a disk that is full: said, and nothing is left there', () => {
  const disk = mkdtempSync(join(place, 'disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
  test.skip(mounted.status !== 0, 'this account may not mount a small disk');
  try {
    const input = join(place, '大.csv');
    writeFileSync(input, `${title}${lines(far * 2)}`);
    const { status, stderr } = command(input, join(disk, '结果.csv'));
    expect(status).toBe(1);
    expect(stderr).toContain('磁盘已满，没有写出结果');
    expect(readdirSync(disk)).toEqual([]);
  } finally {
    spawnSync('umount', [disk]);
  }
});
