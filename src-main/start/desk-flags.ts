/** The command line of `npm start`. */
import { resolve } from 'node:path';
import { usualDataFolder } from './data-folder.ts';
import { parseFlags } from './parse-flags.ts';
import { StartRefusal } from './start-refusal.ts';

export type Door = 'electron' | 'chromium' | 'none';

export type DeskFlags = {
  readonly help: boolean;
  readonly json: boolean;
  /** Null: whichever this machine has. */
  readonly door: Door | null;
  /** Absolute. */
  readonly dataDir: string;
  /** Null: a platform of our own. */
  readonly platform: string | null;
};

export const deskHelp = `政务数据共享工作台 / Data Sharing Desk
用法 Usage: npm start -- [选项 options]
  --door electron|chromium|none  窗口方式；默认有 Electron 用 Electron，否则用系统浏览器
                                 which window; none serves without opening one
  --data DIR                     数据文件夹（或 DESK_DATA） data folder
  --platform URL                 共享平台地址（或 DESK_PLATFORM）；不填则在本机启动一个
                                 platform address; without it one is started on this machine
  --json                         就绪后在标准输出打印一行 JSON，供程序读取
                                 one JSON line on standard output once ready
  --help                         显示本说明 this text
`;

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws StartRefusal for flags nobody knows and values that cannot be */
export function readDeskFlags(
  args: readonly string[],
  env: Environment,
  platform: NodeJS.Platform,
): DeskFlags {
  const values = parse(args);
  return {
    help: values.help ?? false,
    json: values.json ?? false,
    door: readDoor(values.door),
    dataDir: values.data === undefined ? usualDataFolder(env, platform) : resolve(values.data),
    platform: readPlatformAddress(values.platform ?? env.DESK_PLATFORM),
  };
}

function parse(args: readonly string[]) {
  const parsed = parseFlags({
    args: [...args],
    options: {
      door: { type: 'string' },
      data: { type: 'string' },
      platform: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (parsed === null) throw new StartRefusal('命令行选项无法识别，可用 --help 查看说明。');
  return parsed.values;
}

function readDoor(text: string | undefined): Door | null {
  if (text === undefined || text === 'electron' || text === 'chromium' || text === 'none')
    return text ?? null;
  throw new StartRefusal(`--door 只能是 electron、chromium 或 none，不能是“${text}”。`);
}

/** The origin of an http or https address, or null for none given. @throws StartRefusal for anything else */
export function readPlatformAddress(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  const url = URL.parse(text);
  const isPlain = url !== null && url.pathname === '/' && url.search === '' && url.username === '';
  if (isPlain && (url.protocol === 'http:' || url.protocol === 'https:')) return url.origin;
  throw new StartRefusal('共享平台地址应形如 https://主机名:端口，不带路径和账号。');
}
