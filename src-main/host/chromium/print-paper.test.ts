import { writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createHandTimers } from '../testing/hand-timers.ts';
import type { StartBrowser } from './browser-process.ts';
import { type PaperPrinter, printPaper } from './print-paper.ts';

const id = 'c'.repeat(64);
const fileIn = (args: readonly string[]) =>
  args.find((arg) => arg.startsWith('--print-to-pdf='))?.slice('--print-to-pdf='.length) ?? '';

function printer(start: StartBrowser, more: Partial<PaperPrinter> = {}): PaperPrinter {
  return {
    papers: { get: (asked) => (asked === id ? { html: '' } : undefined) },
    browser: '/usr/bin/browser',
    start,
    isRoot: false,
    origin: 'http://127.0.0.1:50000',
    after: createHandTimers().after,
    ...more,
  };
}

const endsWith =
  (code: number, pdf?: string): StartBrowser =>
  (_browser, args) => {
    if (pdf !== undefined) writeFileSync(fileIn(args), pdf);
    return { ended: Promise.resolve(code), quit: () => {}, kill: () => {} };
  };

describe('printing through the browser', () => {
  it('E10 prints the paper into a folder that is gone afterwards', async () => {
    let asked: readonly string[] = [];
    const pdf = await printPaper(
      printer((browser, args) => {
        asked = args;
        return endsWith(0, '%PDF-x')(browser, args);
      }),
      `/paper/${id}`,
    );
    expect(Buffer.from(pdf).toString()).toBe('%PDF-x');
    expect(asked.at(-1)).toBe(`http://127.0.0.1:50000/paper/${id}`);
    await expect(stat(fileIn(asked))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each([
    '/',
    'https://evil.test/',
    `/paper/${'d'.repeat(64)}`,
    `/paper/${id}/../../`,
    `//evil.test/paper/${id}`,
  ])('E10 refuses to print %s', async (path) => {
    const printing = printPaper(printer(endsWith(0, '%PDF-x')), path);
    await expect(printing).rejects.toMatchObject({ code: 'paper.not-found' });
  });

  it('refuses where there is no browser', async () => {
    const printing = printPaper(printer(endsWith(0), { browser: null }), `/paper/${id}`);
    await expect(printing).rejects.toMatchObject({ code: 'paper.no-browser' });
  });

  it.each([
    ['fails', endsWith(1, '%PDF-x')],
    ['writes nothing', endsWith(0)],
  ])('refuses with a code when the browser %s', async (_what, start) => {
    await expect(printPaper(printer(start), `/paper/${id}`)).rejects.toMatchObject({ code: 'paper.failed' });
  });

  it('kills a browser that has not finished after 30 s', async () => {
    const timers = createHandTimers();
    const started = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<number | null>();
    const start: StartBrowser = () => {
      started.resolve();
      return { ended: ended.promise, quit: () => {}, kill: () => ended.resolve(null) };
    };
    const printing = printPaper(printer(start, { after: timers.after }), `/paper/${id}`);
    await started.promise;
    await Promise.resolve();
    expect(timers.pending()).toEqual([30_000]);
    timers.pass(30_000);
    await expect(printing).rejects.toMatchObject({ code: 'paper.timeout' });
  });
});
