/** A desk from its start to its end, behind whichever door. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../bridge/log.ts';
import type { Host } from '../host/host.ts';
import { composeDesk, type Desk, type DeskBehind } from './compose-desk.ts';
import type { DeskFlags } from './desk-flags.ts';
import { type OwnPlatform, startOwnPlatform } from './own-platform.ts';
import type { PlatformCommand } from './platform-command.ts';
import type { ProgramFolders } from './program-folders.ts';
import { StartRefusal } from './start-refusal.ts';

export type DeskRun = {
  readonly flags: Pick<DeskFlags, 'json' | 'dataDir' | 'platform'>;
  readonly door: Host['kind'];
  readonly openHost: (desk: DeskBehind) => Promise<Host>;
  readonly program: ProgramFolders;
  readonly version: string;
  /** How a platform of our own is started, null where there is none; not used where the flags name one. */
  readonly platformCommand: PlatformCommand | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves when the process is asked to stop. */
  readonly stop: Promise<void>;
  /** Standard output; standard error. A line each, without its end. */
  readonly print: (line: string) => void;
  readonly announce: (line: string) => void;
  readonly log: Log;
  readonly now: () => number;
};

/** The platform's own words when another process has its folder: then another desk has ours. */
const folderInUse = /另一个平台进程/u;

/**
 * Opens the desk and resolves when it has ended: window closed or stop asked for.
 * @throws StartRefusal, or BridgeError `loopback.*`, with everything already closed again
 */
export async function runDesk(run: DeskRun): Promise<void> {
  const own = run.flags.platform === null ? await startPlatform(run) : null;
  let desk: Desk | null = null;
  try {
    // The window does not wait for the platform: until it is ready, requests say platform.unreachable.
    desk = await compose(run, own);
    await Promise.all([tellWhereToFind(run, desk.host, own), ended(run, desk.host, own)]);
  } finally {
    await desk?.close();
    await own?.stop();
  }
}

async function startPlatform({ platformCommand, flags, env, log }: DeskRun): Promise<OwnPlatform> {
  if (platformCommand === null) {
    throw new StartRefusal(
      '安装版不自带共享平台，请用 --platform 或环境变量 DESK_PLATFORM 给出共享平台地址。',
    );
  }
  return startOwnPlatform({ command: platformCommand, dataDir: flags.dataDir, env, log });
}

function compose(run: DeskRun, own: OwnPlatform | null): Promise<Desk> {
  if (!existsSync(join(run.program.renderer, 'index.html'))) {
    run.announce('窗口文件尚未生成，请先运行 npm run build。');
  }
  return composeDesk({
    ...run,
    dataDir: run.flags.dataDir,
    platformAddress: own === null ? () => run.flags.platform : own.address,
    ownPlatform: own !== null,
  });
}

async function tellWhereToFind({ flags, door, print, stop }: DeskRun, host: Host, own: OwnPlatform | null) {
  if (door !== 'none' || !flags.json) await host.openWindow();
  if (!flags.json) return;
  const platform = await Promise.race([own?.ready ?? flags.platform, host.closed, stop]);
  if (typeof platform === 'string') print(JSON.stringify({ ready: true, url: host.url, platform }));
}

/** A desk whose platform failed still opens and saves; only a second desk on one folder, or a run for a program, ends. */
async function ended({ door, announce, stop }: DeskRun, host: Host, own: OwnPlatform | null): Promise<void> {
  const { promise: refused, reject } = Promise.withResolvers<never>();
  void own?.failed.then(({ sentence, wasReady }) => {
    const reason = sentence === '' ? '本机共享平台意外退出。' : sentence;
    if (!wasReady && (door === 'none' || folderInUse.test(sentence))) reject(new StartRefusal(reason));
    else announce(`${reason}工作台以离线方式继续，重新打开后会再次启动平台。`);
  });
  await Promise.race([host.closed, stop, refused]);
}
