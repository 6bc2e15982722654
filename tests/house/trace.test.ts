import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { role } from '#shared/domain/organisation/organisation.ts';
import type { Requirement } from '#shared/domain/policy/requirements/requirement.ts';
import { requirements } from '#shared/domain/policy/requirements.ts';
import { placesFor } from '../../src-renderer/app/places.ts';
import { commentsOf, idsIn, tagsOf, testNamesOf, traceOf } from './trace.ts';
import { pagePath, readTrace } from './trace-files.ts';
import { clausesPage, isTested } from './trace-page.ts';

const numbered = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `R${String(from + at).padStart(3, '0')}`);

/** The sharing flow and what follows it: here every rule is proven, or says why not. */
const provenRange = [...numbered(1, 70), ...numbered(75, 77), ...numbered(81, 90)];
const trace = readTrace();

describe('the trace of this house', () => {
  it('docs/clauses.md is what the code says now (npm run trace writes it)', () => {
    expect(readFileSync(pagePath, 'utf8')).toBe(clausesPage(trace));
  });

  it('every requirement is there once, in order, and says something short', () => {
    expect(requirements.map(({ id }) => id)).toEqual(numbered(1, 110));
    expect(requirements.filter(({ says }) => says.length < 8 || says.length > 60)).toEqual([]);
    expect(new Set(requirements.map(({ says }) => says)).size).toBe(110);
  });

  it('no rule of the sharing flow is without a test, unless it says why', () => {
    const silent = trace
      .filter((row) => provenRange.includes(row.requirement.id))
      .filter((row) => !isTested(row) && row.requirement.open === undefined);
    expect(silent.map((row) => row.requirement.id)).toEqual([]);
  });

  it('outside it, too, what is not proven says why', () => {
    const silent = trace.filter((row) => !isTested(row) && row.requirement.open === undefined);
    expect(silent.map((row) => row.requirement.id)).toEqual([]);
  });

  it('names only screens that the menu has', () => {
    const titles = placesFor(role.options).map(({ title }) => title);
    const places = requirements.flatMap(({ id, screen }) => (screen === null ? [] : [[id, screen] as const]));
    expect(places.filter(([, screen]) => !titles.includes(screen.split(' → ')[0] ?? ''))).toEqual([]);
  });
});

const requirement = (id: string): Requirement => ({
  id,
  clause: '一(一)',
  types: ['rule'],
  says: '试验用的一条要求。',
  screen: null,
});

describe('reading texts', () => {
  it('finds single ids, lists and ranges, and no longer numbers', () => {
    expect(idsIn('R002, R013 and R033 to R035; R0520 is none')).toEqual([
      'R002',
      'R013',
      'R033',
      'R034',
      'R035',
    ]);
  });

  it('takes comments and leaves strings alone', () => {
    const text = "/** (R052) */\nconst a = 'R053'; // R054\nconst b = 'https://R055';";
    expect(idsIn(commentsOf(text))).toEqual(['R052', 'R054']);
  });

  it('takes tagged names in any quotes, and none of a test that is switched off', () => {
    const text = [
      `it('[R052] one', () => {});`,
      `it("[R053] the officer's", () => {});`,
      `it.skipIf(x)(\n  '[R054] where there is a file',\n);`,
      `it.skip('[R055] later', () => {});`,
      `test.fixme(\n  '[R056] later',\n);`,
      `it('R057 without brackets', () => {});`,
    ].join('\n');
    expect(testNamesOf(text)).toEqual(['[R052] one', "[R053] the officer's", '[R054] where there is a file']);
    expect(tagsOf('[R051] [R052] both')).toEqual(['R051', 'R052']);
  });

  it('sorts files into rules and tests, and a rule that nobody proves has none', () => {
    const rows = traceOf(
      [requirement('R052'), requirement('R053')],
      [
        { path: 'shared/domain/a.ts', text: '// R052 and R053' },
        { path: 'shared/domain/a.test.ts', text: `// R053\nit('[R052] holds', () => {});` },
        { path: 'shared/domain/testing/office.ts', text: '// R053' },
        { path: 'tests/conformance/suite.ts', text: `it('[R052] holds there', () => {});` },
      ],
    );
    expect(rows.map((row) => [row.rules, row.tests])).toEqual([
      [
        ['shared/domain/a.ts'],
        [
          { path: 'shared/domain/a.test.ts', names: ['[R052] holds'] },
          { path: 'tests/conformance/suite.ts', names: ['[R052] holds there'] },
        ],
      ],
      [['shared/domain/a.ts'], []],
    ]);
    expect(rows.map(isTested)).toEqual([true, false]);
  });
});
