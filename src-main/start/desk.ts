/** `npm run -s desk -- <command>`: the desk's work from a command line. */

import { exitCodeOf } from './exit-code.ts';
import { leaveNoCrashDumps } from './no-crash-dumps.ts';
import { StartRefusal } from './start-refusal.ts';

const help = `政务数据共享工作台命令行 / Data Sharing Desk, command line
用法 Usage: npm run -s desk -- <命令 command> [选项 options]
  import-catalog FILE   导入目录条目（JSON Lines） import catalogue entries
  generate-catalog      生成虚构的目录条目 invent catalogue entries for trials of size
  mask                  文件脱敏 mask a file
  mask-restore          还原可还原加密的列 open what was encrypted for an agreed case
  mask-view             把脱敏规则写成数据库视图 masking rules as a database view
  export-signed ID      把签名写成 OpenSSL 可核对的文件 a signature as files for OpenSSL
  export-ledger         导出平台签名的台账 the signed ledger as a file
  verify FILE           不连平台核对签名 check a signed file without a platform
  workdays              数工作日 count working days
加 --help 查看各命令的说明。 Add --help to a command for its options.
`;

type Command = (args: readonly string[]) => Promise<number>;

/** Each loads what it needs, and nothing that another does: memory for masking a file is little. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  'import-catalog': async () => (await import('./import-catalog.ts')).importCatalog,
  'generate-catalog': async () => (await import('./generate-catalog.ts')).generateCatalog,
  mask: async () => (await import('./mask.ts')).mask,
  'mask-restore': async () => (await import('./mask-restore.ts')).maskRestore,
  'mask-view': async () => (await import('./mask-view.ts')).maskView,
  'export-signed': async () => (await import('./export-signed.ts')).exportSigned,
  'export-ledger': async () => (await import('./export-ledger.ts')).exportLedger,
  verify: async () => (await import('./verify.ts')).verify,
  workdays: async () => (await import('./workdays.ts')).workdays,
};

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h') {
    process.stdout.write(help);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new StartRefusal(`没有“${name}”这个命令，可用 --help 查看说明。`);
  return (await command())(args);
}

const announce = (line: string) => void process.stderr.write(`${line}\n`);
leaveNoCrashDumps();
process.exit(await exitCodeOf(() => run(process.argv.slice(2)), announce));
