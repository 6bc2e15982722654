import { defineConfig } from '@playwright/test';

/** Journeys through the Chromium door, in the system's own Chromium. */
export default defineConfig({
  testDir: './journeys',
  outputDir: '../artefacts/journeys',
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env.CI === 'true',
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
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
      ],
    },
  },
});
