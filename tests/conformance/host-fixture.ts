import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import {
  type AssetSources,
  createWindowAssets,
  type WindowAssets,
} from '../../src-main/host/window-assets.ts';
import { fixtureSources, paperCss } from './paper-fixture.ts';

export type HostFixture = AssetSources & { readonly folder: string; readonly assets: WindowAssets };

/** Builds the test window and lays out papers with a web font, in a new folder of its own. */
export async function createHostFixture(): Promise<HostFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-host-'));
  const sources = fixtureSources(folder);
  await build({
    root: join(import.meta.dirname, 'window'),
    configFile: false,
    logLevel: 'error',
    build: { outDir: sources.rendererRoot, target: 'esnext', modulePreload: false },
  });
  await mkdir(sources.paperAssetsRoot);
  await writeFile(join(sources.paperAssetsRoot, 'paper.css'), paperCss);
  await copyFile(fontFile(), join(sources.paperAssetsRoot, 'paper.woff2'));
  return { ...sources, folder, assets: createWindowAssets(sources) };
}

function fontFile(): string {
  const root = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'));
  return join(root, 'files/noto-sans-sc-latin-400-normal.woff2');
}
