/**
 * What an officer waits for: `npm start` to the first usable screen, clicks answered from local data, and the
 * memory main keeps. Whole programs, real Chromium, the demonstration data; medians of several runs.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { demonstrationPassword } from '../../src-platform/demonstration/install-demonstration.ts';
import { removeDataFolder } from '../conformance/postgres-servers.ts';
import { freshFolder } from '../journeys/support/programs.ts';

const rounds = Number(process.argv[2] ?? 3);
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

type Start = {
  readonly child: ChildProcess;
  readonly url: string;
  readonly mainPid: number;
  readonly began: number;
};

const startDesk = async (folder: string): Promise<Start> => {
  const began = performance.now();
  const child = spawn('npm', ['start', '--silent', '--', '--door', 'none', '--json', '--data', folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  if (child.stdout === null) throw new Error('no stdout');
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url: string };
    return { child, url, began, mainPid: mainProcessOf(child.pid ?? 0) };
  }
  throw new Error('the desk ended before it was ready');
};

/** npm runs a shell that runs node: the last of the line is main. */
const mainProcessOf = (pid: number): number => {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);
  const [first] = children;
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  return command.includes('desk-window.ts') && !command.startsWith('npm') && !command.startsWith('sh')
    ? pid
    : mainProcessOf(first ?? 0);
};

const stop = async ({ child }: Start): Promise<void> => {
  const exit = once(child, 'exit');
  process.kill(-(child.pid ?? 0), 'SIGTERM');
  await exit;
};

const signIn = async (page: Page): Promise<void> => {
  await page.getByLabel('账号').fill('minzheng.zhang');
  await page.getByLabel('口令').fill(demonstrationPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
};

const catalogueIsThere = (page: Page): Promise<void> => page.getByText(/共 \d{3} 条/u).waitFor();

/** From the command to a form one can type into, and from the click on 登录 to the whole catalogue on the screen. */
const measureStart = async (browser: Browser, folder: string) => {
  const start = await startDesk(folder);
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await page.goto(start.url);
  await page.getByLabel('账号').or(page.getByLabel('口令')).first().waitFor();
  const screen = performance.now() - start.began;
  const before = performance.now();
  await signIn(page);
  await page.getByRole('link', { name: '目录', exact: true }).click();
  await catalogueIsThere(page);
  return { start, page, screen, catalogue: performance.now() - before };
};

/** Milliseconds from an input event to the second frame after it, measured inside the window. */
const timeOf = (page: Page, selector: string, act: 'click' | { type: string }): Promise<number> =>
  page.evaluate(
    async ([where, what]) => {
      const element = document.querySelector<HTMLElement>(where);
      if (element === null) throw new Error(where);
      const began = performance.now();
      if (what === 'click') element.click();
      else {
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
        set?.call(element, what.type);
        element.dispatchEvent(new Event('input', { bubbles: true }));
      }
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return performance.now() - began;
    },
    [selector, act] as const,
  );

const measureClicks = async (page: Page): Promise<number[]> => {
  const places = [
    '#/today',
    '#/catalog',
    '#/cases',
    '#/agreements',
    '#/usage',
    '#/certificates',
    '#/settings',
  ];
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    for (const place of places) times.push(await timeOf(page, `nav a[href="${place}"]`, 'click'));
  }
  return times;
};

const measureSearch = async (page: Page): Promise<number[]> => {
  await timeOf(page, 'nav a[href="#/catalog"]', 'click');
  await catalogueIsThere(page);
  const times: number[] = [];
  for (const text of [
    '人',
    '人口',
    '在册人口',
    '法人',
    '单位',
    '不动产',
    '水',
    '水文',
    '企业 登记',
    '信用',
    '证照',
    '',
  ]) {
    times.push(await timeOf(page, 'input[aria-label="搜索目录"]', { type: text }));
  }
  return times;
};

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

const ms = (value: number): string => `${value.toFixed(0)} ms`;

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
const first: number[] = [];
const firstCatalogue: number[] = [];
const later: number[] = [];
const clicks: number[] = [];
const searches: number[] = [];
const memory: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const folder = freshFolder('bench');
  const cold = await measureStart(browser, folder);
  first.push(cold.screen);
  firstCatalogue.push(cold.catalogue);
  clicks.push(...(await measureClicks(cold.page)));
  searches.push(...(await measureSearch(cold.page)));
  // Idle is what is left when nothing was asked for a while.
  await pause(10_000);
  memory.push(residentMegabytes(cold.start.mainPid));
  await cold.page.context().close();
  await stop(cold.start);
  const again = await startDesk(folder);
  const page = await browser.newPage();
  await page.goto(again.url);
  await page.getByLabel('口令').waitFor();
  later.push(performance.now() - again.began);
  await page.close();
  await stop(again);
  await removeDataFolder(`${folder}/platform`);
  await removeDataFolder(folder);
}
await browser.close();
console.log(`start-up, ${rounds} rounds, medians`);
console.log(`  npm start to the first screen, empty folder       ${ms(median(first))}`);
console.log(`  sign-in to the whole catalogue on the screen      ${ms(median(firstCatalogue))}`);
console.log(`  npm start to the first screen, later              ${ms(median(later))}`);
console.log(
  `  a click in the menu to its second frame           p50 ${ms(median(clicks))}, p95 ${ms(percentile(clicks, 0.95))}`,
);
console.log(
  `  a search to its second frame                      p50 ${ms(median(searches))}, p95 ${ms(percentile(searches, 0.95))}`,
);
console.log(`  main, idle, resident                              ${median(memory).toFixed(0)} MB`);
