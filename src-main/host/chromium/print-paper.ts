/**
 * Papers as PDF, by a headless browser in a profile of its own: the officer's is locked by the open window. A paper that
 * is looked at is laid in it at once, so that a click waits neither for the browser's start nor for a page's fonts.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostRefusal } from '../host-refusals.ts';
import { demandPaper, type PaperShelf } from '../paper-shelf.ts';
import type { After } from '../timers.ts';
import { printerArguments } from './browser-arguments.ts';
import type { PipedBrowser, StartPipedBrowser } from './browser-process.ts';
import { type DevTools, speakDevTools } from './devtools-pipe.ts';

const printTimeoutMs = 30_000;
/** How long the browser waits for another paper. */
const idleMs = 60_000;

export type PaperPrinterOptions = {
  readonly papers: PaperShelf;
  /** Null where the machine has none. */
  readonly browser: string | null;
  readonly startPiped: StartPipedBrowser;
  readonly isRoot: boolean;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly after: After;
};

export type PaperPrinter = {
  /** The paper is being looked at: a print may follow. Null: none is any more, and the browser ends with what it held. */
  readonly seen: (paperPath: string | null) => void;
  /**
   * The page under /paper/ as an A4 PDF.
   * Rejects with `paper.not-found`, `paper.no-browser`, `paper.timeout` or `paper.failed`.
   */
  readonly print: (paperPath: string) => Promise<Uint8Array>;
  /** Ends the browser and removes its profile. */
  readonly close: () => Promise<void>;
};

/** A paper in the browser, its page and fonts loaded. */
type Laid = { readonly path: string; readonly page: Promise<Page> };
type Page = { readonly contextId: string; readonly sessionId: string };

type Press = {
  readonly process: PipedBrowser;
  readonly devTools: DevTools;
  /** The browser has ended and its profile is removed. */
  readonly gone: Promise<void>;
  laid: Laid | null;
};

export function createPaperPrinter(options: PaperPrinterOptions): PaperPrinter {
  const { papers, after, origin } = options;
  let press: Promise<Press> | null = null;
  let stopIdling = () => {};
  const started = (): Promise<Press> => {
    stopIdling();
    stopIdling = after(idleMs, () => void end());
    if (press !== null) return press;
    const starting = startPress(options);
    press = starting;
    const forget = () => {
      if (press === starting) press = null;
    };
    starting.then(({ process }) => process.ended).then(forget, forget);
    return starting;
  };
  const end = async (): Promise<void> => {
    stopIdling();
    const ending = press;
    // A paper that is seen from now on gets another browser.
    press = null;
    const at = await ending?.catch(() => null);
    at?.process.kill();
    await at?.gone;
  };
  /** The paper in the press, where it may lie already. */
  const lay = (at: Press, path: string): Promise<Page> => {
    if (at.laid?.path !== path) {
      const former = at.laid;
      at.laid = { path, page: openPage(at.devTools, `${origin}${path}`) };
      at.laid.page.catch(() => undefined);
      if (former !== null) void closePage(at.devTools, former.page);
    }
    return at.laid.page;
  };
  return {
    seen: (path) => {
      const done = path === null ? end() : started().then((at) => lay(at, path));
      // Whoever prints it hears why.
      done.catch(() => undefined);
    },
    async print(paperPath) {
      demandPaper(papers, paperPath);
      if (options.browser === null) throw hostRefusal('paper.no-browser');
      const at = await started();
      let isTimedOut = false;
      const cancel = after(printTimeoutMs, () => {
        isTimedOut = true;
        at.process.kill();
      });
      try {
        return await printed(at.devTools, await lay(at, paperPath));
      } catch {
        // Whatever state it is in, the next paper gets another.
        press = null;
        at.process.kill();
        throw hostRefusal(isTimedOut ? 'paper.timeout' : 'paper.failed');
      } finally {
        cancel();
      }
    },
    close: end,
  };
}

async function startPress({ browser, startPiped, isRoot }: PaperPrinterOptions): Promise<Press> {
  if (browser === null) throw hostRefusal('paper.no-browser');
  const userDataDir = await mkdtemp(join(tmpdir(), 'desk-print-'));
  const process = startPiped(browser, printerArguments({ userDataDir, isRoot }));
  const gone = process.ended.then(() => rm(userDataDir, { recursive: true, force: true, maxRetries: 3 }));
  return { process, devTools: speakDevTools(process), gone, laid: null };
}

/** Each paper in a context of its own, which keeps nothing of it for the next. */
async function openPage({ command }: DevTools, url: string): Promise<Page> {
  const { browserContextId } = await command('Target.createBrowserContext', {});
  const { targetId } = await command('Target.createTarget', { url: 'about:blank', browserContextId });
  const attached = await command('Target.attachToTarget', { targetId, flatten: true });
  const sessionId = String(attached.sessionId);
  const { errorText } = await command('Page.navigate', { url }, sessionId);
  if (errorText !== undefined) throw new Error('the page did not load');
  await command('Runtime.evaluate', { expression: whenWhole, awaitPromise: true }, sessionId);
  return { contextId: String(browserContextId), sessionId };
}

/** Style sheets and fonts are there. */
const whenWhole = `new Promise((resolve) => {
  if (document.readyState === 'complete') resolve();
  else addEventListener('load', resolve, { once: true });
}).then(() => document.fonts.ready).then(() => undefined)`;

async function printed({ command }: DevTools, { sessionId }: Page): Promise<Uint8Array> {
  const asked = { preferCSSPageSize: true, printBackground: true };
  const { data } = await command('Page.printToPDF', asked, sessionId);
  return Buffer.from(String(data), 'base64');
}

/** A page that never opened, or whose browser is gone, needs no closing. */
async function closePage({ command }: DevTools, page: Promise<Page>): Promise<void> {
  try {
    const { contextId } = await page;
    await command('Target.disposeBrowserContext', { browserContextId: contextId });
  } catch {
    // See above.
  }
}
