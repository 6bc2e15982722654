/** A real Chromium for the benches, what its window stalls on, and the memory its renderers hold. */
import { readdirSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { demonstrationPassword } from '../../../src-platform/demonstration/install-demonstration.ts';
import config from '../../playwright.config.ts';

export const openBrowser = (): Promise<Browser> => chromium.launch({ ...config.use?.launchOptions });

type Watched = { longTasks?: number[] };

/** In a page, before its first script: it notes its long tasks from then on, over 50 ms of the window's own thread. */
export const noteLongTasks = (): void => {
  const seen: number[] = [];
  (globalThis as Watched).longTasks = seen;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.push(duration);
  }).observe({ type: 'longtask' });
};

/** In a page: its long tasks since the last call, longest first, in milliseconds. */
export const longTasksSeen = (): number[] =>
  ((globalThis as Watched).longTasks?.splice(0) ?? []).sort((a, b) => b - a);

const asAnOfficersWindow = { viewport: { width: 1366, height: 768 }, locale: 'zh-CN' } as const;

/** A page that notes its long tasks; what it stores is held in memory. */
export const openPage = async (browser: Browser): Promise<{ page: Page; context: BrowserContext }> => {
  const context = await browser.newContext(asAnOfficersWindow);
  const page = await context.newPage();
  await page.addInitScript(noteLongTasks);
  return { page, context };
};

export const takeLongTasks = (page: Page): Promise<number[]> => page.evaluate(longTasksSeen);

export const signIn = async (page: Page, login: string): Promise<void> => {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('口令').fill(demonstrationPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
};

const fileOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Megabytes, by a line of the status file, of the renderer among this process's descendants that holds most. */
const largestRenderer = (line: string): number => {
  const sizes = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name) && isOwnRenderer(name))
    .map((name) =>
      Number(new RegExp(`${line}:\\s+(\\d+)`, 'u').exec(fileOf(`/proc/${name}/status`))?.[1] ?? 0),
    );
  return Math.max(0, ...sizes) / 1024;
};

/** With the program's own pages, which all renderers share. */
const resident = (): number => largestRenderer('VmRSS');

/** Of memory that is the renderer's alone. */
export const ownMemory = (): number => largestRenderer('RssAnon');

const isOwnRenderer = (pid: string): boolean =>
  fileOf(`/proc/${pid}/cmdline`).includes('--type=renderer') && isDescendant(pid);

const isDescendant = (pid: string): boolean => {
  const parent = /PPid:\s+(\d+)/u.exec(fileOf(`/proc/${pid}/status`))?.[1] ?? '0';
  if (parent === String(process.pid)) return true;
  return Number(parent) > 1 && isDescendant(parent);
};

const lookEveryMs = 250;

/** Answers a function that stops the watching and says the most a renderer held meanwhile, in MB. */
export const watchMemory = (held = resident): (() => number) => {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, held());
  }, lookEveryMs);
  return () => {
    clearInterval(timer);
    return most;
  };
};
