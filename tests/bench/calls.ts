/**
 * What a right's screen costs with so many calls: `node tests/bench/calls.ts [calls …]`. The window's own database, sealed,
 * in real Chromium; every row opened, as before, beside counts from the index and one page, in turns in one run. Read the
 * ratios.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';
import type { CallsBench } from './calls-page.ts';
import { machine, median, ms, say } from './support/figures.ts';
import { openBrowser } from './support/window.ts';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000];
const ways = ['every row', 'counts', 'counts and the latest 100', 'the last page'] as const;
const rounds = 3;

type Global = { readonly bench: CallsBench };

const script = async (): Promise<string> => {
  const [output] = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('./calls-page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'page',
      },
    },
  })) as Rollup.RollupOutput[];
  return (output?.output ?? []).flatMap((file) => (file.type === 'chunk' ? file.code : [])).join('\n');
};

const code = await script();
// A page of an origin: only there a browser keeps a database.
const server = createServer((_, answer) => {
  answer.setHeader('content-type', 'text/html').end('<!doctype html><title>calls</title>');
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const browser = await openBrowser();
try {
  say(`a right's calls, medians of ${rounds} databases just opened; ${machine()}`);
  for (const size of sizes) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}`);
    await page.addScriptTag({ content: code });
    await page.evaluate((count) => (globalThis as unknown as Global).bench.fill(count), size);
    const taken = new Map(ways.map((way) => [way, { first: [] as number[], again: [] as number[] }]));
    for (let round = 0; round < rounds; round += 1)
      for (const way of ways) {
        const time = await page.evaluate((asked) => (globalThis as unknown as Global).bench.ask(asked), way);
        taken.get(way)?.first.push(time.first);
        taken.get(way)?.again.push(time.again);
      }
    const before = median(taken.get('every row')?.first ?? []);
    say(`  ${size} calls`);
    for (const [way, { first, again }] of taken)
      say(
        `    ${way.padEnd(28)} first ${ms(median(first))}   again ${ms(median(again))}   ratio 1/${(before / median(first)).toFixed(0)}`,
      );
    await context.close();
  }
} finally {
  await browser.close();
  server.close();
}
