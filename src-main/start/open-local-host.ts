/** Opens the doors that stand on the loopback: a system browser's window, or none. */

import type { Log } from '../bridge/log.ts';
import { openLoopback } from '../bridge/loopback.ts';
import { startBrowser, startPipedBrowser } from '../host/chromium/browser-process.ts';
import { createChromiumHost } from '../host/chromium/chromium-host.ts';
import { findBrowser, isExecutableFile } from '../host/chromium/find-browser.ts';
import { openOnInstallationPort } from '../host/chromium/installation-port.ts';
import { createNoWindowHost } from '../host/chromium/no-window-host.ts';
import { acceptReopen } from '../host/chromium/reopen.ts';
import type { Host } from '../host/host.ts';
import { realAfter } from '../host/timers.ts';
import type { DeskBehind } from './compose-desk.ts';

export type LocalDoor = {
  readonly door: 'chromium' | 'none';
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly announce: (line: string) => void;
  readonly log: Log;
};

/** Rejects with BridgeError `loopback.port-taken` or `loopback.port-unreadable`. */
export async function openLocalHost(options: LocalDoor, desk: DeskBehind): Promise<Host> {
  const { door, dataDir, env, announce, log } = options;
  const browser = await findBrowser({ env, platform: process.platform, isExecutable: isExecutableFile });
  const alarms = alarmsTo(log, announce);
  const loopback = await openOnInstallationPort(dataDir, (port) =>
    openLoopback({ ...desk, port, now: () => performance.now(), ...alarms }),
  );
  const shared = {
    loopback,
    papers: desk.papers,
    browser,
    start: startBrowser,
    startPiped: startPipedBrowser,
    isRoot: process.getuid?.() === 0,
    after: realAfter,
    announce,
  };
  const host =
    door === 'none'
      ? createNoWindowHost(shared)
      : createChromiumHost({ ...shared, dataDir, hasDisplay: hasDisplay(env), log });
  const forgetReopen = await acceptReopen(dataDir, loopback, () => {
    host.openWindow().catch(() => log.error('host.window-not-opened'));
  });
  return {
    ...host,
    async close() {
      await host.close();
      await forgetReopen();
    },
  };
}

/** Each alarm once a run: whoever knocks without end must not fill the disk with it. */
function alarmsTo(log: Log, announce: (line: string) => void) {
  const raised = new Set<string>();
  const raise = (event: string, sentence: string) => () => {
    if (raised.has(event)) return;
    raised.add(event);
    log.error(event);
    announce(sentence);
  };
  return {
    onLaunchReused: raise(
      'loopback.launch-reused',
      '警告：打开窗口的凭据被使用了两次，本机可能有其他程序或用户试图进入工作台，相关会话已作废。',
    ),
    onForeignUser: raise(
      'loopback.foreign-user',
      '已拒绝本机其他用户对工作台的连接；工作台只能由启动它的用户打开。',
    ),
  };
}

function hasDisplay(env: LocalDoor['env']): boolean {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
