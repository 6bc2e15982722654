/** `desk mask-view`: a rule set as a PostgreSQL view, so that the provider's own database serves masked rows (四(三), R038). */
import { writeFileSync } from 'node:fs';
import { algorithmLabel } from '#shared/domain/masking/algorithm.ts';
import { nameParts, viewOf } from '#shared/domain/masking/sql/view.ts';
import { readRules } from './mask-rules.ts';
import { parseFlags } from './parse-flags.ts';
import { StartRefusal } from './start-refusal.ts';

const help = `用法 Usage: npm run -s desk -- mask-view --rules RULES.json --table 模式.表 --view 模式.视图 [--out FILE]
把规则集写成 PostgreSQL 视图，由提供部门自己的数据库给出脱敏后的行；逐行结果与文件脱敏相同。
写成视图的列以规则集为准，表中其他列不出现。带密钥的、需要全列数据的和查找文字的算法不能写成视图。
A rule set as a PostgreSQL view: the same bytes as a masked file has.
  --rules FILE   规则集或含规则集的报告 a rule set, or a report that holds one
  --table NAME   原表 the table, with its schema or without
  --view NAME    视图 the view
  --out FILE     写入文件，默认写到标准输出 standard output unless given
`;

const options = {
  rules: { type: 'string' },
  table: { type: 'string' },
  view: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const nameOf = (text: string): readonly string[] => {
  const parts = nameParts(text);
  if (parts === null) throw new StartRefusal(`“${text}”应为 表名 或 模式.表名。`);
  return parts;
};

const write = (path: string, text: string): void => {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch {
    throw new StartRefusal(`${path} 不能写入，或已经存在。`);
  }
};

/** @throws StartRefusal */
export const maskView = async (args: readonly string[]): Promise<number> => {
  const flags = parseFlags({ args: [...args], options })?.values;
  if (flags === undefined) throw new StartRefusal('命令行选项无法识别，可用 mask-view --help 查看说明。');
  if (flags.help) {
    process.stdout.write(help);
    return 0;
  }
  const { rules, table, view, out } = flags;
  if (rules === undefined || table === undefined || view === undefined)
    throw new StartRefusal('请用 --rules、--table 和 --view 给出规则集、表和视图。');
  const made = viewOf(readRules(rules), { table: nameOf(table), view: nameOf(view) });
  if (!made.ok)
    throw new StartRefusal(
      `列“${made.error.column}”的算法“${algorithmLabel[made.error.algorithm]}”不能写成视图，请改用其他算法或改为文件脱敏。`,
    );
  const text = `${made.value};\n`;
  if (out === undefined) process.stdout.write(text);
  else write(out, text);
  return 0;
};
