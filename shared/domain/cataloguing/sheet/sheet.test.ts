import { describe, expect, it } from 'vitest';
import { type Office, officers } from '../../testing/office.ts';
import type { EntryContent } from '../entry-content.ts';
import { newContent } from '../entry-content.ts';
import { fullContent, openCatalogueOffice, people } from '../testing/catalogue-office.ts';
import type { SheetCell } from './cell.ts';
import { addressOf } from './cell.ts';
import { sheetHeads } from './columns.ts';
import { type OwnEntry, ownEntries } from './own-entries.ts';
import { type ImportLine, planImport } from './plan-import.ts';
import { readSheet } from './read-sheet.ts';
import { directory, provider } from './testing/any-content.ts';
import { writeSheet } from './write-sheet.ts';

const cell = (value: string | SheetCell): SheetCell => {
  if (typeof value !== 'string') return value;
  return value === '' ? { kind: 'blank' } : { kind: 'text', text: value };
};

type Written = Readonly<Record<string, string | SheetCell>>;

/** A sheet of these columns only, its rows as objects by title. */
const sheetOf = (titles: readonly string[], rows: readonly Written[]) => [
  {
    name: '目录',
    rows: [titles.map(cell), ...rows.map((row) => titles.map((title) => cell(row[title] ?? '')))],
  },
];

const planOf = (rows: readonly Written[], own: readonly OwnEntry[] = [], titles = titlesOf(rows)) => {
  const read = readSheet(sheetOf(titles, rows));
  if (!read.ok) throw new Error(read.error);
  const newId = (row: number) => `entry-${row}`;
  return planImport(read.value.entries, { department: provider, own, directory, newId });
};

const titlesOf = (rows: readonly Written[]): readonly string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row))),
];

const complete: Written = {
  信息资源名称: '民办幼儿园登记信息',
  代码前段: '300001',
  所属目录: '部门目录',
  更新周期: '每月',
  信息项名称: '园所名称',
  数据类型: '字符型',
  共享类型: '无条件共享',
};

const faultsOf = (line: ImportLine | undefined) =>
  line?.kind === 'faulty'
    ? line.faults.map(({ cell: at, column, reason }) => `${at} ${column}：${reason}`)
    : [];

const own = (content: Partial<EntryContent> = {}, patch: Partial<OwnEntry> = {}): OwnEntry => ({
  id: 'e-1',
  code: '300001/2026000001',
  codePrefix: '300001',
  version: 3,
  state: 'draft',
  content: fullContent(content),
  publishedOn: null,
  ...patch,
});

describe('a row of the sheet', () => {
  it('[R021] [R024] [R031] becomes a draft of the own department by the act an author does by hand', async () => {
    const [line] = planOf([complete, { 信息项名称: '许可证号', 数据类型: 'C', 共享类型: '有条件' }]);
    if (line?.kind !== 'new') throw new Error(JSON.stringify(line));
    expect(line.act.name).toBe('entry.draft');
    expect(line.act.args.content).toMatchObject({
      name: '民办幼儿园登记信息',
      items: [
        { id: 'item-1', name: '园所名称', dataType: 'C', shareType: 'unconditional' },
        { id: 'item-2', name: '许可证号', dataType: 'C', shareType: 'conditional' },
      ],
    });
    const office: Office = openCatalogueOffice();
    expect((await office.act(line.act.name, line.act.args, people.author)).ok).toBe(true);
    expect(office.row('entryDraft', 'entry-2')).toMatchObject({ state: 'draft', providerId: 'd-provider' });
  });

  it.each<[string, Written, string]>([
    ['a missing type of an item', { 共享类型: '' }, 'G2 共享类型：没有填写。'],
    ['a type that is none', { 共享类型: '看情况' }, 'G2 共享类型：不是可选的内容。'],
    ['a formula', { 更新周期: { kind: 'formula' } }, 'D2 更新周期：单元格是公式，导入不计算公式。'],
    ['an error value', { 信息项名称: { kind: 'error' } }, 'E2 信息项名称：单元格是错误值。'],
    [
      'a long number',
      { 信息资源名称: { kind: 'number', value: 1e17 } },
      'A2 信息资源名称：数字超过 15 位，末几位已被表格软件改为 0。',
    ],
    ['no library', { 所属目录: '' }, 'C2 所属目录：没有填写。'],
    ['a library that is none', { 所属目录: '教育库' }, 'C2 所属目录：不是可选的目录。'],
    [
      '[R023] a code against its library',
      { 所属目录: '社会保障主题库' },
      'B2 代码前段：代码前段的第一位与所属目录不一致（三(一)）。',
    ],
    ['no code prefix', { 代码前段: '' }, 'B2 代码前段：不是 6 至 14 位的代码前段。'],
    ['a name over the limit', { 信息资源名称: '长'.repeat(201) }, 'A2 信息资源名称：超过 200 个字。'],
    ['a name of two lines', { 信息资源名称: '甲\n乙' }, 'A2 信息资源名称：不能换行。'],
    [
      'an override of direction',
      { 信息资源名称: '甲\u202e乙' },
      'A2 信息资源名称：含有不能保存的字符（控制字符或改变书写方向的字符）。',
    ],
    ['a code nobody issued', { 信息资源代码: '300001/9' }, 'H2 信息资源代码：本部门没有这个代码的条目。'],
    ['[R024] another department', { 信息资源提供方: '忻州市民政局' }, 'H2 信息资源提供方：不是本部门。'],
    [
      '[R042] a list without the mark',
      { 专用: '', 专用部门名单: '忻州市民政局' },
      'I2 专用部门名单：列了专用部门，但没有标为专用。',
    ],
    [
      '[R042] a department nobody knows',
      { 专用: '是', 专用部门名单: '忻州市民政局、火星局' },
      'I2 专用部门名单：没有“火星局”这个部门。',
    ],
    [
      '[R019] a source nobody knows',
      { 来源条目代码: '100001/404' },
      'H2 来源条目代码：本机目录中没有代码为“100001/404”的条目。',
    ],
    [
      '[R029] half a conversion',
      { 电子化改造计划: '扫描', 电子化改造状态: '', 电子化改造目标日期: '' },
      'H2 电子化改造计划：电子化改造的计划、状态、目标日期要一并填写。',
    ],
    [
      '[R029] a date that is none',
      { 电子化改造计划: '扫描', 电子化改造状态: '进行中', 电子化改造目标日期: '明年' },
      'J2 电子化改造目标日期：不是日期。',
    ],
  ])('with %s is a fault at its cell, and nothing is written', (_what, patch, fault) => {
    const [line] = planOf([{ ...complete, ...patch }]);
    expect(faultsOf(line)).toEqual([fault]);
  });

  it('every fault of an entry is told at once, with what to do', () => {
    const [line] = planOf([
      { ...complete, 更新周期: '随时', 共享类型: '' },
      { 信息项名称: '许可证号', 数据类型: '文字' },
    ]);
    expect(faultsOf(line)).toHaveLength(3);
    expect(
      line?.kind === 'faulty' && line.faults.every(({ next, sheet }) => next !== '' && sheet === '目录'),
    ).toBe(true);
  });

  it('[R029] dates are taken as officers write them', () => {
    for (const date of ['2026-12-31', '2026/12/31', '2026年12月31日', '2026.12.31']) {
      const [line] = planOf([
        { ...complete, 电子化改造计划: '扫描', 电子化改造状态: '进行中', 电子化改造目标日期: date },
      ]);
      expect(line?.kind === 'new' && line.act.args.content.conversion?.targetDate).toBe('2026-12-31');
    }
  });
});

describe('rows of one entry', () => {
  const item = (name: string): Written => ({ 信息项名称: name, 数据类型: '字符型', 共享类型: '无条件共享' });

  it('[R021] go on while they name no entry, or repeat the first row as a filled-down form does', () => {
    const lines = planOf([
      complete,
      item('乙'),
      {},
      { ...complete, ...item('丙') },
      { ...complete, 信息资源名称: '另一个', ...item('丁') },
    ]);
    expect(lines.map(({ name, itemCount }) => [name, itemCount])).toEqual([
      ['民办幼儿园登记信息', 3],
      ['另一个', 1],
    ]);
  });

  it('what is written beside an item and would be lost is a fault', () => {
    const [line] = planOf([complete, { ...item('乙'), 更新周期: '每年' }]);
    expect(faultsOf(line)).toEqual(['D3 更新周期：条目的后续行只填信息项，本格没有被读取。']);
  });

  it('an entry whose name was forgotten is told as that', () => {
    const lines = planOf([
      complete,
      { ...complete, 代码前段: '300002', 所属目录: '人口基础库', 更新周期: '每年', 信息资源名称: '' },
    ]);
    expect(faultsOf(lines[1])).toContain('A3 信息资源名称：没有填写。');
  });

  it('the same entry twice is a fault at the second', () => {
    const lines = planOf([complete, { ...complete, 更新周期: '每年' }]);
    expect(lines[0]?.kind).toBe('new');
    expect(faultsOf(lines[1])).toEqual(['A3 信息资源名称：本表前面已有这个条目。']);
  });
});

describe('an entry the department has', () => {
  const named = (patch: Written = {}): Written => ({
    信息资源名称: '民办幼儿园登记信息',
    ...itemOf('园所名称', '无条件共享'),
    ...patch,
  });
  const itemOf = (name: string, shareType: string): Written => ({
    信息项名称: name,
    数据类型: '字符型',
    共享类型: shareType,
  });
  const second = itemOf('许可证号', '有条件共享');

  it('[R024] is found by code, or by name; columns the file does not have stay as they were', () => {
    expect(planOf([named(), second], [own()]).map(({ kind }) => kind)).toEqual(['unchanged']);
    const [line] = planOf(
      [named({ 信息资源代码: '300001/2026000001', 信息资源名称: '改名' }), second],
      [own()],
    );
    expect(line).toMatchObject({
      kind: 'changed',
      differences: [{ title: '信息资源名称', before: '民办幼儿园登记信息', after: '改名' }],
      act: { name: 'entry.edit', args: { entryId: 'e-1', expectedVersion: 3 } },
    });
  });

  it('a blank cell of a column that is there clears what was written', () => {
    const [line] = planOf([named({ 采集的职责依据: '' }), second], [own()]);
    expect(line?.kind === 'changed' && line.act.args.content.duty).toBe('');
  });

  it('[R033] items keep their ids by name; what becomes of each is told', () => {
    const [line] = planOf([named(), itemOf('许可日期', '不予共享')], [own()]);
    expect(line?.kind === 'changed' && line.act.args.content.items.map(({ id }) => id)).toEqual([
      'name',
      'item-1',
    ]);
    expect(line?.kind === 'changed' && line.differences).toEqual([
      { title: '信息项“许可日期”', before: '', after: '字符型，不予共享' },
      { title: '信息项“许可证号”', before: '字符型，有条件共享', after: '删除' },
    ]);
  });

  it('[R025] that is filed waits for its decision, and says so only where it would change', () => {
    const filed = own({}, { state: 'filed' });
    expect(planOf([named(), second], [filed]).map(({ kind }) => kind)).toEqual(['unchanged']);
    expect(faultsOf(planOf([named()], [filed])[0])).toEqual([
      'A2 信息资源名称：该条目已报备，等待受理，现在不能修改。',
    ]);
  });

  it('one of several of a name wants its code', () => {
    const twins = [own(), own({}, { id: 'e-2', code: '300001/2026000002' })];
    expect(faultsOf(planOf([named()], twins)[0])).toEqual([
      'A2 信息资源名称：本部门有 2 个同名条目，分不清是哪一个。',
    ]);
  });

  it('a department’s entries are gone through once, however many rows there are', () => {
    let looks = 0;
    const counted = new Proxy(own(), {
      get: (entry, key, receiver) => {
        if (key === 'content') looks += 1;
        return Reflect.get(entry, key, receiver);
      },
    });
    const rows = Array.from({ length: 50 }, (_, number) => named({ 信息资源名称: `别的资源${number}` }));
    expect(planOf(rows, [counted])).toHaveLength(50);
    expect(looks).toBe(1);
  });

  it('[R021] a code once issued is not changed by a sheet', () => {
    expect(faultsOf(planOf([named({ 代码前段: '300009' }), second], [own()])[0])).toEqual([
      'E2 代码前段：与已编定的代码不一致，代码编定后不再更改。',
    ]);
  });
});

describe('the file as a whole', () => {
  const title = ['信息资源名称', '信息项名称'];

  it.each([
    ['has no titles', [['甲', '乙']], 'sheet.no-header'],
    ['has a title twice', [[...title, '信息项名称']], 'sheet.repeated-column'],
    ['has nothing below its titles', [title], 'sheet.empty'],
    ['has too many rows', [title, ...Array.from({ length: 20_001 }, () => ['甲'])], 'sheet.too-many-rows'],
  ])('%s', (_what, rows, refusal) => {
    expect(readSheet([{ name: '目录', rows: rows.map((row) => row.map(cell)) }])).toEqual({
      ok: false,
      error: refusal,
    });
  });

  it('titles may stand below a heading, with stars, in forms in use; a column of nobody’s is named', () => {
    const rows = [['忻州市政务信息资源目录'], ['资源名称*', '信息项', '备注'], ['甲', '乙', '丙']];
    const read = readSheet([{ name: 'Sheet1', rows: rows.map((row) => row.map(cell)) }]);
    expect(read.ok && read.value.ignored).toEqual(['备注']);
    expect(read.ok && read.value.entries[0]?.row.cells.get('信息资源名称')).toEqual({
      text: '甲',
      cell: 'A3',
    });
  });

  it('addresses read as in the spreadsheet program', () => {
    expect([
      addressOf(0, 0),
      addressOf(4, 25),
      addressOf(9, 26),
      addressOf(0, 701),
      addressOf(0, 702),
    ]).toEqual(['A1', 'Z5', 'AA10', 'ZZ1', 'AAA1']);
  });

  it('every column has a title of its own', () => {
    const titles = sheetHeads.flatMap((head) => [head.title, ...(head.aliases ?? [])]);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe('what goes out', () => {
  it('[R024] is the own department’s alone, stopped entries left out, one row an item', () => {
    const office = openCatalogueOffice();
    const entry = office.row('catalogEntry', 'e-old');
    const stopped = { ...entry, id: 'e-stopped', status: 'stopped' as const };
    const foreign = { ...entry, id: 'e-foreign', providerId: 'd-user' };
    const all = ownEntries([], [entry, stopped, foreign], officers.provider.departmentId);
    expect(all.map(({ id, version, codePrefix }) => [id, version, codePrefix])).toEqual([
      ['e-old', 0, '100001'],
    ]);
    const rows = writeSheet(all, { provider, directory }, () => '已发布');
    const at = (row: number, title: string) =>
      rows[row]?.[sheetHeads.findIndex((head) => head.title === title)];
    expect([0, 1, 2].map((row) => [at(row, '信息资源名称'), at(row, '信息项名称')])).toEqual([
      ['在册人口基础信息', '姓名'],
      ['', '公民身份号码'],
      ['', '人像'],
    ]);
  });

  it('[R013] an empty new entry has its blanks and no word that opens anything to society', () => {
    const [row] = writeSheet([own({ ...newContent('甲') })], { provider, directory }, () => '草稿');
    expect(row?.[sheetHeads.findIndex(({ title }) => title === '是否向社会开放')]).toBe('否');
  });
});
