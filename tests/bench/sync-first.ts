/**
 * First sync of a large catalogue in a real window until all of it can be searched, beside a plain download of the same
 * rows as JSON that Dexie keeps one by one and FlexSearch takes into an index, in one run, each in a browser with a
 * profile on the disk: `node tests/bench/sync-first.ts [entries] [grown]`. With `grown` the platform's catalogue grows to
 * so many entries afterwards, and the first sync of them all is measured beside the first ones. Ours is run three times
 * at each size, on a platform that has been asked before, and the median is given. Trust the ratios, not the figures.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startDesk } from '../journeys/support/programs.ts';
import { pairsOf } from './search/doc.ts';
import { watchBusyTasks } from './support/busy-tasks.ts';
import { type City, openCity } from './support/city.ts';
import { machine, say, seconds } from './support/figures.ts';
import { watchProcessorTime } from './support/processor-time.ts';
import { openProfile, signIn, takeLongTasks, watchMemory } from './support/window.ts';

const entries = Number(process.argv[2] ?? 100_000);
const grown = Number(process.argv[3] ?? 0);
const runs = 3;
const pageRows = 5_000;

type Figures = {
  readonly kept: number;
  readonly searchable: number;
  readonly longest: readonly number[];
  readonly memory: number;
};

const ours = async (platform: string, all: number) => {
  const desk = await startDesk('bench', platform);
  const { browser, page, close } = await openProfile();
  await page.goto(desk.ready.url);
  const memory = watchMemory();
  const clicked = performance.now();
  await signIn(page, 'minzheng.zhang');
  const processors = watchProcessorTime();
  const began = performance.now();
  const passed = () => performance.now() - began;
  await page.getByRole('link', { name: '目录', exact: true }).click();
  await page.getByLabel('搜索目录').fill('养老机构');
  await page
    .getByRole('listbox', { name: '目录条目' })
    .getByRole('option')
    .first()
    .waitFor({ timeout: 600_000 });
  const answered = passed();
  await takeLongTasks(page);
  const busyTasks = await watchBusyTasks(browser, page);
  await page.getByText(/上次同步/u).waitFor({ timeout: 600_000 });
  const kept = passed();
  await page.waitForFunction(
    (wanted) => {
      const text = document.querySelector('.pane__count')?.textContent ?? '';
      const size = Number(/共 (\d+) 条/u.exec(text)?.[1] ?? 0);
      return size >= wanted && !text.includes('正在读取');
    },
    all,
    { polling: 50, timeout: 600_000 },
  );
  const figures: Figures = {
    kept,
    searchable: passed(),
    longest: await takeLongTasks(page),
    memory: memory(),
  };
  const took = processors();
  const busy = await busyTasks();
  await close();
  await desk.stop();
  return { ...figures, signedIn: began - clicked, answered, busy, took };
};

const library = (name: string): Buffer =>
  readFileSync(new URL(`../../node_modules/${name}`, import.meta.url));

/** The rows of the platform as plain JSON pages, and a page that has Dexie and FlexSearch and nothing else. */
const servePlain = async (pages: readonly string[]) => {
  const scripts: Readonly<Record<string, Buffer>> = {
    '/dexie.js': library('dexie/dist/dexie.min.js'),
    '/flexsearch.js': library('flexsearch/dist/flexsearch.bundle.min.js'),
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/pages/')) return response.end(pages[Number(path.slice('/pages/'.length))]);
    if (scripts[path] !== undefined) return response.end(scripts[path]);
    response.setHeader('content-type', 'text/html');
    const tags = Object.keys(scripts).map((each) => `<script src="${each}"></script>`);
    return response.end(`<!doctype html>${tags.join('')}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
};

/** The texts of an entry as one, as the search's own bench joins them. */
const textOfRow = `({ name, code, items = [], abstract = '' }) =>
  [name, code, ...items.map((item) => item.name), abstract].join('\\u0001').toLowerCase()`;

const plain = async (pages: readonly string[]): Promise<Figures> => {
  const { url, server } = await servePlain(pages);
  const { page, close } = await openProfile();
  await page.goto(url);
  const memory = watchMemory();
  await takeLongTasks(page);
  const given = { count: pages.length, pairs: String(pairsOf), text: textOfRow };
  const { kept, searchable } = await page.evaluate(async ({ count, pairs, text }) => {
    type Row = { readonly id: string };
    type Kept = { bulkPut(rows: Row[]): Promise<unknown> };
    type Opened = { version(n: number): { stores(s: object): void }; table(name: string): Kept };
    type Index = { add(number: number, text: string): void };
    const { Dexie, FlexSearch } = globalThis as unknown as {
      readonly Dexie: new (name: string) => Opened;
      readonly FlexSearch: { readonly Index: new (options: object) => Index };
    };
    // biome-ignore lint/security/noGlobalEval: the page's own two functions, which a page is given as text.
    const [encode, textOf] = [globalThis.eval(`(${pairs})`), globalThis.eval(`(${text})`)];
    const database = new Dexie('plain');
    database.version(1).stores({ catalogEntry: 'id, providerId, status' });
    const index = new FlexSearch.Index({ tokenize: 'strict', encode, resolution: 1 });
    const began = performance.now();
    const spent = { keeping: 0 };
    let number = 0;
    for (let at = 0; at < count; at += 1) {
      const fetched = performance.now();
      const rows = (await (await fetch(`/pages/${at}`)).json()) as Row[];
      await database.table('catalogEntry').bulkPut(rows);
      spent.keeping += performance.now() - fetched;
      for (const row of rows) index.add(number++, textOf(row));
    }
    return { kept: spent.keeping, searchable: performance.now() - began };
  }, given);
  const longest = await takeLongTasks(page);
  const figures = { kept, searchable, longest, memory: memory() };
  await close();
  server.close();
  return figures;
};

const line = (title: string, { kept, searchable, longest, memory }: Figures): void =>
  say(
    `  ${title.padEnd(30)} ${seconds(kept).padStart(8)} ${seconds(searchable).padStart(10)}   longest task ` +
      `${(longest[0] ?? 0).toFixed(0)} ms (${longest.length} over 50 ms)   renderer ${memory.toFixed(0)} MB`,
  );

/** All rows of the platform as JSON pages. */
const pagesOf = async ({ database }: City): Promise<readonly string[]> => {
  const { rows } = await database.query<{ body: unknown }>(
    `SELECT body FROM record WHERE table_name = 'catalogEntry' ORDER BY id`,
  );
  return Array.from({ length: Math.ceil(rows.length / pageRows) }, (_, at) =>
    JSON.stringify(rows.slice(at * pageRows, (at + 1) * pageRows).map(({ body }) => body)),
  );
};

type Measured = Awaited<ReturnType<typeof ours>>;

/** Answers the median of the times until all could be searched, in milliseconds. */
const printed = (title: string, all: readonly Measured[]): number => {
  for (const figures of all) line(title, figures);
  const spent = (took: Measured['took']) => took.reduce((sum, [, each]) => sum + each, 0);
  const inOrder = all.toSorted((a, b) => a.searchable - b.searchable);
  const middle = inOrder[Math.floor(inOrder.length / 2)] as Measured;
  say(
    `  ${title}: the sign-in before ${seconds(middle.signedIn)}, a query answered ${seconds(middle.answered)}`,
  );
  const busy = all.flatMap((each) => each.busy).toSorted((a, b) => b - a);
  say(
    `  ${title}: tasks over 50 ms of processor time ${busy.length}, longest ${(busy[0] ?? 0).toFixed(0)} ms`,
  );
  say(
    `  ${title}: processor time ${all.map(({ took }) => spent(took).toFixed(1)).join(', ')} s; of the median ` +
      middle.took.map(([kind, each]) => `${kind} ${each.toFixed(1)} s`).join(', '),
  );
  return middle.searchable;
};

const city = await openCity(entries);
try {
  const node = await city.node();
  const measured = async (all: number) => {
    const figures: Measured[] = [];
    for (let run = 0; run < runs; run += 1) figures.push(await ours(node.ready.url, all));
    return figures;
  };
  // The platform's first answers are not those of one that has run for days.
  await ours(node.ready.url, entries);
  const first = await measured(entries);
  say(`first sync of ${entries} entries and the demonstration; ${machine()}; ${city.serverName}`);
  say(`  ${'from the sign-in on'.padEnd(30)} ${'kept'.padStart(8)} ${'searchable'.padStart(10)}`);
  const searchable = printed('segments', first);
  const other = await plain(await pagesOf(city));
  line('plain JSON, Dexie, FlexSearch', other);
  say(`  searchable, times faster       ${(other.searchable / searchable).toFixed(1)}`);
  if (grown > entries) {
    await city.grow(grown - entries);
    const larger = printed(`segments of ${grown}`, await measured(grown));
    say(`  searchable, times as long      ${(larger / searchable).toFixed(1)}`);
  }
} finally {
  await city.close();
}
