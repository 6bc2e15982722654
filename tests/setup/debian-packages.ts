/**
 * What the tests need beyond npm: a browser, a Chinese font, PDF tools and a second PostgreSQL. Fetched from
 * Debian's packages where this is root on Debian; otherwise said in one line, and the suites that need them
 * say in their names what was missing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const onPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

const needed: readonly { readonly debian: string; readonly present: () => boolean }[] = [
  {
    debian: 'chromium',
    present: () => onPath('chromium') || onPath('google-chrome') || onPath('microsoft-edge'),
  },
  { debian: 'fonts-noto-cjk', present: () => globSync('/usr/share/fonts/**/NotoSansCJK*').length > 0 },
  { debian: 'poppler-utils', present: () => onPath('pdftotext') && onPath('pdffonts') },
  { debian: 'postgresql', present: () => globSync('/usr/lib/postgresql/*/bin/postgres').length > 0 },
  { debian: 'openssl', present: () => onPath('openssl') },
];

const apt = (...args: string[]): boolean =>
  spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/** Installs what is missing where it can; tells what to install where it cannot. */
export const ensureDebianPackages = (): void => {
  const missing = needed.filter((each) => !each.present()).map((each) => each.debian);
  if (missing.length === 0) return;
  const canInstall = process.getuid?.() === 0 && onPath('apt-get');
  if (canInstall) {
    console.log(`installing from Debian's packages: ${missing.join(' ')}`);
    if (apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', ...missing)) return;
  }
  console.log(`Missing for the full test run; install with: apt-get install ${missing.join(' ')}`);
};
