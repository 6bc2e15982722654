import type { BrowserWindow } from 'electron';
import { hostRefusal } from '../host-refusals.ts';
import { demandPaper, type PaperShelf } from '../paper-shelf.ts';
import type { After } from '../timers.ts';
import { appOrigin } from './app-scheme.ts';
import type { ElectronApi } from './electron-api.ts';
import { paperWindowOptions } from './window-options.ts';

const printTimeoutMs = 30_000;

export type PaperPrinter = {
  readonly electron: Pick<ElectronApi, 'BrowserWindow'>;
  readonly papers: PaperShelf;
  readonly after: After;
};

/**
 * A4 PDF of a page under /paper/, printed from an unseen window (check E10: own pages only).
 * Rejects with `paper.not-found`, `paper.timeout` or `paper.failed`.
 */
export async function printPaper(
  { electron, papers, after }: PaperPrinter,
  paperPath: string,
): Promise<Uint8Array> {
  demandPaper(papers, paperPath);
  const window = new electron.BrowserWindow(paperWindowOptions());
  const { promise: expired, reject } = Promise.withResolvers<never>();
  const cancel = after(printTimeoutMs, () => reject(hostRefusal('paper.timeout')));
  try {
    return await Promise.race([loadAndPrint(window, `${appOrigin}${paperPath}`), expired]);
  } finally {
    cancel();
    window.destroy();
  }
}

async function loadAndPrint(window: BrowserWindow, url: string): Promise<Uint8Array> {
  try {
    // Resolves at the load event, which waits for the fonts that the page's first layout asked for.
    await window.loadURL(url);
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      preferCSSPageSize: true,
    });
  } catch {
    throw hostRefusal('paper.failed');
  }
}
