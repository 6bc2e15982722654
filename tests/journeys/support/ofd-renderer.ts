/**
 * Looking at an OFD with other people's eyes: ofd.js, a renderer in the browser whose code is not ours. Its bundle is
 * taken from the npm registry on its own, of one version and checked by its digest: it lists fifty-eight packages that
 * the bundle has inside already or never loads, and none of them shall come into the project's tree.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { elementsOf } from '../../../src-main/services/paper/ofd/testing/read-ofd.ts';
import { freshFolder } from './programs.ts';

const version = '0.2.6';
const sha512 = 'qBC4bD5fC2e+qWg2ap6pajAU1Rl/G6+l6NUxMVgdcXTtjWcdRSYD6e63WGgmKAEuE4fjmntzIXZwODawjWmQuw==';
const kept = resolve('node_modules/.cache/ofd-renderer', `ofd-${version}.js`);

const run = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;

/** The bundle's file, or null where neither this machine nor its registry has it. */
export const ofdRenderer = (): string | null => {
  if (existsSync(kept)) return kept;
  const folder = freshFolder('ofd-renderer');
  const archive = join(folder, `ofd.js-${version}.tgz`);
  try {
    if (!run('npm', 'pack', `ofd.js@${version}`, '--silent', '--pack-destination', folder)) return null;
    if (createHash('sha512').update(readFileSync(archive)).digest('base64') !== sha512)
      throw new Error('the renderer is not the one that was looked at');
    if (!run('tar', '-xzf', archive, '-C', folder, 'package/lib/ofd.umd.min.js')) return null;
    mkdirSync(join(kept, '..'), { recursive: true });
    renameSync(join(folder, 'package/lib/ofd.umd.min.js'), kept);
    return kept;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

type OfdJs = {
  parseOfdDocument(job: {
    ofd: ArrayBuffer;
    success: (parsed: unknown[]) => void;
    fail: (why: unknown) => void;
  }): void;
  renderOfd(width: number, parsed: unknown): HTMLElement[];
};

/**
 * Renders the document into the page, three pixels a millimetre; answers how many pages it has. This renderer takes
 * fonts by their names alone, so the browser is given the programs that the document embeds under those names.
 */
export const renderOfd = async (page: Page, renderer: string, ofd: Uint8Array): Promise<number> => {
  await page.setContent('<!doctype html><body style="margin:0"></body>');
  await page.addScriptTag({ path: renderer });
  const base64 = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('base64');
  const files = unzipSync(ofd);
  const resources = Buffer.from(files['Doc_0/PublicRes.xml'] ?? []).toString();
  const fonts = elementsOf(resources, 'Font').map(
    ({ attributes, text }) => [attributes.FontName ?? '', base64(files[`Doc_0/Res/${text}`])] as const,
  );
  return page.evaluate(
    async ({ document64, fonts }) => {
      const bytes = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      for (const [name, program] of fonts)
        document.fonts.add(await new FontFace(name, bytes(program)).load());
      const { ofd } = window as unknown as { ofd: OfdJs };
      const parsed = await new Promise<unknown[]>((success, fail) => {
        ofd.parseOfdDocument({ ofd: bytes(document64).buffer, success, fail });
      });
      const pages = ofd.renderOfd(640, parsed[0]);
      document.body.append(...pages);
      await document.fonts.ready;
      return pages.length;
    },
    { document64: base64(ofd), fonts },
  );
};

/** What the QR code on a rendered page says, or null. */
export const readQrCodeOf = async (shown: Locator): Promise<string | null> => {
  const picture = (await shown.screenshot({ scale: 'device' })).toString('base64');
  const page = shown.page();
  await page.addScriptTag({ path: resolve('node_modules/jsqr/dist/jsQR.js') });
  return page.evaluate(async (picture64) => {
    const bytes = Uint8Array.from(atob(picture64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    canvas?.drawImage(bitmap, 0, 0);
    const pixels = canvas?.getImageData(0, 0, bitmap.width, bitmap.height);
    const { jsQR } = window as unknown as {
      jsQR: (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
    };
    return pixels === undefined ? null : (jsQR(pixels.data, pixels.width, pixels.height)?.data ?? null);
  }, picture);
};
