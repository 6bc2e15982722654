/** A page with the product's list over a million invented rows, which come some time after they are asked for. */
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

/** The page's script and style, ready to be put into an empty page. */
export const longListPage = async (): Promise<{ readonly script: string; readonly style: string }> => {
  const [output] = (await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('./long-list-page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'list',
        cssFileName: 'list',
      },
    },
  })) as Rollup.RollupOutput[];
  const files = output?.output ?? [];
  const script = files.flatMap((file) => (file.type === 'chunk' ? file.code : [])).join('\n');
  const style = files.flatMap((file) => (file.type === 'asset' ? String(file.source) : [])).join('\n');
  return { script, style };
};
