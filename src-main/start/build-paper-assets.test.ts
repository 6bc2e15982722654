import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../services/testing/fixtures.ts';
import { buildPaperAssets } from './build-paper-assets.ts';
import { programFolders } from './program-folders.ts';

it('lays out every style sheet the papers link and every font those name, and no other format', async () => {
  const paperAssets = join(await temporaryFolder(), 'paper-assets');
  await buildPaperAssets({ ...programFolders(import.meta.dirname), paperAssets });
  const page = await readFile(new URL('../services/paper/paper-page.ts', import.meta.url), 'utf8');
  const sheets = [...page.matchAll(/href="\/paper-assets\/([^"]+)"/gu)].map(([, path]) => path ?? '');
  expect(sheets).toHaveLength(5);
  for (const sheet of sheets) {
    const text = await readFile(join(paperAssets, sheet), 'utf8');
    const urls = [...text.matchAll(/url\(([^)]+)\)/gu)].map(([, url]) => url ?? '');
    // By their content, since browsers keep them for good.
    expect(urls.every((url) => /-[0-9a-f]{12}\.woff2$/u.test(url))).toBe(true);
    for (const url of urls) expect(existsSync(join(paperAssets, sheet, '..', url))).toBe(true);
    if (sheet.includes('-sc/')) expect(urls.length).toBeGreaterThan(50);
    if (sheet.includes('mono')) expect(urls).toHaveLength(1);
  }
});
