/**
 * The catalogue's search against others, in real Chromium, each in a renderer of its own, one after another in one
 * run: `npm run bench:search [entries]`. Memory is the renderer's own, less that of a page that has no entries
 * yet: what is left after a collection of garbage, and the most there was. Queries are 2 to 8 characters out of the entries' own texts. A hit is an
 * entry that holds the query as it stands; recall and precision are measured against a plain look at every entry.
 */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { drawOf } from '#shared/domain/catalog/invented/draw.ts';
import { composeColumns } from '#shared/domain/search/columns/compose.ts';
import config from '../playwright.config.ts';
import { docOf, textOf } from './search/doc.ts';
import type { Bench } from './search/way-worker.ts';
import type { WayName } from './search/ways.ts';
import { machine, median, percentile, say } from './support/figures.ts';
import { ownMemory, watchMemory } from './support/window.ts';

const entries = Number(process.argv[2] ?? 100_000);
const chosen = process.argv.slice(3) as WayName[];
const seed = 7;
const queryCount = 400;
/** Queries whose every hit is compared; at a million entries the property tests must do. */
const checked = entries > 200_000 ? 0 : 40;

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  mjs: 'text/javascript',
  wasm: 'application/wasm',
  html: 'text/html',
};

type Global = {
  readonly bench: <C extends keyof Bench>(call: C, ...given: Parameters<Bench[C]>) => ReturnType<Bench[C]>;
};

/** Calls the way's worker through its page. */
const ask = <C extends keyof Bench>(page: Page, call: C, ...given: Parameters<Bench[C]>) =>
  page.evaluate(
    ([name, all]) => (globalThis as unknown as Global).bench(name as never, ...(all as unknown as never)),
    [call, given] as const,
  ) as Promise<Awaited<ReturnType<Bench[C]>>>;

const queriesOf = (): string[] =>
  Array.from({ length: queryCount }, (_, number) => {
    const draw = drawOf(seed + 1, number);
    const parts = textOf(docOf(seed, draw.number(entries)))
      .split('\u0001')
      .filter(({ length }) => length >= 2);
    const part = draw.oneOf(parts);
    const length = Math.min(part.length, 2 + draw.number(7));
    return part.slice(draw.number(part.length - length + 1)).slice(0, length);
  })
    .map((text) => text.trim())
    .filter(({ length }) => length >= 2);

/** A piece of the catalogue, made here: what it takes to invent it is in no renderer's memory. */
const pieceOf = (path: string): { readonly type: string; readonly content: string | Uint8Array } | null => {
  const [, as, ...numbers] = /^\/(docs|columns)\/(\d+)\/(\d+)\/(\d+)$/u.exec(path) ?? [];
  if (as === undefined) return null;
  const [of, from, to] = numbers.map(Number) as [number, number, number];
  const docs = Array.from({ length: to - from }, (_, number) => docOf(of, from + number));
  if (as === 'docs') return { type: 'application/json', content: JSON.stringify(docs) };
  return { type: 'application/octet-stream', content: gzipSync(composeColumns(docs)) };
};

const servePage = async (folder: string) => {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] as string;
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    if (path === '/') {
      response.setHeader('content-type', 'text/html');
      return response.end('<!doctype html><script type="module" src="/page.js"></script>');
    }
    const piece = pieceOf(path);
    if (piece !== null) {
      response.setHeader('content-type', piece.type);
      return response.end(piece.content);
    }
    const file = join(folder, path);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader('content-type', types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
    return response.end(readFileSync(file));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, server };
};

const openWay = async (browser: BrowserContext, url: string): Promise<Page> => {
  const page = await browser.newPage();
  page.on('pageerror', (error) => say(`    ${error.message}`));
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in globalThis);
  return page;
};

type Figures = {
  readonly name: WayName;
  readonly built: number;
  readonly held: number;
  readonly most: number;
  readonly cold: number | null;
  readonly p50: number;
  readonly p95: number;
  readonly recall: number;
  readonly precision: number;
};

/** Ids of the entries that hold each query, by a plain look. */
const truthOf = (queries: readonly string[]): Set<string>[] => {
  const truth = queries.map(() => new Set<string>());
  if (queries.length === 0) return truth;
  for (let number = 0; number < entries; number += 1) {
    const doc = docOf(seed, number);
    const text = textOf(doc);
    queries.forEach((query, at) => {
      if (text.includes(query)) truth[at]?.add(doc.id);
    });
  }
  return truth;
};

/** A profile on the disk, as an officer's is: one in memory alone would save and load nowhere. */
const launch = (profile: string): Promise<BrowserContext> => {
  const { args = [], ...options } = config.use?.launchOptions ?? {};
  return chromium.launchPersistentContext(profile, {
    ...options,
    args: [...args, '--js-flags=--expose-gc'],
  });
};

const coldStart = async (name: WayName, page: Page, url: string, query: string): Promise<number | null> => {
  if (name === 'scan' || name === 'sqlite' || name === 'composed') return null;
  await ask(page, 'save');
  const again = await openWay(page.context(), url);
  await page.close();
  return ask(again, 'load', name, entries, query);
};

/** In a browser of its own. */
const inBrowser = async <T>(url: string, work: (page: Page) => Promise<T>): Promise<T> => {
  const profile = mkdtempSync(join(tmpdir(), 'search-profile-'));
  const browser = await launch(profile);
  try {
    return await work(await openWay(browser, url));
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
};

/** A build as brief as that is done so often: half of it may be what the machine did meanwhile. */
const [brief, builds] = [5_000, 5];

/** The median of the builds, each of them the first that its browser does. */
const builtAgain = async (name: WayName, url: string, first: number): Promise<number> => {
  const took = [first];
  while (first < brief && took.length < builds)
    took.push(await inBrowser(url, (page) => ask(page, 'build', name, entries, seed)));
  return median(took);
};

const measure = async (
  name: WayName,
  url: string,
  queries: readonly string[],
  truth: readonly Set<string>[],
): Promise<Figures> => {
  const figures = await inBrowser(url, async (page) => {
    await ask(page, 'collect');
    const empty = ownMemory();
    const memory = watchMemory(ownMemory);
    const built = await ask(page, 'build', name, entries, seed);
    const most = memory() - empty;
    await ask(page, 'collect');
    const held = ownMemory() - empty;
    const times = await ask(page, 'time', queries);
    let [found, right, wanted] = [0, 0, 0];
    for (const [at, query] of queries.slice(0, checked).entries()) {
      const ids = await ask(page, 'all', query);
      found += ids.length;
      wanted += truth[at]?.size ?? 0;
      right += ids.filter((id) => truth[at]?.has(id)).length;
    }
    return {
      name,
      built,
      held,
      most,
      cold: await coldStart(name, page, url, queries[0] as string),
      p50: percentile(times, 0.5),
      p95: percentile(times, 0.95),
      recall: right / wanted,
      precision: right / found,
    };
  });
  return { ...figures, built: await builtAgain(name, url, figures.built) };
};

const part = (share: number): string => (Number.isNaN(share) ? '-' : `${(share * 100).toFixed(1)} %`);

const row = ({ name, built, held, most, cold, p50, p95, recall, precision }: Figures): string =>
  [
    `| ${name}`,
    `${(built / 1000).toFixed(3)} s`,
    `${held.toFixed(0)} MB`,
    `${most.toFixed(0)} MB`,
    cold === null ? '-' : `${cold.toFixed(0)} ms`,
    `${p50.toFixed(3)} ms`,
    `${p95.toFixed(3)} ms`,
    part(recall),
    `${part(precision)} |`,
  ].join(' | ');

const folder = mkdtempSync(join(tmpdir(), 'search-bench-'));
try {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    root: here('.'),
    base: './',
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: 'chrome120',
      minify: false,
      rollupOptions: { input: here('search/page.ts'), output: { entryFileNames: 'page.js' } },
    },
  });
  const { url, server } = await servePage(folder);
  const queries = queriesOf();
  const truth = truthOf(queries.slice(0, checked));
  say(`${entries} entries, ${queries.length} queries of 2 to 8 characters; ${machine()}`);
  say(
    `load ${loadavg()
      .map((each) => each.toFixed(1))
      .join(' ')}`,
  );
  say('| way | build | held | peak | cold start | p50 | p95 | recall | precision |');
  const usual = [
    'blocks',
    'composed',
    'scan',
    'flexSearch',
    'sqlite',
    'miniSearch',
    'miniSearchByField',
  ] as const;
  for (const name of chosen.length > 0 ? chosen : usual) {
    say(row(await measure(name, url, queries, truth)));
    say(`  load ${loadavg()[0]?.toFixed(1)}`);
  }
  server.close();
} finally {
  rmSync(folder, { recursive: true });
}
