import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import type { EventHub } from '../../src-main/bridge/event-hub.ts';
import type { PaperShelf } from '../../src-main/host/paper-shelf.ts';
import { createWindowAssets, type WindowAssets } from '../../src-main/host/window-assets.ts';
import type { WindowReport } from './window/report.ts';

export const shelvedPaper = `/paper/${'0123456789abcdef'.repeat(4)}`;
export const missingPaper = `/paper/${'f'.repeat(64)}`;

export type HostFixture = {
  readonly folder: string;
  readonly rendererRoot: string;
  readonly paperAssetsRoot: string;
  readonly papers: PaperShelf;
  readonly assets: WindowAssets;
};

const paperHtml = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>凭证</title>
<link rel="stylesheet" href="/paper-assets/paper.css"></head><body><p>ABCdef 2018</p></body></html>`;

const paperCss = `@page { size: A4; }
@font-face { font-family: Paper; src: url(/paper-assets/paper.woff2); }
p { font-family: Paper; }`;

/** Builds the test window and lays out one paper with a web font, in a new folder of its own. */
export async function createHostFixture(): Promise<HostFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-host-'));
  const rendererRoot = join(folder, 'renderer');
  const paperAssetsRoot = join(folder, 'paper-assets');
  await build({
    root: join(import.meta.dirname, 'window'),
    configFile: false,
    logLevel: 'error',
    build: { outDir: rendererRoot, target: 'esnext', modulePreload: false },
  });
  await mkdir(paperAssetsRoot);
  await writeFile(join(paperAssetsRoot, 'paper.css'), paperCss);
  await copyFile(fontFile(), join(paperAssetsRoot, 'paper.woff2'));
  const papers: PaperShelf = {
    get: (id) => (shelvedPaper.endsWith(id) ? { html: paperHtml } : undefined),
  };
  const assets = createWindowAssets({ rendererRoot, paperAssetsRoot, papers });
  return { folder, rendererRoot, paperAssetsRoot, papers, assets };
}

function fontFile(): string {
  const root = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'));
  return join(root, 'files/noto-sans-sc-latin-400-normal.woff2');
}

/** Resolves with what the test window reports once it has reached main. */
export function awaitReport(subscribe: EventHub<never>['subscribe']): Promise<WindowReport> {
  return new Promise((resolve) => {
    const leave = subscribe(({ payload }) => {
      leave();
      resolve(JSON.parse((payload as { title: string }).title));
    });
  });
}
