import { describe, expect, it } from 'vitest';
import { plainZip, workbookParts } from '../spreadsheet/testing/plain-zip.ts';
import { openSource } from './open-source.ts';
import { Workbench } from './workbench.ts';

const still = { signal: new AbortController().signal, onProgress: () => {}, startHands: () => null };
const openedFrom = async (content: BlobPart) => Workbench.open(await openSource(new Blob([content])), {});
const maskedFrom = async (content: BlobPart): Promise<string> => {
  const bench = await openedFrom(content);
  const { output } = await bench.run(bench.opened().suggested, still);
  return (await output?.blob.text()) ?? '';
};

const people = (rows: number, more: (at: number) => object = () => ({})) =>
  Array.from({ length: rows }, (_, at) =>
    JSON.stringify({ 姓名: '王小明', 手机号: `1360351${1000 + (at % 9000)}`, 备注: null, ...more(at) }),
  ).join('\n');

describe('[R038] JSON Lines', () => {
  it('[R038] is masked field by field; what is nested is searched as one text', async () => {
    const text = people(3, () => ({ 家属: { 电话: '13903507788' }, 年龄: 30, '备"注,二': '甲\n乙' }));
    const lines = (await maskedFrom(text)).split('\n');
    expect(lines[0]).toBe('姓名,手机号,备注,家属,年龄,"备""注,二"');
    expect(lines[1]).toBe('王****,136****00,,"{""电话"":""****""}",30,"甲');
  });

  it('[R038] of any length, read in pieces, keeps every row', async () => {
    const masked = await maskedFrom(`${people(60_000)}\n\n`);
    expect(masked.split('\n')).toHaveLength(60_002);
    expect(masked).not.toContain('13603511');
  });

  it.each([
    ['no JSON', `${people(2)}\n{"姓名":`, '第 3 行：不是一个 JSON 对象'],
    ['no object', `${people(1)}\n[1]`, '第 2 行：不是一个 JSON 对象'],
    ['titles that are data', '{"13603511000":1}', '标题行像是数据'],
    ['no fields', '{}', '没有字段'],
  ])('[R038] %s is refused with its row and without its words', async (_, text, says) => {
    await expect(maskedFrom(text)).rejects.toThrow(says);
  });

  it('[R038] bytes of another encoding are told with their row, at the start and far behind it', async () => {
    const wrong = new Uint8Array([...new TextEncoder().encode('{"姓名":"'), 0xcd, 0xf5, 0x22, 0x7d]);
    await expect(maskedFrom(new Blob([`${people(2)}\n`, wrong]))).rejects.toThrow('第 3 行：不是 UTF-8 编码');
    await expect(maskedFrom(new Blob([`${people(30_000)}\n`, wrong]))).rejects.toThrow(
      '第 30001 行：不是 UTF-8',
    );
  });

  it('[R038] a field that only a later line has is not passed on', async () => {
    const text = `${people(30_000)}\n${people(1, () => ({ 身份证号: '11010519491231002X' }))}`;
    await expect(maskedFrom(text)).rejects.toThrow('第 30001 行：有文件开头没有的字段');
  });
});

const row = (number: number, cells: readonly string[]): string =>
  `<row r="${number}">${cells.map((cell, at) => cell.replace('@', `${'ABCDEF'[at]}${number}`)).join('')}</row>`;
const inline = (value: string) => `<c r="@" t="inlineStr"><is><t>${value}</t></is></c>`;
const workbook = (...rows: string[]) => new Uint8Array(plainZip(workbookParts(rows.join(''))));
const titles = row(1, [inline('姓名'), inline('手机号')]);

describe('[R038] a workbook', () => {
  it('[R038] is masked as its one sheet, numbers as they are written', async () => {
    const masked = await maskedFrom(
      workbook(
        titles,
        row(2, [inline('王小明'), '<c r="@"><v>13603511000</v></c>']),
        row(4, [inline('李小红')]),
      ),
    );
    expect(masked).toBe('姓名,手机号\n王****,136****00\n李****,\n');
  });

  it.each([
    ['a formula', row(2, [inline('王小明'), '<c r="@"><f>1+1</f><v>2</v></c>']), '第 2 行：有公式'],
    ['an error', row(2, ['<c r="@" t="e"><v>#REF!</v></c>']), '第 2 行：有错误值'],
    [
      'a cell beside the titles',
      row(2, [inline('王'), inline('1'), inline('多')]),
      '第 2 行：列数与标题行不一致',
    ],
  ])('[R038] %s is refused with its row', async (_, second, says) => {
    await expect(maskedFrom(workbook(titles, second))).rejects.toThrow(says);
  });

  it('[R038] an encrypted one, an old one and a broken one are told apart', async () => {
    const compound = (inside: string) =>
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Array(500).fill(0), ...Buffer.from(inside, 'utf16le')]);
    await expect(maskedFrom(compound('EncryptedPackage'))).rejects.toThrow('加了密码');
    await expect(maskedFrom(compound('Workbook'))).rejects.toThrow('.xls');
    await expect(maskedFrom(workbook(titles).slice(0, 200))).rejects.toThrow('已损坏');
    await expect(maskedFrom(workbook())).rejects.toThrow('文件是空的');
  });
});

it('[R038] a file with a byte order mark is read by what stands behind it', async () => {
  expect((await openedFrom(`\uFEFF${people(2)}`)).opened().kind).toBe('json-lines');
  expect((await openedFrom('\uFEFF姓名,手机号\n王小明,13603511000\n')).opened().kind).toBe('delimited');
});
