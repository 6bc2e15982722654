/**
 * First sync of a large catalogue in a real window until all of it can be searched, beside a plain download of the same
 * rows that Dexie keeps one by one, with three indexes, and FlexSearch takes into an index, in one run, each in a browser
 * with a profile on the disk that nobody listens in on: `node tests/bench/sync-first.ts [entries] [grown]`. The plain way
 * is measured in a worker, which leaves the window free as ours does, and in the window's own thread, which is faster and
 * freezes it. With `grown` the platform's catalogue grows to so many entries afterwards, and the first sync of them all is
 * measured beside the first ones. All is run three times, in turn, ours on a platform that has been asked before, and the
 * medians are compared; ours once more while the browser notes what its threads do. Trust the ratios, not the figures.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { startDesk } from '../journeys/support/programs.ts';
import { pairsOf } from './search/doc.ts';
import { busyCategories, busyTasksIn } from './support/busy-tasks.ts';
import { type City, openCity } from './support/city.ts';
import { machine, median, say, seconds } from './support/figures.ts';
import { watchProcessorTime } from './support/processor-time.ts';
import { click, focus, openQuietWindow, type QuietWindow, signIn } from './support/quiet-window.ts';
import { settle } from './support/settle.ts';
import { longTasksSeen, noteLongTasks, watchMemory } from './support/window.ts';

const entries = Number(process.argv[2] ?? 100_000);
const grown = Number(process.argv[3] ?? 0);
const runs = 3;
const pageRows = 5_000;

/** Milliseconds from the beginning. */
type Times = { readonly kept: number; readonly searchable: number };
/** @property memory the most that the renderer held, in MB */
type Watched = { readonly longest: readonly number[]; readonly memory: number };

/** `all` entries can be searched on the workstation. */
const isSearchable = (all: number): boolean => {
  const text = document.querySelector('.pane__count')?.textContent ?? '';
  const size = Number(/共 (\d+) 条/u.exec(text)?.[1] ?? 0);
  return size >= all && !text.includes('正在读取');
};

/** From the sign-in on. `watch` begins to watch the signed-in window, and answers what tells what was seen. */
const firstSync = async <T>(
  platform: string,
  all: number,
  watch: (window: QuietWindow) => Promise<() => Promise<T>>,
) => {
  const desk = await startDesk('bench', platform);
  const window = await openQuietWindow(desk.ready.url, noteLongTasks);
  await signIn(window, 'minzheng.zhang');
  const seen = await watch(window);
  const began = performance.now();
  const passed = () => performance.now() - began;
  await click(window, 'a', '目录');
  await focus(window, '[aria-label="搜索目录"]');
  await window.type('养老机构');
  await window.until(() => document.querySelector('[aria-label="目录条目"] [role=option]') !== null);
  const answered = passed();
  await window.run(longTasksSeen);
  await window.until(() => document.body.textContent?.includes('上次同步') === true);
  const kept = passed();
  await window.until(isSearchable, all);
  const figures = { answered, kept, searchable: passed(), ...(await seen()) };
  await window.close();
  await desk.stop();
  return figures;
};

/** Nobody looks but at the processors' time, before and after. */
const ours = (platform: string, all: number) =>
  firstSync(platform, all, async () => {
    const took = watchProcessorTime();
    return async () => ({ took: took() });
  });

/** What costs time to look at. */
const oursWatched = (platform: string, all: number) =>
  firstSync(platform, all, async (window) => {
    const memory = watchMemory();
    const end = await window.trace(busyCategories);
    return async () => {
      const longest = await window.run(longTasksSeen);
      return { longest, memory: memory(), busy: busyTasksIn(await end()) };
    };
  });

const library = (name: string): Buffer =>
  readFileSync(new URL(`../../node_modules/${name}`, import.meta.url));

/** The texts of an entry as one, as the search's own bench joins them. */
const textOfRow = `({ name, code, items = [], abstract = '' }) =>
  [name, code, ...items.map((item) => item.name), abstract].join('\\u0001').toLowerCase()`;

/** What the plain way does, wherever it does it. */
const plainScript = `globalThis.loadPlainly = async (count) => {
  const encode = ${pairsOf};
  const textOf = ${textOfRow};
  const database = new Dexie('plain');
  database.version(1).stores({ catalogEntry: 'id, providerId, status, shareType' });
  const index = new FlexSearch.Index({ tokenize: 'strict', encode, resolution: 1 });
  const began = performance.now();
  let [kept, number] = [0, 0];
  for (let at = 0; at < count; at += 1) {
    const fetched = performance.now();
    const rows = await (await fetch('/pages/' + at)).json();
    await database.table('catalogEntry').bulkPut(rows);
    kept += performance.now() - fetched;
    for (const row of rows) index.add(number++, textOf(row));
  }
  return { kept, searchable: performance.now() - began };
};`;

const scripts: Readonly<Record<string, string | Buffer>> = {
  '/dexie.js': library('dexie/dist/dexie.min.js'),
  '/flexsearch.js': library('flexsearch/dist/flexsearch.bundle.min.js'),
  '/plain.js': plainScript,
  '/worker.js': `importScripts('/dexie.js', '/flexsearch.js', '/plain.js');
    onmessage = async ({ data }) => postMessage(await loadPlainly(data));`,
};

/** The rows of the platform as plain pages, and a page that has Dexie and FlexSearch and nothing else. */
const servePlain = async (pages: readonly Buffer[]) => {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/pages/')) {
      response.setHeader('content-encoding', 'gzip');
      return response.end(pages[Number(path.slice('/pages/'.length))]);
    }
    response.setHeader('content-type', scripts[path] === undefined ? 'text/html' : 'text/javascript');
    const tags = ['/dexie.js', '/flexsearch.js', '/plain.js'].map(
      (each) => `<script src="${each}"></script>`,
    );
    return response.end(scripts[path] ?? `<!doctype html>${tags.join('')}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
};

const inWorker = (count: number): Promise<Times> =>
  new Promise((resolve, reject) => {
    const worker = new Worker('/worker.js');
    worker.onmessage = ({ data }: MessageEvent<Times>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(count);
  });

const inWindow = (count: number): Promise<Times> =>
  (globalThis as unknown as { readonly loadPlainly: typeof inWindow }).loadPlainly(count);

const plain = async (pages: readonly Buffer[], way: (count: number) => Promise<Times>) => {
  const { url, server } = await servePlain(pages);
  const window = await openQuietWindow(url, noteLongTasks);
  await window.until(() => document.readyState === 'complete' && document.scripts.length > 0);
  const memory = watchMemory();
  await window.run(longTasksSeen);
  const took = await window.run(way, pages.length);
  const figures = { ...took, longest: await window.run(longTasksSeen), memory: memory() };
  await window.close();
  server.close();
  return figures;
};

const line = (title: string, { kept, searchable }: Times): void =>
  say(`  ${title.padEnd(34)} ${seconds(kept).padStart(8)} ${seconds(searchable).padStart(10)}`);

const sayWatched = ({ longest, memory }: Watched): void =>
  say(
    `    longest task ${(longest[0] ?? 0).toFixed(0)} ms (${longest.length} over 50 ms), ` +
      `renderer ${memory.toFixed(0)} MB`,
  );

/** All rows of the platform as packed JSON pages. */
const pagesOf = async ({ database }: City): Promise<readonly Buffer[]> => {
  const { rows } = await database.query<{ body: unknown }>(
    `SELECT body FROM record WHERE table_name = 'catalogEntry' ORDER BY id`,
  );
  return Array.from({ length: Math.ceil(rows.length / pageRows) }, (_, at) =>
    gzipSync(JSON.stringify(rows.slice(at * pageRows, (at + 1) * pageRows).map(({ body }) => body))),
  );
};

type Took = Awaited<ReturnType<typeof ours>>;

const spentIn = ({ took }: Took): number => took.reduce((sum, [, each]) => sum + each, 0);

/**
 * Answers the median of the times until all could be searched, in milliseconds.
 * @param beside what is measured after each run, for a machine is not equally quick all the time
 */
const measured = async (
  title: string,
  platform: string,
  all: number,
  beside: () => Promise<void> = async () => undefined,
): Promise<number> => {
  // The platform's first answers are not those of one that has run for days.
  const watched = await oursWatched(platform, all);
  const timed: Took[] = [];
  for (let run = 0; run < runs; run += 1) {
    settle();
    timed.push(await ours(platform, all));
    await beside();
  }
  for (const each of timed) line(title, each);
  const inOrder = timed.toSorted((a, b) => a.searchable - b.searchable);
  const middle = inOrder[Math.floor(inOrder.length / 2)] as Took;
  say(
    `  ${title}: a query answered ${seconds(middle.answered)}; processor time ` +
      `${timed.map((each) => spentIn(each).toFixed(1)).join(', ')} s, of the median ` +
      middle.took.map(([kind, each]) => `${kind} ${each.toFixed(1)} s`).join(', '),
  );
  line(`${title}, watched`, watched);
  sayWatched(watched);
  say(
    `    tasks over 50 ms of processor time ${watched.busy.length}, longest ${(watched.busy[0] ?? 0).toFixed(0)} ms`,
  );
  return middle.searchable;
};

const city = await openCity(entries);
try {
  const node = await city.node();
  say(`first sync of ${entries} entries and the demonstration; ${machine()}; ${city.serverName}`);
  say(`  ${'from the sign-in on'.padEnd(34)} ${'kept'.padStart(8)} ${'searchable'.padStart(10)}`);
  const pages = await pagesOf(city);
  const ways = [
    { where: 'a worker', way: inWorker, took: [] as number[] },
    { where: 'the window', way: inWindow, took: [] as number[] },
  ];
  const first = await measured('segments', node.ready.url, entries, async () => {
    for (const { where, way, took } of ways) {
      settle();
      const other = await plain(pages, way);
      line(`rows and FlexSearch in ${where}`, other);
      sayWatched(other);
      took.push(other.searchable);
    }
  });
  for (const { where, took } of ways)
    say(`  searchable, times faster than in ${where}: ${(median(took) / first).toFixed(1)}`);
  if (grown > entries) {
    await city.grow(grown - entries);
    const larger = await measured(`segments of ${grown}`, node.ready.url, grown);
    say(`  searchable, times as long      ${(larger / first).toFixed(1)}`);
  }
} finally {
  await city.close();
}
