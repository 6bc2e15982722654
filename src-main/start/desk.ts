/** `npm run -s desk -- <command>`: the desk's work from a command line. */

import { exitCodeOf } from './exit-code.ts';
import { exportLedger } from './export-ledger.ts';
import { exportSigned } from './export-signed.ts';
import { generateCatalog } from './generate-catalog.ts';
import { importCatalog } from './import-catalog.ts';
import { mask } from './mask.ts';
import { maskView } from './mask-view.ts';
import { leaveNoCrashDumps } from './no-crash-dumps.ts';
import { StartRefusal } from './start-refusal.ts';
import { verify } from './verify.ts';
import { workdays } from './workdays.ts';

const help = `政务数据共享工作台命令行 / Data Sharing Desk, command line
用法 Usage: npm run -s desk -- <命令 command> [选项 options]
  import-catalog FILE   导入目录条目（JSON Lines） import catalogue entries
  generate-catalog      生成虚构的目录条目 invent catalogue entries for trials of size
  mask                  文件脱敏 mask a file
  mask-view             把脱敏规则写成数据库视图 masking rules as a database view
  export-signed ID      把签名写成 OpenSSL 可核对的文件 a signature as files for OpenSSL
  export-ledger         导出平台签名的台账 the signed ledger as a file
  verify FILE           不连平台核对签名 check a signed file without a platform
  workdays              数工作日 count working days
加 --help 查看各命令的说明。 Add --help to a command for its options.
`;

type Command = (args: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  'import-catalog': importCatalog,
  'generate-catalog': generateCatalog,
  mask,
  'mask-view': maskView,
  'export-signed': exportSigned,
  'export-ledger': exportLedger,
  verify,
  workdays,
};

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h') {
    process.stdout.write(help);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new StartRefusal(`没有“${name}”这个命令，可用 --help 查看说明。`);
  return command(args);
}

const announce = (line: string) => void process.stderr.write(`${line}\n`);
leaveNoCrashDumps();
process.exit(await exitCodeOf(() => run(process.argv.slice(2)), announce));
