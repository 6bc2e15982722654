/** `desk mask`: a delimited file masked by suggested or given rules, on the command line. */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { CsvFault } from '#shared/domain/masking/csv/csv-fault.ts';
import { type Delimiter, delimiters } from '#shared/domain/masking/csv/sniff.ts';
import { kindLabel } from '#shared/domain/masking/kind.ts';
import { MaskFault } from '#shared/domain/masking/mask-fault.ts';
import type { MaskReport } from '#shared/domain/masking/report.ts';
import { shortOf } from '#shared/domain/masking/risk/classes.ts';
import type { RiskFigures } from '#shared/domain/masking/risk/figures.ts';
import type { RiskDemand } from '#shared/domain/masking/rule-set.ts';
import { diskFault } from '../services/masking/disk-fault.ts';
import { type MaskJob, maskFile } from '../services/masking/mask-file.ts';
import { openSafeOutput } from '../services/masking/safe-output.ts';
import { readRules } from './mask-rules.ts';
import { readSecret } from './mask-secret.ts';
import { parseFlags } from './parse-flags.ts';
import { StartRefusal } from './start-refusal.ts';

const help = `用法 Usage: npm run -s desk -- mask (--auto | --rules RULES.json) --in A.csv --out B.csv [选项 options]
按 四(三) 对文件脱敏：先识别，再按规则处理，最后对结果再查一遍；查出遗留则不写出结果。
  --auto              按识别结果建议的规则 the rules the columns suggest
  --rules FILE        规则集 a rule set (JSON; the report of --auto holds one)
  --in FILE --out FILE
  --report FILE       报告，只有计数和规则，没有数据 counts and rules, no data
  --purpose TEXT      用途（--auto 时），默认“脱敏预览” purpose of the suggested rules
  --key-file FILE     64 位十六进制密钥，假名、加噪和加密需要 secret of 64 hexadecimal digits
  --encoding utf-8|gb18030   --delimiter comma|semicolon|tab|pipe   默认自动判断 told by the file
  --threads N         大文件同时用 N 个线程，默认 1；2 个约用 165 MB 内存；规则多为假名、文本内脱敏时值得 a large file by N threads
退出码 Exit code: 0 已写出且未发现遗留 clean, 1 失败 failure, 3 有遗留，未写出 left over, not written,
                  4 已写出，含规则中说明理由保留的内容 written with what the rules keep for a stated reason,
                  5 未达到 k 或 l，未写出 k or l not reached, not written
`;

const options = {
  auto: { type: 'boolean' },
  rules: { type: 'string' },
  in: { type: 'string' },
  out: { type: 'string' },
  report: { type: 'string' },
  purpose: { type: 'string' },
  'key-file': { type: 'string' },
  encoding: { type: 'string' },
  delimiter: { type: 'string' },
  threads: { type: 'string', default: '1' },
  help: { type: 'boolean', short: 'h' },
} as const;

const readFlags = (args: readonly string[]) => {
  const parsed = parseFlags({ args: [...args], options });
  if (parsed === null) throw new StartRefusal('命令行选项无法识别，可用 mask --help 查看说明。');
  return parsed.values;
};
type Flags = ReturnType<typeof readFlags>;

const delimiterNames: Readonly<Record<string, Delimiter>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
};

const formatOf = ({ encoding, delimiter }: Flags): MaskJob['format'] => {
  if (encoding !== undefined && encoding !== 'utf-8' && encoding !== 'gb18030')
    throw new StartRefusal('--encoding 只能是 utf-8 或 gb18030。');
  const mark = delimiter === undefined ? undefined : (delimiterNames[delimiter] ?? delimiter);
  const known = delimiters.find((each) => each === mark);
  if (mark !== undefined && known === undefined)
    throw new StartRefusal('--delimiter 只能是 comma、semicolon、tab 或 pipe。');
  return { ...(encoding && { encoding }), ...(known && { delimiter: known }) };
};

/** One by default: it masks as fast as most disks write, and takes the least memory and processor time. */
const threadsOf = ({ threads }: Flags): number => {
  const count = Number(threads);
  if (!Number.isInteger(count) || count < 1 || count > availableParallelism())
    throw new StartRefusal(`--threads 应为 1 到 ${availableParallelism()} 的整数。`);
  return count;
};

const jobOf = (flags: Flags): MaskJob => {
  if (flags.in === undefined || flags.out === undefined)
    throw new StartRefusal('请用 --in 和 --out 给出文件。');
  if ((flags.auto === true) === (flags.rules !== undefined))
    throw new StartRefusal('请用 --auto 或 --rules 之一说明按什么规则处理。');
  return {
    input: resolve(flags.in),
    output: resolve(flags.out),
    rules: flags.rules === undefined ? null : readRules(flags.rules),
    purpose: flags.purpose ?? '脱敏预览',
    secret: flags['key-file'] === undefined ? null : readSecret(flags['key-file']),
    format: formatOf(flags),
    threads: threadsOf(flags),
  };
};

const writeReport = (path: string, report: MaskReport): void => {
  const output = openSafeOutput(resolve(path));
  try {
    output.write(Buffer.from(`${JSON.stringify(report, null, 2)}\n`));
    output.keep();
  } finally {
    output.discard();
  }
};

const exitCodes: Readonly<Record<MaskReport['outcome'], number>> = {
  clean: 0,
  'left-over': 3,
  accepted: 4,
  'risk-too-high': 5,
};

const leftLines = ({ columns }: MaskReport): readonly string[] =>
  columns.flatMap(({ column, left, accepted }) =>
    left.map(
      ({ kind, values }) =>
        `  列“${column}”：${kindLabel[kind]} ${values} 处${accepted === '' ? '' : `（保留理由：${accepted}）`}`,
    ),
  );

/** Each figure that falls short, beside what the rules demand. */
const shortWords = (demand: RiskDemand, risk: RiskFigures): string =>
  shortOf(demand, risk)
    .map((figure) =>
      figure === 'k'
        ? `k 为 ${risk.k}，要求不低于 ${demand.leastK}`
        : `l 为 ${risk.l}，要求不低于 ${demand.leastL}`,
    )
    .join('；');

const summaryOf = (report: MaskReport): string => {
  const { outcome, rows, risk, rules } = report;
  if (outcome === 'left-over') return ['结果中仍能识别出下列内容，未写出：', ...leftLines(report)].join('\n');
  if (outcome === 'risk-too-high' && rules.risk !== null && risk !== null)
    return `${shortWords(rules.risk, risk)}；未写出（四(三)）。请进一步泛化准标识符。`;
  return [`已脱敏 ${rows} 行。`, ...leftLines(report)].join('\n');
};

/** @throws StartRefusal */
export const mask = async (args: readonly string[]): Promise<number> => {
  const flags = readFlags(args);
  if (flags.help) {
    process.stdout.write(help);
    return 0;
  }
  try {
    const report = await maskFile(jobOf(flags));
    if (flags.report !== undefined) writeReport(flags.report, report);
    process.stderr.write(`${summaryOf(report)}\n`);
    return exitCodes[report.outcome];
  } catch (error) {
    const known = error instanceof CsvFault || error instanceof MaskFault ? error : diskFault(error);
    throw known === null ? error : new StartRefusal(known.message);
  }
};
