/**
 * First sync of a large catalogue in a real window, beside a plain download of the same rows as JSON that are kept
 * by Dexie one by one in the window's own thread, in one run: `node tests/bench/sync-first.ts [entries]`.
 * Trust the ratios, not the figures.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from '@playwright/test';
import { startDesk } from '../journeys/support/programs.ts';
import { watchBusyTasks } from './support/busy-tasks.ts';
import { openCity } from './support/city.ts';
import { machine, say, seconds } from './support/figures.ts';
import { openBrowser, openPage, signIn, takeLongTasks, watchMemory } from './support/window.ts';

const entries = Number(process.argv[2] ?? 100_000);
const pageRows = 5_000;

type Figures = {
  readonly kept: number;
  readonly longest: readonly number[];
  readonly memory: number;
};

const ours = async (browser: Browser, platform: string) => {
  const desk = await startDesk('bench', platform);
  const { page, context } = await openPage(browser);
  await page.goto(desk.ready.url);
  const memory = watchMemory();
  const began = performance.now();
  await signIn(page, 'minzheng.zhang');
  const signedIn = performance.now() - began;
  await page.getByRole('link', { name: '目录', exact: true }).click();
  await page.getByLabel('搜索目录').fill('养老机构');
  await page
    .getByRole('listbox', { name: '目录条目' })
    .getByRole('option')
    .first()
    .waitFor({ timeout: 600_000 });
  const answered = performance.now() - began;
  await takeLongTasks(page);
  const busyTasks = await watchBusyTasks(browser, page);
  await page.getByText(/上次同步/u).waitFor({ timeout: 600_000 });
  const kept = performance.now() - began;
  await page.waitForFunction(
    (all) => {
      const text = document.querySelector('.pane__count')?.textContent ?? '';
      const size = Number(/共 (\d+) 条/u.exec(text)?.[1] ?? 0);
      return size >= all && !text.includes('正在读取');
    },
    entries,
    { polling: 50, timeout: 600_000 },
  );
  const searchable = performance.now() - began;
  const longest = await takeLongTasks(page);
  const busy = await busyTasks();
  const figures: Figures = { kept, longest, memory: memory() };
  await context.close();
  await desk.stop();
  return { ...figures, signedIn, answered, searchable, busy };
};

/** The rows of the platform as plain JSON pages, and a page that has Dexie and nothing else. */
const servePlain = async (pages: readonly string[]) => {
  const dexie = readFileSync(new URL('../../node_modules/dexie/dist/dexie.min.js', import.meta.url));
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/dexie.js') return response.end(dexie);
    if (path.startsWith('/pages/')) return response.end(pages[Number(path.slice('/pages/'.length))]);
    response.setHeader('content-type', 'text/html');
    return response.end('<!doctype html><script src="/dexie.js"></script>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
};

const plain = async (browser: Browser, pages: readonly string[]): Promise<Figures> => {
  const { url, server } = await servePlain(pages);
  const { page, context } = await openPage(browser);
  await page.goto(url);
  const memory = watchMemory();
  await takeLongTasks(page);
  const kept = await page.evaluate(async (count) => {
    type Kept = { bulkPut(rows: unknown[]): Promise<unknown> };
    type Opened = { version(n: number): { stores(s: object): void }; table(name: string): Kept };
    const { Dexie } = globalThis as unknown as { readonly Dexie: new (name: string) => Opened };
    const database = new Dexie('plain');
    database.version(1).stores({ catalogEntry: 'id, providerId, status' });
    const began = performance.now();
    for (let at = 0; at < count; at += 1) {
      const rows = (await (await fetch(`/pages/${at}`)).json()) as unknown[];
      await database.table('catalogEntry').bulkPut(rows);
    }
    return performance.now() - began;
  }, pages.length);
  const longest = await takeLongTasks(page);
  const figures = { kept, longest, memory: memory() };
  await context.close();
  server.close();
  return figures;
};

const line = (title: string, { kept, longest, memory }: Figures): void =>
  say(
    `  ${title.padEnd(34)} ${seconds(kept).padStart(8)}   longest task ${(longest[0] ?? 0).toFixed(0)} ms ` +
      `(${longest.length} over 50 ms)   renderer ${memory.toFixed(0)} MB`,
  );

const city = await openCity(entries);
const browser = await openBrowser();
try {
  const node = await city.node();
  const { rows } = await city.database.query<{ body: unknown }>(
    `SELECT body FROM record WHERE table_name = 'catalogEntry' ORDER BY id`,
  );
  const pages = Array.from({ length: Math.ceil(rows.length / pageRows) }, (_, at) =>
    JSON.stringify(rows.slice(at * pageRows, (at + 1) * pageRows).map(({ body }) => body)),
  );
  rows.splice(0);
  const first = await ours(browser, node.ready.url);
  const other = await plain(browser, pages);
  say(`first sync of ${entries} entries and the demonstration; ${machine()}; ${city.serverName}`);
  line('segments: every row kept', first);
  line('plain JSON and bulkPut, no search', other);
  say(`  ratio of the times                 ${(first.kept / other.kept).toFixed(2)}`);
  say(
    `  segments: tasks over 50 ms of processor time ${first.busy.length}, longest ${(first.busy[0] ?? 0).toFixed(0)} ms`,
  );
  say(`  segments: signed in after          ${seconds(first.signedIn)}`);
  say(`  segments: a query answered after   ${seconds(first.answered)}`);
  say(`  segments: all can be searched      ${seconds(first.searchable)}`);
} finally {
  await browser.close();
  await city.close();
}
