import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codecOf } from '#shared/domain/masking/csv/codec.ts';
import { type MaskReport, maskReport } from '#shared/domain/masking/report.ts';
import { diskFault } from '../services/masking/disk-fault.ts';
import { mask } from './mask.ts';

let folder = '';
const at = (name: string) => join(folder, name);
const said: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mask-'));
  said.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const people = [
  '姓名,身份证号,手机,备注,金额',
  '王芳,11010519491231002X,13812345678,"已联系 139 1234 5678，\n改日再来",1234567.80',
  '欧阳锋,440524188001010014,+86 137-0000-1111,无,20',
  '阿依古丽·买买提,坏的号码,12345,"邮箱 ""a@qq.com""",30',
].join('\n');
const canaries = [
  '王芳',
  '欧阳锋',
  '阿依古丽',
  '11010519491231002X',
  '440524188001010014',
  '坏的号码',
  '13812345678',
  '5678',
  '13700001111',
  '12345,',
  'a@qq.com',
  '1234567.80',
];

const put = (text: string | Uint8Array, name = 'in.csv') => writeFileSync(at(name), text);
const run = (...args: string[]) =>
  mask(['--in', at('in.csv'), '--out', at('out.csv'), '--report', at('report.json'), ...args]);
const report = (): MaskReport => maskReport.parse(JSON.parse(readFileSync(at('report.json'), 'utf8')));
const rulesWith = (algorithm: object, more: object = {}): void => {
  const columns = ['姓名', '手机'].map((column) => ({
    column,
    kind: null,
    dataClass: '业务数据',
    grade: 'general-1',
    algorithm,
  }));
  put(JSON.stringify({ form: 1, purpose: '核查', columns, risk: null, ...more }), 'rules.json');
};

describe('[R038] desk mask --auto', () => {
  it('[R038] masks by what the columns are, keeps the rest, and says so without a value', async () => {
    put(people);
    expect(await run('--auto')).toBe(0);
    expect(readFileSync(at('out.csv'), 'utf8')).toBe(
      [
        '姓名,身份证号,手机,备注,金额',
        '王****,1101****2X,138****78,"已联系 ****，\n改日再来",1234567.80',
        '欧阳****,4405****14,137****11,无,20',
        '阿****,****,****,"邮箱 ""****""",30',
      ].join('\n'),
    );
    const written = readFileSync(at('report.json'), 'utf8') + said.join('');
    for (const canary of canaries) expect(written).not.toContain(canary);
    expect(report()).toMatchObject({ rows: 3, encoding: 'utf-8', delimiter: ',', outcome: 'clean' });
    expect(readdirSync(folder).sort()).toEqual(['in.csv', 'out.csv', 'report.json']);
  });

  it('[R038] a GB18030 file stays one, and its own output masked again is the same', async () => {
    const gb = codecOf('gb18030');
    put(gb.encode(people.replaceAll(',', '|')));
    expect(await run('--auto')).toBe(0);
    const once = readFileSync(at('out.csv'));
    expect(gb.decode(once)).toContain('王****|1101****2X|138****78|');
    writeFileSync(at('in.csv'), once);
    expect(await run('--rules', at('report.json'))).toBe(0);
    expect(readFileSync(at('out.csv'))).toEqual(once);
  });
});

describe('[R038] desk mask --rules fails closed', () => {
  const file = '姓名,手机\n王芳,13812345678\n李伟,13912345678\n';

  it('[R038] what is kept without a reason and still found: exit 3, no output, no value said', async () => {
    put(file);
    rulesWith({ id: 'keep', reason: '' });
    expect(await run('--rules', at('rules.json'))).toBe(3);
    expect(existsSync(at('out.csv'))).toBe(false);
    expect(report().columns.map(({ left }) => left)).toEqual([
      [{ kind: 'name', values: 2 }],
      [{ kind: 'mobile', values: 2 }],
    ]);
    expect(said.join('')).toContain('列“手机”：手机号 2 处');
    expect(said.join('')).not.toContain('138');
    expect(readdirSync(folder).some((name) => name.includes('.part'))).toBe(false);
  });

  it('[R038] kept for a stated reason: written, exit 4, the reason in the report', async () => {
    put(file);
    rulesWith({ id: 'keep', reason: '双方约定原样提供' });
    expect(await run('--rules', at('rules.json'))).toBe(4);
    expect(readFileSync(at('out.csv'), 'utf8')).toBe(file);
    expect(report().columns[1]?.accepted).toBe('双方约定原样提供');
  });

  it('[R038] a column without a rule, a keyed rule without a key, k not reached', async () => {
    put(`${file}`.replace('手机', '电话'));
    rulesWith({ id: 'redact' });
    await expect(run('--rules', at('rules.json'))).rejects.toThrow('列“电话”没有规则');
    put(file);
    rulesWith({ id: 'pseudonym' });
    await expect(run('--rules', at('rules.json'))).rejects.toThrow('需要密钥');
    put('0'.repeat(64), 'key');
    expect(await run('--rules', at('rules.json'), '--key-file', at('key'))).toBe(0);
    rmSync(at('out.csv'));
    const risk = { quasiIdentifiers: ['姓名'], sensitive: null, leastK: 2, leastL: 1 };
    rulesWith({ id: 'mask', kind: 'name', shape: { by: 'ends', first: 1, last: 0 } }, { risk });
    expect(await run('--rules', at('rules.json'))).toBe(5);
    expect(report().risk).toMatchObject({ k: 1, unique: 2, prosecutor: { highest: 1, average: 1 } });
    expect(said.at(-1)).toContain('k 为 1，要求不低于 2；未写出');
    rulesWith({ id: 'redact' }, { risk });
    expect(await run('--rules', at('rules.json'))).toBe(0);
    expect(report().risk?.k).toBe(2);
    // All alike in what can be seen, and alike in what is to be hidden too.
    rulesWith({ id: 'redact' }, { risk: { ...risk, sensitive: '手机', leastL: 2 } });
    expect(await run('--rules', at('rules.json'))).toBe(5);
    expect(said.at(-1)).toBe('l 为 1，要求不低于 2；未写出（四(三)）。请进一步泛化准标识符。\n');
  });

  it.each([
    ['a,b\n1\n', '第 2 行'],
    ['a,b\n1,"2\n', '第 2 行'],
    [Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), '工作簿'],
    [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), '加密'],
    [Uint8Array.of(0xff, 0xfe, 0x41, 0), 'UTF-16'],
    ['', '空的'],
  ])('[R038] %s: a sentence, and the file that stood there stays', async (text, says) => {
    put(text);
    put('先前的结果', 'out.csv');
    await expect(run('--auto')).rejects.toThrow(says);
    expect(readFileSync(at('out.csv'), 'utf8')).toBe('先前的结果');
    expect(readdirSync(folder).sort()).toEqual(['in.csv', 'out.csv']);
  });

  it('[R038] a large file on several threads: every row in its place, a bad one refused by its number', async () => {
    const line = (at: number) => `王芳,13812345678,${at},${'甲'.repeat(30)}\n`;
    const lines = Array.from({ length: 140_000 }, (_, at) => line(at));
    put(`姓名,手机,编号,说明\n${lines.join('')}`);
    expect(await run('--auto')).toBe(0);
    const masked = readFileSync(at('out.csv'), 'utf8').split('\n');
    expect(masked.length).toBe(140_002);
    expect(masked.slice(1, -1).every((row, at) => row.startsWith(`王****,138****78,${at},甲`))).toBe(true);
    expect(report()).toMatchObject({
      rows: 140_000,
      outcome: 'clean',
      columns: [{ changed: 140_000 }, {}, {}, {}],
    });
    lines[100_000] = 'x\n';
    put(`姓名,手机,编号,说明\n${lines.join('')}`);
    await expect(run('--auto')).rejects.toThrow('第 100002 行');
    expect(readdirSync(folder).some((name) => name.includes('.part'))).toBe(false);
  });

  it('[R038] a place that cannot be written, the input itself as output, a full disk', async () => {
    put(file);
    await expect(mask(['--auto', '--in', at('in.csv'), '--out', at('none/out.csv')])).rejects.toThrow(
      '不存在',
    );
    await expect(mask(['--auto', '--in', at('in.csv'), '--out', at('in.csv')])).rejects.toThrow(
      '不能是输入文件',
    );
    await expect(mask(['--auto', '--in', at('none.csv'), '--out', at('out.csv')])).rejects.toThrow('不存在');
    await expect(mask(['--in', at('in.csv'), '--out', at('out.csv')])).rejects.toThrow('--auto');
    for (const threads of ['0', '1.5', 'x', '4096'])
      await expect(
        mask(['--auto', '--in', at('in.csv'), '--out', at('out.csv'), '--threads', threads]),
      ).rejects.toThrow('--threads');
    expect(diskFault(Object.assign(new Error('x'), { code: 'ENOSPC' }))?.message).toContain('磁盘已满');
  });
});
