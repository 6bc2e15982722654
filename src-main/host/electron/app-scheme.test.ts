import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWindowAssets } from '../window-assets.ts';
import { registerAppScheme, serveAppScheme } from './app-scheme.ts';
import { createFakeElectron } from './testing/fake-electron.ts';

const fake = createFakeElectron();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-scheme-'));
  await mkdir(join(folder, 'window'));
  await writeFile(join(folder, 'secret.html'), 'secret');
  await writeFile(join(folder, 'window/index.html'), '<!doctype html>');
  await symlink(join(folder, 'secret.html'), join(folder, 'window/link.html'));
  const papers = { get: () => undefined };
  serveAppScheme(
    fake.api,
    createWindowAssets({
      rendererRoot: join(folder, 'window'),
      paperAssetsRoot: folder,
      papers,
      tables: { take: async () => null },
    }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

describe('app scheme', () => {
  it('E2 is registered once, standard and secure, with no way around the policy', () => {
    registerAppScheme(fake.api);
    expect(fake.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('E3 serves the document under the strict policy, with no address beside its own', async () => {
    for (const url of ['app://desk/', 'app://desk/index.html', 'app://desk/?a=1#/catalog']) {
      const response = await fake.fetch(url);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'");
      expect(policy).toContain("connect-src 'self';");
      expect(policy).not.toMatch(/unsafe|ws:|https?:|\*/);
    }
  });

  it.each([
    'app://desk/../secret.html',
    'app://desk/%2e%2e/secret.html',
    'app://desk/..\\secret.html',
    'app://desk/index.html%00',
    'app://desk/link.html',
    'app://other/index.html',
    'app://evil/index.html',
    'app://desk.evil/index.html',
    'app://desk',
    'app://user@desk/index.html',
    'app://desk:80/index.html',
    'file:///etc/passwd',
  ])('E2 refuses %s', async (url) => {
    const response = await fake.fetch(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it('E2 refuses to be written to', async () => {
    expect((await fake.fetch('app://desk/', 'POST')).status).toBe(404);
  });
});
