import { openLoopback } from '../../src-main/bridge/loopback.ts';
import type { BrowserProcess, StartBrowser } from '../../src-main/host/chromium/browser-process.ts';
import { startBrowser, startPipedBrowser } from '../../src-main/host/chromium/browser-process.ts';
import { createChromiumHost } from '../../src-main/host/chromium/chromium-host.ts';
import { findBrowser, isExecutableFile } from '../../src-main/host/chromium/find-browser.ts';
import { openOnInstallationPort } from '../../src-main/host/chromium/installation-port.ts';
import { createNoWindowHost } from '../../src-main/host/chromium/no-window-host.ts';
import { createHandTimers } from '../../src-main/host/testing/hand-timers.ts';
import type { HostUnderTest } from './host.ts';
import type { HostFixture } from './host-fixture.ts';
import { openNotebook } from './notebook-main.ts';
import { awaitReport } from './paper-fixture.ts';

export const browser = await findBrowser({
  env: process.env,
  platform: process.platform,
  isExecutable: isExecutableFile,
});

/** Everything both hosts over the loopback are made of. */
async function openParts(fixture: HostFixture) {
  const main = openNotebook();
  const open = (port: number) =>
    openLoopback({ ...main, port, assets: fixture.assets, now: () => performance.now() });
  const loopback = await openOnInstallationPort(fixture.folder, open);
  const timers = createHandTimers();
  const isRoot = process.getuid?.() === 0;
  const announced: string[] = [];
  const options = {
    loopback,
    browser,
    isRoot,
    papers: fixture.papers,
    start: startBrowser,
    startPiped: startPipedBrowser,
    after: timers.after,
    announce: (line: string) => void announced.push(line),
  };
  const get = (path: string) => fetch(`${loopback.origin}${path}`);
  return { main, loopback, timers, options, get, announced };
}

/** The Chromium door with the real browser; headless, because a test machine has no screen. */
export async function openChromiumHost(fixture: HostFixture): Promise<HostUnderTest> {
  const { main, loopback, timers, options, get } = await openParts(fixture);
  let window: BrowserProcess | null = null;
  const start: StartBrowser = (path, args) => {
    const started = startBrowser(path, ['--headless', ...args]);
    window ??= started;
    return started;
  };
  const host = createChromiumHost({
    ...options,
    start,
    log: main.log,
    dataDir: fixture.folder,
    hasDisplay: true,
  });
  const windowGone = Promise.withResolvers<void>();
  loopback.onWindowCount((open) => open === 0 && windowGone.resolve());
  return {
    host,
    get,
    report: awaitReport(main.subscribe),
    async closeWindow() {
      window?.kill();
      await windowGone.promise;
      timers.pass(10_000);
    },
  };
}

/** `--door none`, which shows nothing and only tells where it is. */
export async function openNoWindowHost(fixture: HostFixture): Promise<HostUnderTest> {
  const { options, get } = await openParts(fixture);
  return { host: createNoWindowHost(options), get, report: null, closeWindow: null };
}
