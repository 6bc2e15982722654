import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * antd's widgets write a `<style>` element when they lock scrolling or measure scroll bars, which the window's
 * policy forbids. This module of theirs is replaced by one that does the same through constructed style sheets.
 */
const constructedStyleSheets = (): Plugin => ({
  name: 'constructed-style-sheets',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (!source.includes('dynamicCSS')) return null;
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    return found?.id.includes('/@rc-component/util/') ? here('./ui/constructed-styles.ts') : found;
  },
});

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [constructedStyleSheets(), react()],
  worker: { format: 'es' },
  build: {
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    // Everything is a file of its own: the policy allows no inline script, style or data: font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome120',
    chunkSizeWarningLimit: 2000,
  },
});
