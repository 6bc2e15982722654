/** Electron's main process: the Electron door over the same desk. Thin, because it can run only inside Electron. */
import { join } from 'node:path';
import * as electron from 'electron';
import { registerAppScheme } from '../host/electron/app-scheme.ts';
import { reportNoCrashes } from '../host/electron/crash-reports.ts';
import { createElectronHost } from '../host/electron/electron-host.ts';
import { quitInOrder } from '../host/electron/orderly-quit.ts';
import { claimSingleInstance } from '../host/electron/single-instance.ts';
import type { Host } from '../host/host.ts';
import { realAfter } from '../host/timers.ts';
import type { DeskBehind } from './compose-desk.ts';
import { prepareDataFolder } from './data-folder.ts';
import { type DeskFlags, readDeskFlags } from './desk-flags.ts';
import { exitCodeOf } from './exit-code.ts';
import { holdInstallation } from './hold-installation.ts';
import { openLogFile } from './log-file.ts';
import { leaveNoCrashDumps } from './no-crash-dumps.ts';
import { platformCommandOf } from './platform-command.ts';
import { programFolders } from './program-folders.ts';
import { programVersion } from './program-version.ts';
import { runDesk } from './run-desk.ts';
import { StartRefusal } from './start-refusal.ts';

const announce = (line: string) => void process.stderr.write(`${line}\n`);
const print = (line: string) => void process.stdout.write(`${line}\n`);
/** Why it does not start, also to an officer who has no terminal open. */
const announceEnd = (line: string) => {
  announce(line);
  if (electron.app.isPackaged) electron.dialog.showErrorBox('政务数据共享工作台', line);
};
const program = programFolders(import.meta.dirname);

/** `electron main.mjs --flags` while developing, `desk --flags` once packaged. */
const args = process.argv.slice(electron.app.isPackaged ? 1 : 2);

const stop = new Promise<void>((resolve) => {
  process.once('SIGTERM', () => resolve());
  process.once('SIGINT', () => resolve());
  quitInOrder(electron, resolve);
});

async function start(): Promise<number> {
  const flags = readDeskFlags(args, process.env, process.platform);
  // Before anything is awaited, because a session made at ready takes its folder then; and before the lock, so that
  // there is one instance a data folder and not one a machine.
  electron.app.setPath('userData', join(flags.dataDir, 'electron-profile'));
  await prepareDataFolder(flags.dataDir);
  let bringToFront = () => {};
  if (!claimSingleInstance(electron, () => bringToFront())) {
    throw new StartRefusal('工作台已在运行，已打开它的窗口。');
  }
  const letGo = await holdInstallation(flags.dataDir);
  await electron.app.whenReady();
  await run(flags, (host) => {
    bringToFront = () => {
      // A window closed while it loads rejects; the desk is ending then.
      host.openWindow().catch(() => {});
    };
  });
  await letGo();
  return 0;
}

async function run(flags: DeskFlags, opened: (host: Host) => void): Promise<void> {
  const log = openLogFile(flags.dataDir, Date.now);
  if (!leavesNoDumps) log.info('start.crash-dumps-possible');
  await runDesk({
    flags,
    door: 'electron',
    openHost: async (desk) => {
      const host = await openElectronHost(desk);
      opened(host);
      return host;
    },
    program,
    version: programVersion,
    platformCommand: platformCommandOf(program.root, process.platform),
    env: process.env,
    stop,
    print,
    announce,
    log,
    now: Date.now,
  });
}

function openElectronHost(desk: DeskBehind): Promise<Host> {
  return createElectronHost({
    ...desk,
    electron,
    platform: process.platform,
    preload: program.preload,
    devTools: !electron.app.isPackaged,
    after: realAfter,
  });
}

const leavesNoDumps = leaveNoCrashDumps();
reportNoCrashes(electron);
registerAppScheme(electron);
// Not awaited: Electron holds `ready` back until this module has finished loading.
void exitCodeOf(start, announceEnd).then((code) => electron.app.exit(code));
