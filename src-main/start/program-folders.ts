/** Where the parts of the installed program lie. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type ProgramFolders = {
  readonly root: string;
  /** The built window, `index.html` at its top. */
  readonly renderer: string;
  /** Style sheet and fonts of the papers, laid out by build-paper-assets.ts. */
  readonly paperAssets: string;
  /** Electron's main process and preload, each bundled into one file by build-electron.ts. */
  readonly electronMain: string;
  readonly preload: string;
};

/** @param from a folder inside the program; its root is the nearest folder above with a package.json */
export function programFolders(from: string): ProgramFolders {
  const root = rootAbove(from);
  return {
    root,
    renderer: join(root, 'dist', 'renderer'),
    paperAssets: join(root, 'dist', 'paper-assets'),
    electronMain: join(root, 'dist', 'electron', 'main.mjs'),
    preload: join(root, 'dist', 'electron', 'preload.cjs'),
  };
}

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('no package.json above the program');
  return rootAbove(above);
}
