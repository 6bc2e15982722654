/** `npm run build`, the part of the Electron door: its main process and its preload, one file each. */
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build } from 'vite';
import { type ProgramFolders, programFolders } from './program-folders.ts';

/** Lays out the folder of `program.electronMain` and `program.preload` anew. */
export async function buildElectron(program: ProgramFolders): Promise<void> {
  await rm(dirname(program.electronMain), { recursive: true, force: true });
  await bundle(program.root, { entry: 'start/electron.ts', format: 'es', file: program.electronMain });
  // A sandboxed preload is CommonJS and can require nothing but Electron.
  await bundle(program.root, { entry: 'preload.ts', format: 'cjs', file: program.preload });
}

type Bundle = { readonly entry: string; readonly format: 'es' | 'cjs'; readonly file: string };

/** Takes in every package the entry needs, so that a packaged desk carries no node_modules. */
async function bundle(root: string, { entry, format, file }: Bundle): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'src-main', entry),
      outDir: dirname(file),
      emptyOutDir: false,
      target: 'node24',
      // Most licences ask for their text wherever the code goes. The preload has nobody's code but ours.
      license: format === 'es' ? { fileName: 'licenses.md' } : false,
      rolldownOptions: {
        external: ['electron', 'pg-native'],
        output: { format, entryFileNames: basename(file), codeSplitting: false },
      },
    },
  });
}

if (import.meta.main) await buildElectron(programFolders(import.meta.dirname));
