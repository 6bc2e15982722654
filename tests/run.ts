/** `npm test`: fetches what is missing, builds the window, runs every test, ends with the sum of both runners. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureDebianPackages } from './setup/debian-packages.ts';

type Sum = { passed: number; failed: number; skipped: number };

/** Absolute: the runners do not agree on what a relative path is relative to. */
const artefacts = resolve('artefacts');

/** The programs are started some two hundred times; what V8 made of their sources is read again, not made again. */
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/compiled');

const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

const readJson = <T>(file: string): T | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;

/** A runner that ended badly, or left no report, counts as at least one failure. */
const settle = (sum: Sum | undefined, endedWell: boolean): Sum => {
  const known = sum ?? { passed: 0, failed: 1, skipped: 0 };
  return { ...known, failed: endedWell ? known.failed : Math.max(1, known.failed) };
};

const runUnits = (): Sum => {
  const file = `${artefacts}/vitest.json`;
  const config = ['run', '--config', 'tests/vitest.config.ts'];
  const endedWell = run('vitest', [
    ...config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = readJson<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(file);
  const sum = report && {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
  };
  return settle(sum, endedWell);
};

const runJourneys = (): Sum => {
  const file = `${artefacts}/journeys.json`;
  const args = ['test', '--config', 'tests/playwright.config.ts', '--reporter=list,json'];
  const endedWell = run('playwright', args, { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const report = readJson<{
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  }>(file);
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
console.log(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`);
process.exit(total('failed') === 0 && total('passed') > 0 ? 0 : 1);
