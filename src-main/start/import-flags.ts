/** The command line of `desk import-catalog`. */
import { resolve } from 'node:path';
import { type PlatformFlags, platformFlagsOf, platformOptions } from './at-platform.ts';
import { parseFlags } from './parse-flags.ts';
import { StartRefusal } from './start-refusal.ts';

export type ImportFlags = PlatformFlags & {
  readonly file: string;
  /** Id or full name. */
  readonly department: string;
  /** Null: standard output. */
  readonly report: string | null;
};

export const importHelp = `用法 Usage: npm run -s desk -- import-catalog FILE --department ID|名称 [选项 options]
把 JSON Lines 文件（每行一条：id、name、summary、items、updateFrequency）导入部门目录；重复导入不产生变化。
  --department ID|NAME   条目归属的部门 the department that provides the entries
  --login LOGIN          登录名 login name
  --password-file FILE   从文件第一行读取口令；或用环境变量 DESK_PASSWORD
                         演示平台可不填登录名和口令 a demonstration platform needs neither
  --platform URL         共享平台地址（或 DESK_PLATFORM）；不填则用本机的平台，必要时启动它
  --data DIR             数据文件夹（或 DESK_DATA） data folder
  --report FILE          把逐行报告写入文件，默认写到标准输出 line-by-line report
退出码 Exit code: 0 全部导入 all landed, 3 有行未导入 some lines refused, 1 失败 failure
`;

type Environment = Readonly<Record<string, string | undefined>>;

/** Null where help was asked for. @throws StartRefusal */
export function readImportFlags(
  args: readonly string[],
  env: Environment,
  platform: NodeJS.Platform,
): ImportFlags | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new StartRefusal('请给出一个要导入的文件。');
  if (!values.department) throw new StartRefusal('请用 --department 给出条目归属部门的标识或全称。');
  return {
    file: resolve(file),
    department: values.department,
    ...platformFlagsOf(values, env, platform),
    report: values.report === undefined ? null : resolve(values.report),
  };
}

function parse(args: readonly string[]) {
  const parsed = parseFlags({
    args: [...args],
    allowPositionals: true,
    options: {
      ...platformOptions,
      department: { type: 'string' },
      report: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (parsed === null) throw new StartRefusal('命令行选项无法识别，可用 import-catalog --help 查看说明。');
  return parsed;
}
