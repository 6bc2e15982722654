import { join } from 'node:path';
import type { EventHub } from '../../src-main/bridge/event-hub.ts';
import type { AssetSources } from '../../src-main/host/window-assets.ts';
import type { WindowReport } from './window/report.ts';

export const shelvedPaper = `/paper/${'0123456789abcdef'.repeat(4)}`;
export const otherPaper = `/paper/${'fedcba9876543210'.repeat(4)}`;
export const missingPaper = `/paper/${'f'.repeat(64)}`;

const paperHtml = (
  words: string,
) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>凭证</title>
<link rel="stylesheet" href="/paper-assets/paper.css"></head><body><p>${words}</p></body></html>`;

const papers: Readonly<Record<string, string>> = {
  [shelvedPaper]: 'ABCdef 2018',
  [otherPaper]: 'UVWxyz 2026',
};

export const paperCss = `@page { size: A4; }
@font-face { font-family: Paper; src: url(/paper-assets/paper.woff2); }
p { font-family: Paper; }`;

/** Where a fixture folder keeps what a host serves; two papers lie on the shelf. */
export function fixtureSources(folder: string): AssetSources {
  return {
    rendererRoot: join(folder, 'renderer'),
    paperAssetsRoot: join(folder, 'paper-assets'),
    papers: {
      get: (id) => {
        const words = papers[`/paper/${id}`];
        return words === undefined ? undefined : { html: paperHtml(words) };
      },
    },
    tables: { take: async () => null },
  };
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
