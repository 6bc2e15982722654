import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostRefusal } from '../host-refusals.ts';
import { demandPaper, type PaperShelf } from '../paper-shelf.ts';
import type { After } from '../timers.ts';
import { printArguments } from './browser-arguments.ts';
import type { BrowserProcess, StartBrowser } from './browser-process.ts';

const printTimeoutMs = 30_000;

export type PaperPrinter = {
  readonly papers: PaperShelf;
  /** Null where the machine has none. */
  readonly browser: string | null;
  readonly start: StartBrowser;
  readonly isRoot: boolean;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly after: After;
};

/**
 * Prints a page under /paper/ with a headless run of the browser in a profile that exists for this one print:
 * the officer's own profile is locked by the open window.
 * Rejects with `paper.not-found`, `paper.no-browser`, `paper.timeout` or `paper.failed`.
 */
export async function printPaper(printer: PaperPrinter, paperPath: string): Promise<Uint8Array> {
  demandPaper(printer.papers, paperPath);
  if (printer.browser === null) throw hostRefusal('paper.no-browser');
  const folder = await mkdtemp(join(tmpdir(), 'desk-print-'));
  try {
    const pdfFile = join(folder, 'paper.pdf');
    const profile = { userDataDir: join(folder, 'profile'), isRoot: printer.isRoot };
    const url = `${printer.origin}${paperPath}`;
    await finished(printer.start(printer.browser, printArguments(url, pdfFile, profile)), printer.after);
    return await readFile(pdfFile).catch(() => {
      throw hostRefusal('paper.failed');
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function finished(process: BrowserProcess, after: After): Promise<void> {
  let isTimedOut = false;
  const cancel = after(printTimeoutMs, () => {
    isTimedOut = true;
    process.kill();
  });
  const code = await process.ended;
  cancel();
  if (isTimedOut) throw hostRefusal('paper.timeout');
  if (code !== 0) throw hostRefusal('paper.failed');
}
