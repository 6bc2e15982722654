/** `desk mask-restore`: the columns of a masked file that were encrypted for an agreed case, opened with its secret (四(三), R038). */
import { resolve } from 'node:path';
import { CsvFault } from '#shared/domain/masking/csv/csv-fault.ts';
import { MaskFault } from '#shared/domain/masking/mask-fault.ts';
import { restoreFile } from '../services/masking/restore-file.ts';
import { readRules } from './mask-rules.ts';
import { readSecret } from './mask-secret.ts';
import { parseFlags } from './parse-flags.ts';
import { StartRefusal } from './start-refusal.ts';

const help = `用法 Usage: npm run -s desk -- mask-restore --rules RULES.json --key-file KEY --in B.csv --out C.csv
还原按“可还原加密（SM4）”脱敏的列，其他列不变；只供双方约定的情形，由持有密钥的一方使用。
有一个值不能还原就不写出结果。Opens the columns that were encrypted; all others stay.
  --rules FILE      脱敏时的规则集或报告 the rules the file was masked by, or its report
  --key-file FILE   64 位十六进制密钥 the secret of 64 hexadecimal digits
  --in FILE --out FILE
`;

const options = {
  rules: { type: 'string' },
  'key-file': { type: 'string' },
  in: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws StartRefusal */
export const maskRestore = async (args: readonly string[]): Promise<number> => {
  const flags = parseFlags({ args: [...args], options })?.values;
  if (flags === undefined) throw new StartRefusal('命令行选项无法识别，可用 mask-restore --help 查看说明。');
  if (flags.help) {
    process.stdout.write(help);
    return 0;
  }
  const { rules, in: input, out: output, 'key-file': key } = flags;
  if (rules === undefined || key === undefined || input === undefined || output === undefined)
    throw new StartRefusal('请用 --rules、--key-file、--in 和 --out 给出规则集、密钥和文件。');
  const job = { rules: readRules(rules), secret: readSecret(key) };
  try {
    const { rows, columns } = restoreFile({ ...job, input: resolve(input), output: resolve(output) });
    process.stderr.write(`已还原 ${rows} 行的列：${columns.join('、')}。\n`);
    return 0;
  } catch (error) {
    if (error instanceof CsvFault || error instanceof MaskFault) throw new StartRefusal(error.message);
    throw error;
  }
};
