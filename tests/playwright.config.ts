import { defineConfig } from '@playwright/test';

/**
 * What Chromium is told to leave out. It takes the last list it is given, so what Playwright leaves out to keep it quiet
 * is said again. The rest is what an officer's window, which has no address bar and does not translate, has not got either:
 * every window of a tab would load two pages of suggestions for its address bar.
 */
const leftOut = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
  ...['Translate', 'WebUIOmniboxPopup', 'WebUIOmniboxFullPopup', 'WebUIOmniboxAimPopup'],
];

/** Journeys through the Chromium door, in the system's own Chromium. */
export default defineConfig({
  testDir: './journeys',
  outputDir: '../artefacts/journeys',
  globalSetup: './journeys/support/demonstration-server.ts',
  // Files side by side, the journeys of one file one after the other: they share its platform.
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI === 'true',
  retries: 0,
  timeout: 180_000,
  expect: {
    timeout: 20_000,
    // The edges of glyphs differ a little between releases of the browser; a line that moved is far above this.
    toMatchSnapshot: { maxDiffPixelRatio: 0.01 },
  },
  snapshotPathTemplate: '{testDir}/../papers/{arg}{ext}',
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // No trace: filming every page takes most of a core. A failure leaves its pages' pictures and their text.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.DESK_BROWSER ?? '/usr/bin/chromium',
      args: [
        // Only here: the tests run as root, where Chromium's sandbox cannot start.
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${leftOut.join(',')}`,
      ],
    },
  },
});
