import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

/** They put a module in another's place, or a variable in their process. */
const apart = ['src-main/preload.test.ts', 'src-main/platform-client/proxy-for.test.ts'];

/** They work on databases of the servers that are started for the run. */
const onServers = ['tests/conformance/**/*.test.ts', 'tests/interop/masking-sql.test.ts'];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    environment: 'node',
    // Suites start real servers and browsers on two cores; the limit is for a hang, not a measure.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A spy ends with its test: the files of a worker share its clock and its output.
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['{shared,src-main,src-platform,src-renderer}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...apart],
          // The rooms keep nothing in their modules that a test could meet, so a worker loads them once for all its
          // files: loading them anew for each took more time than their tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'servers',
          include: onServers,
          globalSetup: './tests/conformance/run-servers.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['tests/**/*.test.ts', ...apart],
          exclude: [...configDefaults.exclude, ...onServers],
        },
      },
    ],
  },
});
