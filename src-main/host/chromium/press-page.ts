/**
 * The page of a printing browser. Each paper takes the place of the one before, so that fonts that were read once are read
 * no more; one thing happens in it at a time, so that what is printed is what was asked for.
 */
import { createSerialQueue } from '#shared/lib/serial-queue.ts';
import type { DevTools } from './devtools-pipe.ts';

export type PressPage = {
  /** Loads the paper at this path with its fonts, unless it is there already. Rejects where it does not load. */
  readonly lay: (path: string) => Promise<void>;
  /** The same, as an A4 PDF. */
  readonly print: (path: string) => Promise<Uint8Array>;
};

/** @param origin `http://127.0.0.1:<port>` */
export function openPressPage({ command }: DevTools, origin: string): PressPage {
  const inTurn = createSerialQueue();
  const opening = openPage(command);
  // Whoever lays a paper hears why.
  opening.catch(() => undefined);
  let laid: string | null = null;
  const load = async (path: string): Promise<string> => {
    const sessionId = await opening;
    if (laid === path) return sessionId;
    laid = null;
    const { errorText } = await command('Page.navigate', { url: `${origin}${path}` }, sessionId);
    if (errorText !== undefined) throw new Error('the page did not load');
    const asked = { expression: whenWhole, awaitPromise: true, returnByValue: true };
    const { result } = await command('Runtime.evaluate', asked, sessionId);
    if ((result as { value?: unknown } | undefined)?.value !== path) throw new Error('another page is there');
    laid = path;
    return sessionId;
  };
  return {
    lay: (path) => inTurn(async () => void (await load(path))),
    print: (path) =>
      inTurn(async () => {
        const asked = { preferCSSPageSize: true, printBackground: true };
        const { data } = await command('Page.printToPDF', asked, await load(path));
        return Buffer.from(String(data), 'base64');
      }),
  };
}

/** Style sheets and fonts are there; answers whose they are. */
const whenWhole = `new Promise((resolve) => {
  if (document.readyState === 'complete') resolve();
  else addEventListener('load', resolve, { once: true });
}).then(() => document.fonts.ready).then(() => location.pathname)`;

/** In a context of its own, which writes nothing to the disk. */
async function openPage(command: DevTools['command']): Promise<string> {
  const { browserContextId } = await command('Target.createBrowserContext', {});
  const { targetId } = await command('Target.createTarget', { url: 'about:blank', browserContextId });
  const attached = await command('Target.attachToTarget', { targetId, flatten: true });
  return String(attached.sessionId);
}
