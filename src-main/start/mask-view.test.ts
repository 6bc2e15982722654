import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { maskView } from './mask-view.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const rulesWith = (algorithm: object): void => {
  const columns = [{ column: '姓"名', kind: null, dataClass: '业务数据', grade: 'general-1', algorithm }];
  writeFileSync(
    at('rules.json'),
    JSON.stringify({ rules: { form: 1, purpose: '核查', columns, risk: null } }),
  );
};
const run = (...args: string[]) => maskView(['--rules', at('rules.json'), '--out', at('view.sql'), ...args]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mask-view-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('[R038] writes the rules of a report as a view of the table, names quoted as PostgreSQL wants them', async () => {
  rulesWith({ id: 'redact' });
  expect(await run('--table', 'public.人员', '--view', '脱敏人员')).toBe(0);
  const text = readFileSync(at('view.sql'), 'utf8');
  expect(text).toContain('CREATE VIEW "脱敏人员" AS SELECT');
  expect(text).toContain('FROM "public"."人员" AS source;');
  expect(text).toContain('AS "姓""名"');
  await expect(run('--table', 'a', '--view', 'b')).rejects.toThrow('已经存在');
});

it('[R038] refuses what no view can do, by the column and the algorithm, and writes nothing', async () => {
  rulesWith({ id: 'pseudonym' });
  await expect(run('--table', 'a', '--view', 'b')).rejects.toThrow(/列“姓"名”的算法“.+”不能写成视图/u);
  expect(existsSync(at('view.sql'))).toBe(false);
});

it('names what is missing', async () => {
  rulesWith({ id: 'redact' });
  await expect(run('--table', 'a')).rejects.toThrow('--view');
  await expect(run('--table', 'a.b.c', '--view', 'v')).rejects.toThrow('模式.表名');
  await expect(maskView(['--rule'])).rejects.toThrow('--help');
});
