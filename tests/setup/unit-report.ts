import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** What `npm test` adds up, and what it says once more at its end. */
export type UnitReport = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One text a failed test, a file that could not be loaded, or an error that no test caught. */
  readonly failures: readonly string[];
};

const wordsOf = (errors: readonly { readonly message: string }[]): string =>
  errors.map((error) => error.message).join(' | ');

const failuresOf = (module: TestModule): readonly string[] => [
  ...(module.errors().length > 0 ? [`${module.moduleId}: ${wordsOf(module.errors())}`] : []),
  ...[...module.children.allTests('failed')].map(
    (test) => `${module.moduleId} > ${test.fullName}: ${wordsOf(test.result().errors ?? [])}`,
  ),
];

const countOf = (modules: readonly TestModule[], state: 'passed' | 'failed' | 'skipped'): number =>
  modules.reduce((sum, module) => sum + [...module.children.allTests(state)].length, 0);

/** Pure: the report of a run, where an error that no test caught is a failure like any other. */
export const unitReportOf = (
  modules: readonly TestModule[],
  uncaught: readonly SerializedError[],
): UnitReport => {
  const failures = [
    ...modules.flatMap(failuresOf),
    ...uncaught.map((error) => `no test caught: ${error.message} ${error.stack ?? ''}`),
  ];
  return {
    passed: countOf(modules, 'passed'),
    failed: Math.max(countOf(modules, 'failed'), failures.length),
    skipped: countOf(modules, 'skipped'),
    failures,
  };
};

/** A reporter of the unit tests: leaves their report at the path of `UNIT_REPORT`, where that is set. */
export default class UnitReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], uncaught: readonly SerializedError[]): void {
    const file = process.env.UNIT_REPORT;
    if (file !== undefined) writeFileSync(file, JSON.stringify(unitReportOf(modules, uncaught)));
  }
}
