import { launchTokenLifetimeMs } from '../../bridge/launch-tokens.ts';
import type { Log } from '../../bridge/log.ts';
import type { Loopback } from '../../bridge/loopback.ts';
import type { Host } from '../host.ts';
import type { After } from '../timers.ts';
import { noSandboxWarning, windowArguments } from './browser-arguments.ts';
import type { BrowserProcess, StartBrowser } from './browser-process.ts';
import { forgetOpenPages, markProfileForClearing, prepareBrowserProfile } from './browser-profile.ts';
import { createPaperPrinter, type PaperPrinterOptions } from './print-paper.ts';
import { createWindowWatch, type WindowWatch } from './window-watch.ts';

/** Lifetime of a token in an address that a person has to carry to a browser by hand. */
export const printedTokenLifetimeMs = 600_000;

/** A browser that has not ended by then never will. */
const quitTimeoutMs = 5_000;

export type ChromiumHostOptions = Omit<PaperPrinterOptions, 'origin'> & {
  readonly loopback: Loopback;
  readonly start: StartBrowser;
  readonly dataDir: string;
  /** False on Linux without DISPLAY and WAYLAND_DISPLAY. */
  readonly hasDisplay: boolean;
  readonly log: Log;
  /** Says a line to whoever started the program, on its terminal; it may hold a launch address, so it is no log. */
  readonly announce: (line: string) => void;
  /** Lifetime of the token in `url`; 30 s unless somebody is to open that address by hand. */
  readonly launchTokenLifetimeMs?: number;
};

/** The Chromium door: the services of main behind the loopback, shown in a system browser's app window. */
export function createChromiumHost(options: ChromiumHostOptions): Host {
  const { loopback, after } = options;
  const watch = createWindowWatch(after);
  const unwatch = loopback.onWindowCount(watch.windowsChanged);
  const running = new Set<BrowserProcess>();
  const printer = createPaperPrinter({ ...options, origin: loopback.origin });

  return {
    kind: 'chromium',
    url: loopback.mintLaunchUrl(options.launchTokenLifetimeMs ?? launchTokenLifetimeMs),
    closed: watch.closed,
    sealing: null,
    // A page and a browser's process are told nothing of the screen's lock.
    onAway: null,
    async clearWindowStorage() {
      await markProfileForClearing(options.dataDir);
      return 'at-next-start';
    },
    printPdf: printer.print,
    paperSeen: printer.seen,
    async openWindow() {
      if (options.browser === null || !options.hasDisplay) return announceAddress(options);
      const profile = await prepareProfile(options);
      const url = loopback.mintLaunchUrl(launchTokenLifetimeMs);
      follow(options.start(options.browser, windowArguments(url, profile)), {
        options,
        watch,
        running,
        profile: profile.userDataDir,
      });
    },
    async close() {
      unwatch();
      await Promise.all([...[...running].map((browser) => quit(browser, after)), printer.close()]);
      await loopback.close();
      watch.stop();
    },
  };
}

async function prepareProfile({ dataDir, isRoot, announce }: ChromiumHostOptions) {
  const userDataDir = await prepareBrowserProfile(dataDir);
  if (isRoot) announce(noSandboxWarning);
  return { userDataDir, isRoot };
}

async function quit(browser: BrowserProcess, after: After): Promise<void> {
  const cancel = after(quitTimeoutMs, browser.kill);
  browser.quit();
  await browser.ended;
  cancel();
}

/** No browser or no screen: keep serving, and say where. */
function announceAddress({ loopback, browser, announce }: ChromiumHostOptions): void {
  const reason = browser === null ? '本机未找到 Chromium、Chrome 或 Edge。' : '当前环境没有图形界面。';
  const url = loopback.mintLaunchUrl(printedTokenLifetimeMs);
  announce(`${reason}请在本机浏览器中打开（10 分钟内有效，仅可使用一次）：${url}`);
}

type Following = {
  options: ChromiumHostOptions;
  watch: WindowWatch;
  running: Set<BrowserProcess>;
  /** Folder of the browser's profile. */
  profile: string;
};

function follow(browser: BrowserProcess, { options, watch, running, profile }: Following): void {
  running.add(browser);
  watch.browserStarted();
  void browser.ended.then((code) => {
    running.delete(browser);
    void forgetOpenPages(profile).catch(() => options.log.info('host.pages-not-forgotten'));
    watch.browserEnded();
    if (code !== 0) options.log.info('host.browser-ended', { code: code ?? -1 });
  });
}
