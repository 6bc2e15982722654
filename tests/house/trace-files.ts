/** The trace on disk: reads the house, writes docs/clauses.md when run as a program (`npm run trace`). */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requirements } from '#shared/domain/policy/requirements.ts';
import { type SourceText, type TraceRow, traceOf } from './trace.ts';
import { clausesPage } from './trace-page.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const pagePath = join(root, 'docs/clauses.md');

// The trace's own examples of tags are no tests, and the list of requirements is not where one is kept.
const ownFiles = /^(?:tests\/house\/trace|shared\/domain\/policy\/requirements)/u;

const readSources = (): readonly SourceText[] =>
  globSync('{shared,src-main,src-platform,src-renderer,tests}/**/*.{ts,tsx}', { cwd: root })
    .filter((path) => !ownFiles.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

export const readTrace = (): readonly TraceRow[] => traceOf(requirements, readSources());

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(pagePath, clausesPage(readTrace()));
}
