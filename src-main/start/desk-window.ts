/** `npm start`: the officer's desk, behind the door this machine has. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { askToReopen } from '../host/chromium/reopen.ts';
import { prepareDataFolder } from './data-folder.ts';
import { type DeskFlags, type Door, deskHelp, readDeskFlags } from './desk-flags.ts';
import { findElectron } from './electron-binary.ts';
import { exitCodeOf } from './exit-code.ts';
import { openLogFile } from './log-file.ts';
import { leaveNoCrashDumps } from './no-crash-dumps.ts';
import { openLocalHost } from './open-local-host.ts';
import { type ProgramFolders, programFolders } from './program-folders.ts';
import { programVersion } from './program-version.ts';
import { runDesk } from './run-desk.ts';
import { StartRefusal } from './start-refusal.ts';

const announce = (line: string) => void process.stderr.write(`${line}\n`);
const print = (line: string) => void process.stdout.write(`${line}\n`);

const stop = new Promise<void>((resolve) => {
  process.once('SIGTERM', () => resolve());
  process.once('SIGINT', () => resolve());
});

async function start(): Promise<number> {
  const flags = readDeskFlags(process.argv.slice(2), process.env, process.platform);
  if (flags.help) {
    process.stdout.write(deskHelp);
    return 0;
  }
  const program = programFolders(import.meta.dirname);
  const electron = findElectron(program.root);
  const door: Door = flags.door ?? (electron === null ? 'chromium' : 'electron');
  const leavesNoDumps = leaveNoCrashDumps();
  await prepareDataFolder(flags.dataDir);
  if (await askToReopen(flags.dataDir)) throw new StartRefusal('工作台已在运行，已打开它的窗口。');
  if (door !== 'electron') return startLocally(flags, { door, leavesNoDumps }, program);
  if (electron === null) throw new StartRefusal('本机没有 Electron 程序，请改用 --door chromium。');
  return startElectron(electron, program);
}

type LocalStart = { readonly door: 'chromium' | 'none'; readonly leavesNoDumps: boolean };

async function startLocally(flags: DeskFlags, { door, leavesNoDumps }: LocalStart, program: ProgramFolders) {
  const log = openLogFile(flags.dataDir, Date.now);
  if (!leavesNoDumps) log.info('start.crash-dumps-possible');
  const local = { door, dataDir: flags.dataDir, env: process.env, announce, log };
  await runDesk({
    flags,
    door,
    openHost: (desk) => openLocalHost(local, desk),
    program,
    version: programVersion,
    platformCommand: [process.execPath, join(program.root, 'src-platform', 'start.ts'), '--json'],
    env: process.env,
    stop,
    print,
    announce,
    log,
    now: Date.now,
  });
  return 0;
}

/** Electron brings its own process; this one passes on the flags, the signals and the exit code. */
async function startElectron(electron: string, { electronMain }: ProgramFolders): Promise<number> {
  if (!existsSync(electronMain)) throw new StartRefusal('窗口程序尚未生成，请先运行 npm run build。');
  const child = spawn(electron, [electronMain, ...process.argv.slice(2)], { stdio: 'inherit' });
  void stop.then(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => reject(new StartRefusal('Electron 程序无法启动，请改用 --door chromium。')));
  });
}

process.exit(await exitCodeOf(start, announce));
