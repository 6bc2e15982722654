/** docs/clauses.md: the trace as a page in the officer's language, with what is still open at its head. */
import type { RequirementType } from '#shared/domain/policy/requirements/requirement.ts';
import type { TestsOfFile, TraceRow } from './trace.ts';

const typeLabel: Record<RequirementType, string> = {
  rule: '规则',
  actor: '角色',
  object: '对象',
  deadline: '时限',
  step: '环节',
  prohibition: '禁止',
  record: '文书',
};

const openLabel = { organisational: '组织事项', planned: '待建' } as const;

export const isTested = (row: TraceRow): boolean => row.tests.length > 0;
const isOpen = (row: TraceRow, kind: 'organisational' | 'planned'): boolean =>
  row.requirement.open?.kind === kind;

const code = (text: string): string => `\`${text.replaceAll('`', '’')}\``;

const testLines = ({ path, names }: TestsOfFile): readonly string[] => [
  `- 测试 ${code(path)}`,
  ...names.map((name) => `  - ${code(name)}`),
];

const section = (row: TraceRow): readonly string[] => {
  const { id, clause, types, says, screen, open } = row.requirement;
  return [
    `### ${id} · ${clause} · ${types.map((type) => typeLabel[type]).join('、')}`,
    '',
    says,
    '',
    `- 界面：${screen ?? '无'}`,
    `- 规则：${row.rules.map(code).join('、') || '无'}`,
    ...row.tests.flatMap(testLines),
    ...(isTested(row) ? [] : ['- 测试：无']),
    ...(open === undefined ? [] : [`- ${openLabel[open.kind]}：${open.reason}`]),
    '',
  ];
};

const openTable = (rows: readonly TraceRow[]): readonly string[] => [
  '| 编号 | 条款 | 类 | 已有测试 | 说明 |',
  '|---|---|---|---|---|',
  ...rows.flatMap((row) => {
    const { id, clause, open } = row.requirement;
    if (open === undefined) return [];
    return [
      `| ${id} | ${clause} | ${openLabel[open.kind]} | ${isTested(row) ? '部分' : '无'} | ${open.reason} |`,
    ];
  }),
];

const head = (rows: readonly TraceRow[]): readonly string[] => {
  const count = (holds: (row: TraceRow) => boolean): number => rows.filter(holds).length;
  const planned = count((row) => isOpen(row, 'planned'));
  const begun = count((row) => isOpen(row, 'planned') && isTested(row));
  return [
    '# 从条款到界面',
    '',
    '由 `npm run trace` 从代码注释和测试名称生成，不手改；`tests/house/trace.test.ts` 查它是否过时。',
    '条款指忻政办发〔2022〕3号；说明是我们自己的话，以原文为准。',
    '',
    `共 ${rows.length} 条：${count((row) => isTested(row) && row.requirement.open === undefined)} 条有测试且没有待办；` +
      `${planned} 条待建（其中 ${begun} 条已有部分测试）；${count((row) => isOpen(row, 'organisational'))} 条是系统之外的组织事项；` +
      `${count((row) => !isTested(row) && row.requirement.open === undefined)} 条既无测试也无说明。`,
    '',
    '## 待建和组织事项',
    '',
    ...openTable(rows),
    '',
    '## 逐条',
    '',
  ];
};

/** The page's whole text, ending in one line break. */
export const clausesPage = (rows: readonly TraceRow[]): string =>
  `${[...head(rows), ...rows.flatMap(section)].join('\n').trimEnd()}\n`;
