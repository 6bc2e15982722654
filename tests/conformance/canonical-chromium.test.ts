/** What the window signs, main and platform check: one value has the same bytes in Chromium as in Node. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { canonicalJson } from '#shared/crypto/canonical-json.ts';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import { browser } from './chromium-hosts.ts';

const root = join(import.meta.dirname, '../..');
const skipped = browser === null ? ' SKIPPED: needs a browser' : '';

/** As JSON in ASCII alone, so that no decoding of the page stands between the two. */
const asciiOf = (value: unknown): string =>
  JSON.stringify(value).replace(/[^\x20-\x7e]|</gu, (found) =>
    [...Array(found.length).keys()]
      .map((at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );

it.skipIf(browser === null)(
  `C9 a value has the same canonical bytes in Chromium as in Node${skipped}`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'canonical-'));
    try {
      await build({
        root,
        configFile: false,
        logLevel: 'error',
        build: {
          outDir: folder,
          emptyOutDir: false,
          minify: false,
          lib: {
            entry: join(root, 'shared/crypto/value-signature.ts'),
            formats: ['iife'],
            name: 'signing',
            fileName: 'signing',
          },
        },
      });
      const random = fc.sample(fc.jsonValue({ stringUnit: 'binary' }), 500);
      const values = [
        ...random,
        {
          ['__proto__']: { toString: 1 },
          隆: '䶮㐂𠮷',
          '': [-0, 1e21, 5e-324, 0.1, 2 ** 53],
          b: null,
          '\u{1f600}': '\u2028',
        },
      ];
      // Parsed there, not read as source: in source a key named __proto__ is no key.
      const page = `<!doctype html><meta charset="utf-8"><pre></pre><script src="signing.iife.js"></script>
<script>const values = JSON.parse(${asciiOf(JSON.stringify(values))});
document.querySelector('pre').textContent = values.map(signing.digestOfValue).join(' ')</script>`;
      await writeFile(join(folder, 'page.html'), page);
      const args = ['--headless', '--dump-dom', `--user-data-dir=${join(folder, 'profile')}`];
      if (process.getuid?.() === 0) args.push('--no-sandbox');
      const dumped = execFileSync(browser ?? '', [...args, `file://${join(folder, 'page.html')}`], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const digests = /<pre>([^<]*)<\/pre>/u.exec(dumped)?.[1]?.split(' ') ?? [];
      const differing = values.filter((value, at) => digests[at] !== digestOfValue(value)).map(canonicalJson);
      expect([digests.length, differing]).toEqual([values.length, []]);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
  60_000,
);
