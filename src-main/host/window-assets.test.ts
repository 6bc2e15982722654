import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWindowAssets, type WindowAssets } from './window-assets.ts';

const paperId = 'a'.repeat(64);
const tablePiece = `/table/${paperId}/0/0`;
let folder: string;
let assets: WindowAssets;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-assets-'));
  await mkdir(join(folder, 'window/assets'), { recursive: true });
  await mkdir(join(folder, 'window/empty.js'));
  await mkdir(join(folder, 'paper'));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'window/index.html'), '<!doctype html>');
  await writeFile(join(folder, 'window/.env.txt'), 'hidden');
  await writeFile(join(folder, 'window/data.bin'), 'unknown type');
  for (const name of [
    'app-Bx3_k-9.js',
    'app-1.css',
    'font-1.woff2',
    'code-1.wasm',
    'mark-1.svg',
    'search-worker-a1.js',
    'mask-worker-a1.js',
    'piece-worker-a1.js',
    'segment-worker-a1.js',
  ]) {
    await writeFile(join(folder, 'window/assets', name), name);
  }
  await writeFile(join(folder, 'paper/paper.css'), 'body{}');
  await mkdir(join(folder, 'paper/noto-serif-sc/files'), { recursive: true });
  await writeFile(join(folder, 'paper/noto-serif-sc/files/serif-4-0a1b.woff2'), 'font');
  await symlink(join(folder, 'secret.txt'), join(folder, 'window/assets/link.txt'));
  await symlink(folder, join(folder, 'window/up'));
  assets = createWindowAssets({
    rendererRoot: join(folder, 'window'),
    paperAssetsRoot: join(folder, 'paper'),
    papers: { get: (id) => (id === paperId ? { html: '<p>凭证</p>' } : undefined) },
    tables: { take: async (path) => (path === tablePiece ? new TextEncoder().encode('a,b\n') : null) },
  });
});

afterAll(() => rm(folder, { recursive: true }));

const get = (path: string) => assets.answer(path, ['ws://127.0.0.1:50000']);

describe('window assets', () => {
  it('E3 the document carries the strict policy and is never cached', async () => {
    const { status, headers, body } = await get('/');
    expect(status).toBe(200);
    expect(Buffer.from(body).toString()).toBe('<!doctype html>');
    expect(headers['Content-Security-Policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self' ws://127.0.0.1:50000; worker-src 'self'; frame-src 'self'; object-src 'none'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
        'trusted-types desk-worker',
    );
    expect(headers).toMatchObject({
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    });
  });

  it('E3 workers with a kernel alone may compile WebAssembly; nothing may evaluate text', async () => {
    const policyOf = async (path: string) => (await get(path)).headers['Content-Security-Policy'];
    for (const name of ['search', 'mask', 'piece'])
      expect(await policyOf(`/assets/${name}-worker-a1.js`)).toContain(
        "script-src 'self' 'wasm-unsafe-eval';",
      );
    expect(await policyOf('/assets/segment-worker-a1.js')).not.toContain('unsafe');
    expect(await policyOf('/assets/app-Bx3_k-9.js')).not.toContain('unsafe');
    expect(await policyOf('/')).not.toContain('unsafe');
    expect(await policyOf('/assets/search-worker-a1.js')).not.toContain("'unsafe-eval'");
  });

  it('[R038] rows of an opened table come at their path alone, are never cached and are no script', async () => {
    const { status, headers, body } = await get(tablePiece);
    expect([status, Buffer.from(body).toString()]).toEqual([200, 'a,b\n']);
    expect(headers).toMatchObject({
      'Cache-Control': 'no-store',
      'Content-Type': 'application/octet-stream',
    });
    expect((await get(`/table/${paperId}/0/1`)).status).toBe(404);
  });

  it('E3 a paper runs no script, is framed by our own window only and is never cached', async () => {
    const { status, headers, body } = await get(`/paper/${paperId}`);
    expect(status).toBe(200);
    expect(Buffer.from(body).toString()).toBe('<p>凭证</p>');
    const policy = headers['Content-Security-Policy'];
    expect(policy).toContain("default-src 'none'; script-src 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers['Cache-Control']).toBe('no-store');
  });

  it('E10 the papers have style sheets and fonts of their own, and no other file of theirs is reachable', async () => {
    expect((await get('/paper-assets/paper.css')).headers).toMatchObject({
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'no-store',
    });
    expect((await get('/paper.css')).status).toBe(404);
    expect((await get('/paper-assets/index.html')).status).toBe(404);
  });

  it.each([
    ['/assets/app-Bx3_k-9.js', 'text/javascript; charset=utf-8'],
    ['/assets/app-1.css', 'text/css; charset=utf-8'],
    ['/assets/font-1.woff2', 'font/woff2'],
    ['/assets/code-1.wasm', 'application/wasm'],
    ['/assets/mark-1.svg', 'image/svg+xml'],
    ['/paper-assets/noto-serif-sc/files/serif-4-0a1b.woff2', 'font/woff2'],
  ])('E2 %s is %s, cached for good, under the same policy', async (path, type) => {
    const { headers } = await get(path);
    expect(headers['Content-Type']).toBe(type);
    expect(headers['Cache-Control']).toContain('immutable');
    expect(headers['Content-Security-Policy']).toContain("script-src 'self'");
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2E%2e%2fsecret.txt',
    '/assets/%2e%2e/index.html',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/index.html%00.txt',
    '/index.html\0',
    '/.env.txt',
    '//index.html',
    '/./index.html',
    'index.html',
    '',
    '/assets/',
    '/empty.js',
    '/data.bin',
    '/nothing.html',
    '/paper-assets/../secret.txt',
    '/paper-assets/',
  ])('L10 E2 refuses %j and tells nothing', async (path) => {
    const { status, headers, body } = await get(path);
    expect(status).toBe(404);
    expect(body).toHaveLength(0);
    expect(headers['Cache-Control']).toBe('no-store');
  });

  it.each(['/assets/link.txt', '/up/secret.txt'])(
    'L10 E2 refuses %s, a link that leads out',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it.each(['b'.repeat(64), 'a'.repeat(63), 'a'.repeat(65), `${paperId}/`, '../index.html', ''])(
    'E10 refuses the paper %j',
    async (id) => expect((await get(`/paper/${id}`)).status).toBe(404),
  );
});
