import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mask } from './mask.ts';
import { maskRestore } from './mask-restore.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const put = (name: string, text: string) => writeFileSync(at(name), text);
const read = (name: string) => readFileSync(at(name), 'utf8');

const people = '姓名,手机号,备注\n王芳,13812345678,"甲,\n乙"\n"欧阳 ""锋""",,无\n';
const ruleOf = (column: string, algorithm: object) => ({
  column,
  kind: null,
  dataClass: '业务数据',
  grade: 'general-1',
  algorithm,
});
const rulesOf = (purpose: string, ...ids: readonly string[]): string =>
  JSON.stringify({
    form: 1,
    purpose,
    risk: null,
    columns: ['姓名', '手机号', '备注'].map((column, number) =>
      ruleOf(column, ids[number] === undefined ? { id: 'keep', reason: '核对' } : { id: ids[number] }),
    ),
  });
const restore = (rules = 'rules.json', key = 'key.txt') =>
  maskRestore(['--rules', at(rules), '--key-file', at(key), '--in', at('out.csv'), '--out', at('back.csv')]);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mask-restore-'));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  put('in.csv', people);
  put('rules.json', rulesOf('核查', 'encrypt', 'encrypt'));
  put('key.txt', 'a1'.repeat(32));
  const key = ['--key-file', at('key.txt')];
  expect(
    await mask(['--rules', at('rules.json'), '--in', at('in.csv'), '--out', at('out.csv'), ...key]),
  ).toBe(0);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

it('[R038] what was encrypted for an agreed case comes back to the byte, and nothing of it stood in the file', async () => {
  expect(read('out.csv')).not.toMatch(/王芳|13812345678|欧阳/u);
  expect(read('out.csv')).toContain('"甲,\n乙"');
  expect(await restore()).toBe(0);
  expect(read('back.csv')).toBe(people);
});

it('[R038] another secret, another purpose, a changed value: refused with its row, and nothing is written', async () => {
  put('other.txt', 'b2'.repeat(32));
  await expect(restore('rules.json', 'other.txt')).rejects.toThrow(
    '第 2 行（标题为第 1 行）列“姓名”：不能还原',
  );
  put('other.json', rulesOf('统计', 'encrypt', 'encrypt'));
  await expect(restore('other.json')).rejects.toThrow('不能还原');
  const changed = read('out.csv').replace(
    /SM4:(.)/u,
    (_, first: string) => `SM4:${first === 'A' ? 'B' : 'A'}`,
  );
  put('out.csv', changed);
  await expect(restore()).rejects.toThrow('不能还原');
  expect(existsSync(at('back.csv'))).toBe(false);
});

it('[R038] rules that encrypt nothing, or are not the file’s, are refused', async () => {
  put('none.json', rulesOf('核查'));
  await expect(restore('none.json')).rejects.toThrow('没有可还原加密的列');
  put('out.csv', '姓名,手机号\nSM4:x,1\n');
  await expect(restore()).rejects.toThrow('规则中的列“备注”在文件里没有');
  await expect(maskRestore(['--in', 'x'])).rejects.toThrow('--key-file');
});
