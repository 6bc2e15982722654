import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['{shared,src-main,src-platform,src-renderer,tests}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Suites start real servers and browsers on two cores; the limit is for a hang, not a measure.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
