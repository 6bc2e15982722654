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
import { speakDevTools } from './devtools-pipe.ts';
import { openPressPage, type PressPage } from './press-page.ts';

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

type Press = {
  readonly process: PipedBrowser;
  readonly page: PressPage;
  /** The browser has ended and its profile is removed. */
  readonly gone: Promise<void>;
};

export function createPaperPrinter(options: PaperPrinterOptions): PaperPrinter {
  const { papers, after } = options;
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
  return {
    seen: (path) => {
      const done = path === null ? end() : started().then(({ page }) => page.lay(path));
      // Whoever prints it hears why.
      done.catch(() => undefined);
    },
    async print(paperPath) {
      demandPaper(papers, paperPath);
      if (options.browser === null) throw hostRefusal('paper.no-browser');
      const used = started();
      const at = await used;
      let isTimedOut = false;
      const cancel = after(printTimeoutMs, () => {
        isTimedOut = true;
        at.process.kill();
      });
      try {
        return await at.page.print(paperPath);
      } catch {
        // Whatever state it is in, the next paper gets another.
        if (press === used) press = null;
        at.process.kill();
        throw hostRefusal(isTimedOut ? 'paper.timeout' : 'paper.failed');
      } finally {
        cancel();
      }
    },
    close: end,
  };
}

async function startPress({ browser, startPiped, isRoot, origin }: PaperPrinterOptions): Promise<Press> {
  if (browser === null) throw hostRefusal('paper.no-browser');
  const userDataDir = await mkdtemp(join(tmpdir(), 'desk-print-'));
  const process = startPiped(browser, printerArguments({ userDataDir, isRoot }));
  const gone = process.ended.then(() => rm(userDataDir, { recursive: true, force: true, maxRetries: 3 }));
  return { process, page: openPressPage(speakDevTools(process), origin), gone };
}
