/**
 * A real Chromium whose window nobody listens in on. A journey's browser reports what crosses its network, and a message
 * of a WebSocket with all that is in it: of a first sync every byte would be read, encoded and sent a second time, on the
 * window's own thread. Here the browser is told what to do over its own pipe, and reports nothing but the answers.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { demonstrationPassword } from '../../../src-platform/demonstration/install-demonstration.ts';
import config from '../../playwright.config.ts';

type Said = Readonly<Record<string, unknown>>;

/** An answer has the number of what was asked, an event its name. */
type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Said;
  readonly result?: Said;
  readonly error?: { readonly message: string };
};

type Browser = {
  readonly ask: (method: string, params?: object, sessionId?: string) => Promise<Said>;
  /** The next event of that name. */
  readonly next: (event: string) => Promise<Said>;
};

/** JSON messages over two pipes, each ended by a zero byte. */
const speakTo = ({ stdio }: ChildProcess): Browser => {
  const [, , , towards, from] = stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number | string, (message: Message) => void>();
  let rest = '';
  let last = 0;
  from.setEncoding('utf8').on('data', (part: string) => {
    const messages = (rest + part).split('\0');
    rest = messages.pop() ?? '';
    for (const text of messages) {
      const message = JSON.parse(text) as Message;
      const name = message.id ?? message.method ?? '';
      waiting.get(name)?.(message);
      waiting.delete(name);
    }
  });
  const heard = (name: number | string) => new Promise<Message>((resolve) => void waiting.set(name, resolve));
  return {
    next: async (event) => (await heard(event)).params ?? {},
    ask: async (method, params = {}, sessionId) => {
      last += 1;
      const answered = heard(last);
      towards.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
      const { result = {}, error } = await answered;
      if (error !== undefined) throw new Error(`${method}: ${error.message}`);
      return result;
    },
  };
};

/** Everything of a stream that the browser holds. */
const readStream = async ({ ask }: Browser, handle: unknown): Promise<string> => {
  let whole = '';
  for (let isLast: unknown = false; isLast !== true; ) {
    const { data, eof } = await ask('IO.read', { handle });
    whole += String(data);
    isLast = eof;
  }
  return whole;
};

export type QuietWindow = {
  /** Calls the function in the page, which knows nothing of what stands around it here. */
  readonly run: <A extends readonly unknown[], T>(
    act: (...given: A) => T,
    ...given: A
  ) => Promise<Awaited<T>>;
  /** Waits until it is so in the page, which is looked at fifty times a second. */
  readonly until: <A extends readonly unknown[]>(
    isSo: (...given: A) => boolean,
    ...given: A
  ) => Promise<void>;
  /** Types the text into what has the focus. */
  readonly type: (text: string) => Promise<void>;
  /** Has the browser note what its threads do; the answer ends it and gives the notes, as JSON. */
  readonly trace: (categories: readonly string[]) => Promise<() => Promise<string>>;
  readonly close: () => Promise<void>;
};

type Evaluated = {
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
};

const asAnOfficers = ['--headless', '--window-size=1366,768', '--lang=zh-CN', '--remote-debugging-pipe'];
/** What a journey's browser is given too: a window that nobody sees works as one in front. */
const asInFront = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** Opens the address in a browser of its own with a profile on the disk. `before` runs before the page's first script. */
export const openQuietWindow = async (url: string, before: () => void): Promise<QuietWindow> => {
  const profile = mkdtempSync(join(tmpdir(), 'bench-profile-'));
  const { executablePath = 'chromium', args = [] } = config.use?.launchOptions ?? {};
  const child = spawn(
    executablePath,
    [...args, ...asAnOfficers, ...asInFront, `--user-data-dir=${profile}`],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    },
  );
  const exit = once(child, 'exit');
  const browser = speakTo(child);
  const { ask, next } = browser;
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = (await ask('Target.attachToTarget', { targetId, flatten: true })) as {
    sessionId: string;
  };
  await ask('Page.enable', {}, sessionId);
  await ask('Page.addScriptToEvaluateOnNewDocument', { source: `(${before})()` }, sessionId);
  await ask('Page.navigate', { url }, sessionId);
  const evaluate = async (expression: string): Promise<unknown> => {
    const asked = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = (await ask('Runtime.evaluate', asked, sessionId)) as Evaluated;
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? 'thrown');
    return result?.value;
  };
  const called = (act: unknown, given: readonly unknown[]): string => `(${act})(...${JSON.stringify(given)})`;
  const pause = 'new Promise((resolve) => setTimeout(resolve, 20))';
  return {
    run: async (act, ...given) => (await evaluate(called(act, given))) as never,
    until: async (isSo, ...given) =>
      void (await evaluate(`(async () => { while (!${called(isSo, given)}) await ${pause}; })()`)),
    type: async (text) => void (await ask('Input.insertText', { text }, sessionId)),
    trace: async (categories) => {
      const traceConfig = { includedCategories: categories };
      await ask('Tracing.start', { traceConfig, transferMode: 'ReturnAsStream' });
      return async () => {
        const complete = next('Tracing.tracingComplete');
        await ask('Tracing.end');
        return readStream(browser, (await complete).stream);
      };
    },
    close: async () => {
      // The pipe is gone before the answer is.
      void ask('Browser.close');
      await exit;
      rmSync(profile, { recursive: true });
    },
  };
};

/** Once it is there. */
export const focus = async (window: QuietWindow, selector: string): Promise<void> => {
  await window.until((of) => document.querySelector(of) !== null, selector);
  await window.run((of) => document.querySelector<HTMLElement>(of)?.focus(), selector);
};

/** The first of those that bears the name, once it is there. Blanks do not count. */
export const click = async (window: QuietWindow, selector: string, name: string): Promise<void> => {
  const find = (of: string, wanted: string) =>
    [...document.querySelectorAll<HTMLElement>(of)].some((each) => {
      const isIt = each.textContent?.replaceAll(/\s/gu, '') === wanted;
      if (isIt) each.click();
      return isIt;
    });
  await window.until(find, selector, name);
};

export const signIn = async (window: QuietWindow, login: string): Promise<void> => {
  await focus(window, 'input:not([type=password])');
  await window.type(login);
  await focus(window, 'input[type=password]');
  await window.type(demonstrationPassword);
  await click(window, 'button', '登录');
  await window.until(() => document.querySelector('nav[aria-label="主菜单"]') !== null);
};
