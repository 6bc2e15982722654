import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHostFixture, type HostFixture } from './host-fixture.ts';

const root = join(import.meta.dirname, '../..');
const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const binary = join(electronFolder, 'dist/electron');
const hasBinary = existsSync(binary);
const skipped = hasBinary ? '' : ' SKIPPED: node_modules/electron/dist/electron is not installed';

let fixture: HostFixture;
beforeAll(async () => {
  fixture = await createHostFixture();
  await bundle('src-main/preload.ts', 'cjs', 'preload.cjs');
}, 60_000);
afterAll(() => rm(fixture.folder, { recursive: true, force: true }));

async function bundle(entry: string, format: 'cjs' | 'es', name: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, entry),
      outDir: fixture.folder,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { external: ['electron'], output: { format, entryFileNames: name } },
    },
  });
}

it('E6 the preload bundles to one CommonJS file that needs nothing but electron', async () => {
  const text = await readFile(join(fixture.folder, 'preload.cjs'), 'utf8');
  expect([...text.matchAll(/require\(["'`]([^"'`]+)/g)].map((match) => match[1])).toEqual(['electron']);
  expect(text).not.toMatch(/\bimport\b|\bexport\b/);
});

describe('Electron adapter with the real binary', () => {
  it.skipIf(!hasBinary)(
    `E1 E2 E3 E10 opens the window under every restriction and prints a paper${skipped}`,
    { timeout: 120_000 },
    async () => {
      await bundle('tests/conformance/real-electron/driver.ts', 'es', 'driver.mjs');
      const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      const screen = process.env.DISPLAY === undefined ? ['--ozone-platform=headless'] : [];
      const args = [...sandbox, ...screen, join(fixture.folder, 'driver.mjs')];
      const env = { ...process.env, DESK_FIXTURE: fixture.folder };
      await promisify(execFile)(binary, args, { env, timeout: 100_000 });
      expect(JSON.parse(await readFile(join(fixture.folder, 'seen.json'), 'utf8'))).toEqual({
        pdf: '%PDF-',
        ofd: 'ABCdef 2018',
        report: {
          origin: 'app://desk',
          isIsolated: true,
          isSecure: true,
          canEvaluate: false,
          canInjectHtml: false,
          canReachOthers: false,
          hasNode: false,
          hash: '',
        },
      });
    },
  );
});
