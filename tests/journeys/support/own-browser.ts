/** A browser with a profile of its own on the disk, as the Chromium door starts one: what it keeps can be looked at. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import config from '../../playwright.config.ts';
import { putOnJourneyClock } from './journey-clock.ts';

export type OwnBrowser = { readonly context: BrowserContext; readonly page: Page };

/** @param watch sees the page before it loads anything */
export const openOwnBrowser = async (
  profile: string,
  url: string,
  watch: (page: Page) => void = () => {},
): Promise<OwnBrowser> => {
  const context = await chromium.launchPersistentContext(profile, {
    ...config.use?.launchOptions,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
  });
  await putOnJourneyClock(context);
  const page = context.pages()[0] ?? (await context.newPage());
  watch(page);
  await page.goto(url);
  return { context, page };
};

/** Files below the folder that hold one of the texts, in either of the encodings a browser writes. */
export const filesHolding = (folder: string, ...texts: readonly string[]): readonly string[] => {
  const spellings = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return spellings.some((spelling) => bytes.includes(spelling));
    });
};

/** Everything that lives in the page's memory, as the browser's own profiler writes it. */
export const heapOf = async ({ context, page }: OwnBrowser): Promise<string> => {
  const session = await context.newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
};
