/** `npm test`: fetches what is missing, builds the window, runs every test, ends with the sum of both runners. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureDebianPackages } from './setup/debian-packages.ts';
import type { UnitReport } from './setup/unit-report.ts';

type Sum = { passed: number; failed: number; skipped: number };

/** Absolute: the runners do not agree on what a relative path is relative to. */
const artefacts = resolve('artefacts');

/** The programs are started some two hundred times; what V8 made of their sources is read again, not made again. */
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/compiled');

const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

const readJson = <T>(file: string): T | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;

/** Said once more at the end: a log of thousands of lines hides the ones that matter. */
const failures: string[] = [];

/** A runner that ended badly, or left no report, counts as at least one failure. */
const settle = (sum: Sum | undefined, endedWell: boolean): Sum => {
  const known = sum ?? { passed: 0, failed: 1, skipped: 0 };
  return { ...known, failed: endedWell ? known.failed : Math.max(1, known.failed) };
};

const runUnits = (): Sum => {
  const file = `${artefacts}/units.json`;
  const reporters = ['--reporter=default', '--reporter=./tests/setup/unit-report.ts'];
  const args = ['run', '--config', 'tests/vitest.config.ts', ...reporters];
  const endedWell = run('vitest', args, { UNIT_REPORT: file });
  const report = readJson<UnitReport>(file);
  failures.push(...(report?.failures ?? ['the unit tests left no report']));
  return settle(report, endedWell);
};

/** A suite of the journeys' report holds journeys and further suites. */
type Suite = {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly Journey[];
};

type Journey = {
  readonly file: string;
  readonly title: string;
  readonly ok: boolean;
  readonly tests: readonly { readonly results: readonly { readonly attachments: readonly Attachment[] }[] }[];
};

type Attachment = { readonly name: string; readonly path?: string };

type JourneyReport = {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly suites: readonly Suite[];
  readonly errors: readonly { readonly message?: string }[];
};

const failedJourneys = ({ suites = [], specs = [] }: Suite): readonly Journey[] => [
  ...specs.filter((spec) => !spec.ok),
  ...suites.flatMap(failedJourneys),
];

/** The source of the journey, which follows, is known. */
const pagesIn = (context: string): string => context.split('# Test source')[0] ?? '';

/** What stood on the pages of a journey that failed: often only the log is left of a run that happens once. */
const showPages = ({ tests }: Journey): void => {
  const attachments = tests.flatMap(({ results }) => results.flatMap((result) => result.attachments));
  for (const { name, path } of attachments)
    if (name === 'error-context' && path !== undefined) console.log(pagesIn(readFileSync(path, 'utf8')));
};

const runJourneys = (): Sum => {
  const file = `${artefacts}/journeys.json`;
  const args = ['test', '--config', 'tests/playwright.config.ts', '--reporter=list,json'];
  const endedWell = run('playwright', args, { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const report = readJson<JourneyReport>(file);
  if (!report) failures.push('the journeys left no report');
  else {
    const journeys = report.suites.flatMap(failedJourneys);
    for (const journey of journeys) showPages(journey);
    failures.push(
      ...journeys.map(({ file, title }) => `${file} > ${title}`),
      ...report.errors.map((error) => error.message ?? 'a journey’s error'),
    );
  }
  const sum = report && {
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky,
    skipped: report.stats.skipped,
  };
  return settle(sum, endedWell);
};

rmSync(artefacts, { recursive: true, force: true });
mkdirSync(artefacts, { recursive: true });
ensureDebianPackages();
if (!run('npm', ['run', '--silent', 'build'])) process.exit(1);
const sums = [runUnits(), runJourneys()];
const total = (key: keyof Sum): number => sums.reduce((sum, each) => sum + each[key], 0);
for (const failure of failures) console.log(`failed: ${failure.slice(0, 1000)}`);
console.log(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`);
// Not at once: what was said to a pipe may still be on its way.
process.exitCode = total('failed') === 0 && total('passed') > 0 ? 0 : 1;
