import { existsSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { createHandTimers } from '../testing/hand-timers.ts';
import type { StartPipedBrowser } from './browser-process.ts';
import { createPaperPrinter, type PaperPrinterOptions } from './print-paper.ts';

const id = 'c'.repeat(64);
const path = `/paper/${id}`;
const other = `/paper/${'e'.repeat(64)}`;

type Command = { readonly id: number; readonly method: string; readonly params: Record<string, unknown> };
type Answer = (command: Command) => object | null;

/** The paper it was last sent to is there, and what it prints names that. */
function sound(): Answer {
  let at = '';
  return ({ method, params }) => {
    if (method === 'Page.navigate') at = new URL(String(params.url)).pathname;
    const answers: Readonly<Record<string, object>> = {
      'Target.createBrowserContext': { browserContextId: 'context' },
      'Target.createTarget': { targetId: 'target' },
      'Target.attachToTarget': { sessionId: 'session' },
      'Runtime.evaluate': { result: { value: at } },
      'Page.printToPDF': { data: Buffer.from(`%PDF of ${at}`).toString('base64') },
    };
    return answers[method] ?? {};
  };
}

/** A browser that answers each command as it is told to; null: not at all. */
function browserThat(answer: Answer) {
  const commands: Command[] = [];
  const profiles: string[] = [];
  const start: StartPipedBrowser = (_browser, args) => {
    profiles.push(args.find((each) => each.startsWith('--user-data-dir='))?.slice(16) ?? '');
    const toBrowser = new PassThrough();
    const fromBrowser = new PassThrough();
    const { promise: ended, resolve } = Promise.withResolvers<number | null>();
    const end = () => {
      fromBrowser.destroy();
      resolve(null);
    };
    toBrowser.on('data', (bytes: Buffer) => {
      for (const text of bytes.toString().split('\0').filter(Boolean)) {
        const command = JSON.parse(text) as Command;
        commands.push(command);
        const result = answer(command);
        // In two pieces, with an event before it: a pipe keeps no message together.
        const reply = `{"method":"Target.targetCreated"}\0${JSON.stringify({ id: command.id, ...(result === null ? {} : result) })}\0`;
        if (result === null) continue;
        fromBrowser.write(reply.slice(0, 50));
        fromBrowser.write(reply.slice(50));
      }
    });
    return { ended, quit: end, kill: end, toBrowser, fromBrowser };
  };
  return { start, commands, profiles };
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

const answering = (answer: Answer) => browserThat((command) => ({ result: answer(command) }));

const soundBut = (method: string, reply: object) => {
  const answer = sound();
  return browserThat((command) => (command.method === method ? reply : { result: answer(command) }));
};

function printer(startPiped: StartPipedBrowser, more: Partial<PaperPrinterOptions> = {}) {
  const timers = createHandTimers();
  const options: PaperPrinterOptions = {
    papers: { get: (asked) => (path.endsWith(asked) || other.endsWith(asked) ? { html: '' } : undefined) },
    browser: '/usr/bin/browser',
    startPiped,
    isRoot: false,
    origin: 'http://127.0.0.1:50000',
    after: timers.after,
    ...more,
  };
  return { timers, ...createPaperPrinter(options) };
}

describe('printing through the browser', () => {
  it('E10 prints papers with one browser, each in the place of the one before, in a profile that is gone afterwards', async () => {
    const { start, commands, profiles } = answering(sound());
    const { print, close } = printer(start);
    expect(text(await print(path))).toBe(`%PDF of ${path}`);
    await print(path);
    expect(text(await print(other))).toBe(`%PDF of ${other}`);
    const asked = (method: string) => commands.filter((each) => each.method === method);
    expect(asked('Page.navigate').map(({ params }) => params.url)).toEqual(
      [path, other].map((each) => `http://127.0.0.1:50000${each}`),
    );
    expect(asked('Target.createTarget')).toHaveLength(1);
    expect(asked('Page.printToPDF')).toHaveLength(3);
    expect(profiles).toHaveLength(1);
    expect(existsSync(profiles[0] ?? '')).toBe(true);
    await close();
    expect(existsSync(profiles[0] ?? '')).toBe(false);
  });

  it('lays a paper that is looked at, so that its print loads nothing; ends the browser when no other follows, and starts it again', async () => {
    const { start, profiles, commands } = answering(sound());
    const { seen, print, timers } = printer(start);
    seen(path);
    const methods = () => commands.map(({ method }) => method);
    await vi.waitFor(() => expect(methods()).toContain('Runtime.evaluate'));
    await print(path);
    expect(methods().slice(-2)).toEqual(['Runtime.evaluate', 'Page.printToPDF']);
    expect(profiles).toHaveLength(1);
    expect(timers.pending()).toEqual([60_000]);
    timers.pass(60_000);
    await vi.waitFor(() => expect(existsSync(profiles[0] ?? '')).toBe(false));
    await print(path);
    expect(profiles).toHaveLength(2);
  });

  it.each(['/', 'https://evil.test/', `/paper/${'d'.repeat(64)}`, `${path}/../../`, `//evil.test${path}`])(
    'E10 refuses to print %s',
    async (asked) => {
      const { print } = printer(answering(sound()).start);
      await expect(print(asked)).rejects.toMatchObject({ code: 'paper.not-found' });
    },
  );

  it('refuses where there is no browser', async () => {
    const { print, seen } = printer(answering(sound()).start, { browser: null });
    seen(path);
    await expect(print(path)).rejects.toMatchObject({ code: 'paper.no-browser' });
  });

  it.each([
    ['does not load the page', soundBut('Page.navigate', { result: { errorText: 'x' } })],
    ['shows another page', soundBut('Runtime.evaluate', { result: { result: { value: other } } })],
    ['refuses a command', soundBut('Page.printToPDF', { error: {} })],
  ])('refuses with a code when the browser %s', async (_what, { start }) => {
    await expect(printer(start).print(path)).rejects.toMatchObject({ code: 'paper.failed' });
  });

  it('refuses with a code when the browser ends, and prints with another', async () => {
    let lives = 0;
    const { start } = answering(sound());
    const dying: StartPipedBrowser = (browser, args) => {
      const process = start(browser, args);
      lives += 1;
      if (lives === 1) process.toBrowser.once('data', process.kill);
      return process;
    };
    const { print } = printer(dying);
    await expect(print(path)).rejects.toMatchObject({ code: 'paper.failed' });
    expect(text(await print(path))).toBe(`%PDF of ${path}`);
  });

  it('prints what was asked for while another paper is looked at', async () => {
    const { start } = answering(sound());
    const { seen, print } = printer(start);
    seen(path);
    const printing = print(path);
    seen(other);
    const next = print(other);
    expect(text(await printing)).toBe(`%PDF of ${path}`);
    expect(text(await next)).toBe(`%PDF of ${other}`);
  });

  it('A6 keeps nothing of a paper that nobody looks at any more', async () => {
    const { start, profiles } = answering(sound());
    const { seen, print } = printer(start);
    seen(path);
    await print(path);
    seen(null);
    await vi.waitFor(() => expect(existsSync(profiles[0] ?? '')).toBe(false));
  });

  it('a browser that ends while a paper is being laid fails nobody who has not asked for a print', async () => {
    const { start, commands } = browserThat(() => null);
    const { seen, close, timers } = printer(start);
    seen(path);
    await vi.waitFor(() => expect(commands).toHaveLength(1));
    await close();
    expect(timers.pending()).toEqual([]);
  });

  it('kills a browser that has not finished after 30 s', async () => {
    const { start, commands } = browserThat(() => null);
    const { print, timers } = printer(start);
    const printing = print(path);
    await vi.waitFor(() => expect(commands).toHaveLength(1));
    expect(timers.pending()).toEqual([60_000, 30_000]);
    timers.pass(30_000);
    await expect(printing).rejects.toMatchObject({ code: 'paper.timeout' });
  });
});
