/** Packages the desk as `npm run package` does, from a copy of the tree and without the network. */
import { execFile } from 'node:child_process';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type AsarArchive, readAsar } from './asar-archive.ts';
import { writeElectronDist } from './electron-stand-in.ts';

const root = join(import.meta.dirname, '../..');
const tree = ['assets', 'shared', 'src-main', 'src-platform', 'src-renderer', 'tests', 'docs'];
const settings = ['package.json', 'tsconfig.base.json', 'electron-builder.yml'];

/** What must stay out even when it lies in the middle of what goes in. */
const planted = [
  'dist/electron/main.mjs.map',
  'dist/renderer/assets/window.js.map',
  'dist/notes.txt',
  '.env',
];

export type PackagedDesk = {
  readonly archive: AsarArchive;
  /** Electron's program, renamed and locked. */
  readonly program: string;
  readonly locales: string;
};

/** @param folder an empty one; everything is made in it */
export async function packageDesk(folder: string): Promise<PackagedDesk> {
  const copy = join(folder, 'desk');
  await copyTree(copy);
  await buildAll(copy);
  for (const name of planted) await writeFile(join(copy, name), 'planted');
  const electronDist = join(folder, 'electron');
  await writeElectronDist(electronDist);
  await runBuilder(copy, electronDist);
  const packed = join(copy, 'dist', 'package', 'linux-unpacked');
  return {
    archive: readAsar(join(packed, 'resources', 'app.asar')),
    program: join(packed, 'data-sharing-desk'),
    locales: join(packed, 'locales'),
  };
}

async function copyTree(copy: string): Promise<void> {
  await mkdir(copy);
  for (const name of [...tree, ...settings])
    await cp(join(root, name), join(copy, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
}

/** As `npm run build` does. */
async function buildAll(copy: string): Promise<void> {
  await runNode(copy, [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    '--config',
    'src-renderer/vite.config.ts',
  ]);
  await runNode(copy, ['src-main/start/build-paper-assets.ts']);
  await runNode(copy, ['src-main/start/build-electron.ts']);
}

async function runBuilder(copy: string, electronDist: string): Promise<void> {
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  await runNode(copy, [builder, '--linux', 'dir', '--x64', `-c.electronDist=${electronDist}`]);
}

/** Every way out leads to a closed port, so that a download is a failure and not a wait. */
async function runNode(cwd: string, args: readonly string[]): Promise<void> {
  // The runner's NODE_ENV would build the window for tests.
  const { NODE_ENV: _, ...env } = process.env;
  const nowhere = 'http://127.0.0.1:9';
  const offline = { HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, npm_config_offline: 'true' };
  await promisify(execFile)(process.execPath, args, { cwd, env: { ...env, ...offline }, timeout: 60_000 });
}
