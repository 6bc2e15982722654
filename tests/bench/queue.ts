/**
 * Opening 审核 with a thousand cases waiting: from the click in the menu to the frame that shows the queue, and
 * 今日 back again. A real platform, a real desk, real Chromium; medians of several openings.
 */
import { randomUUID } from 'node:crypto';
import { chromium, type Page } from '@playwright/test';
import { submission } from '../conformance/platform-cases.ts';
import { clerksAt } from '../journeys/support/granted.ts';
import { startPlatform } from '../journeys/support/programs.ts';
import { openWorkstation } from '../journeys/support/workstation.ts';

const cases = Number(process.argv[2] ?? 1_000);
const rounds = 9;
const batch = 100;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds from a click in the menu until the selector is there and drawn, measured inside the window. */
const openingOf = (page: Page, place: string, awaited: string): Promise<number> =>
  page.evaluate(
    async ([link, wanted]) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const began = performance.now();
      document.querySelector<HTMLElement>(link)?.click();
      do await frame();
      while (document.querySelector(wanted) === null);
      await frame();
      return performance.now() - began;
    },
    [`nav a[href="${place}"]`, awaited] as const,
  );

const platform = await startPlatform();
const user = await clerksAt(platform.ready.url).clerk('minzheng.zhang');
for (let made = 0; made < cases; made += batch) {
  const mutations = Array.from({ length: batch }, () =>
    user.mutation('case.submit', submission(randomUUID())),
  );
  for (const { status } of await user.push(...mutations)) if (status !== 'applied') throw new Error(status);
}
const browser = await chromium.launch({
  executablePath: process.env.DESK_BROWSER ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
  ],
});
const bureau = await openWorkstation(browser, {
  name: 'bench-queue',
  login: 'zwxx.wang',
  platform: platform.ready.url,
});
const { page } = bureau;
await page.getByText(`（${cases}）`).first().waitFor({ timeout: 120_000 });
const queue = '[role="listbox"][aria-label="待审核事项"] [role="option"]';
const today = '.todo-group li';
const first = await openingOf(page, '#/review', queue);
const [openings, returns]: [number[], number[]] = [[], []];
for (let round = 0; round < rounds; round += 1) {
  returns.push(await openingOf(page, '#/today', today));
  openings.push(await openingOf(page, '#/review', queue));
}
await bureau.stop();
await browser.close();
await platform.stop();
console.log(`a queue of ${cases} cases, medians of ${rounds} openings`);
console.log(`  审核, the first time                              ${first.toFixed(0)} ms`);
console.log(`  审核                                              ${median(openings).toFixed(0)} ms`);
console.log(`  今日                                              ${median(returns).toFixed(0)} ms`);
