/**
 * The bureau's own workstation with a city's years of cases in it: `node tests/bench/bureau-window.ts [cases]`. From the click
 * that unlocks to 今日, then 审核 and 疑似违规, each to the frame that shows it. A real platform, desk and Chromium; cases
 * are written past the platform, one in ten unanswered, and two hundred applications wait for their review.
 */

import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import china from '#assets/calendars/china.json' with { type: 'json' };
import { workCalendar } from '#shared/domain/clock/work-calendar.ts';
import { demonstrationPassword } from '../../src-platform/demonstration/install-demonstration.ts';
import { grantCase, submission } from '../conformance/platform-cases.ts';
import { clerksAt } from '../journeys/support/granted.ts';
import { journeyNow } from '../journeys/support/journey-clock.ts';
import { openWorkstation } from '../journeys/support/workstation.ts';
import { fillBureau } from './support/cases-of-a-city.ts';
import { openCity } from './support/city.ts';
import { machine, ms, say, seconds } from './support/figures.ts';
import { openBrowser } from './support/window.ts';

const cases = Number(process.argv[2] ?? 20_000);
const waiting = 200;
const rounds = 3;
const patience = { timeout: 1_800_000 };

/** Milliseconds from a click until words are drawn, measured inside the window; none after a minute. */
const until = (page: Page, clicked: string, wanted: string): Promise<number> =>
  page.evaluate(
    async ([button, words]) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const began = performance.now();
      document.querySelector<HTMLElement>(button)?.click();
      do await frame();
      while (
        performance.now() - began < 60_000 &&
        document.querySelector('main')?.textContent?.includes(words) !== true
      );
      await frame();
      return performance.now() - began;
    },
    [clicked, wanted] as const,
  );

const city = await openCity(0);
try {
  const node = await city.node();
  const office = clerksAt(node.ready.url);
  const { user, caseId } = await grantCase(office);
  const time = { now: journeyNow(), calendar: workCalendar.parse(china) };
  await fillBureau(city.database, { cases, departments: 60, caseId, time });
  const acts = Array.from({ length: waiting }, () => user.mutation('case.submit', submission(randomUUID())));
  for (const { status } of await user.push(...acts)) if (status !== 'applied') throw new Error(status);
  say(`${cases} cases, ${waiting} waiting; ${machine()}; ${city.serverName}`);

  const browser = await openBrowser();
  const began = performance.now();
  const bureau = await openWorkstation(browser, {
    name: 'bench-bureau',
    login: process.argv[3] ?? 'zwxx.wang',
    platform: node.ready.url,
  });
  const { page } = bureau;
  await page.getByText('正在首次同步目录和事项').waitFor({ state: 'hidden', ...patience });
  say(`  the first pull                     ${seconds(performance.now() - began)}`);
  const [today, review, suspicions]: number[][] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    await page.getByRole('button', { name: '锁定' }).click();
    await page.getByLabel('口令').fill(demonstrationPassword);
    today?.push(await until(page, 'form button[type="submit"]', `（${waiting}）`));
    review?.push(await until(page, 'nav a[href="#/review"]', '在册人口'));
    await until(page, 'nav a[href="#/oversight/board"]', '平台统计');
    suspicions?.push(await until(page, 'nav a[href="#/oversight/suspicions"]', '个工作日'));
    await until(page, 'nav a[href="#/today"]', `（${waiting}）`);
  }
  for (const [name, taken] of Object.entries({ 今日: today, 审核: review, 疑似违规: suspicions }))
    say(`  ${name}，${taken?.map(ms).join(', ')}`);
  await bureau.stop();
  await browser.close();
} finally {
  await city.close();
}
