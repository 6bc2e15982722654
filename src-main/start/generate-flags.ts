/** The command line of `desk generate-catalog`. */
import { resolve } from 'node:path';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { parseFlags } from './parse-flags.ts';

export type GenerateFlags = { readonly entries: number; readonly seed: number; readonly out: string };

const mostEntries = 10_000_000;
const largestSeed = 4_294_967_295;

export const generateHelp = `用法 Usage: npm run -s desk -- generate-catalog --entries N --out FILE [--seed S]
生成虚构的目录条目（JSON Lines，每行一条），供大规模试验；同一种子总是生成同样的条目。
用 npm run -s platform -- --import FILE 导入共享平台。
  --entries N   条数，1 至 ${mostEntries} how many
  --out FILE    写入的文件，全部写完才出现 appears once it is whole
  --seed S      种子，0 至 ${largestSeed}，默认 1 the same seed makes the same entries
退出码 Exit code: 0 成功 done, 2 参数不对 wrong arguments, 1 失败 failure
`;

const wholeNumber = (text: string, [least, most]: readonly [number, number]): number | null => {
  const value = /^\d{1,10}$/u.test(text) ? Number(text) : -1;
  return value >= least && value <= most ? value : null;
};

const options = {
  entries: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Null where help was asked for; a sentence for the officer where the arguments make no sense. */
export const readGenerateFlags = (args: readonly string[]): Result<GenerateFlags | null, string> => {
  const values = parseFlags({ args: [...args], options })?.values;
  if (values === undefined) return fail('命令行选项无法识别，可用 generate-catalog --help 查看说明。');
  if (values.help === true) return ok(null);
  const entries = wholeNumber(values.entries ?? '', [1, mostEntries]);
  if (entries === null) return fail(`请用 --entries 给出条数，1 至 ${mostEntries} 的整数。`);
  const seed = wholeNumber(values.seed ?? '1', [0, largestSeed]);
  if (seed === null) return fail(`--seed 应是 0 至 ${largestSeed} 的整数。`);
  if (!values.out) return fail('请用 --out 给出要写入的文件。');
  return ok({ entries, seed, out: resolve(values.out) });
};
