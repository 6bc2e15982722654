/** The same rows masked by a PostgreSQL view and by the engine: the same bytes (R038). */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MaskAlgorithm } from '#shared/domain/masking/algorithm.ts';
import { compileRule } from '#shared/domain/masking/compile.ts';
import { sensitiveKinds } from '#shared/domain/masking/kind.ts';
import type { ColumnRule, MaskRuleSet } from '#shared/domain/masking/rule-set.ts';
import { viewOf } from '#shared/domain/masking/sql/view.ts';
import { usualAlgorithm } from '#shared/domain/masking/suggest.ts';
import { nearOf, spelledOf } from '#shared/domain/masking/testing/values.ts';
import { availableServers, type OpenServer } from '../conformance/postgres-servers.ts';
import { openEmpty } from '../conformance/run-databases.ts';

const algorithms: readonly MaskAlgorithm[] = [
  ...sensitiveKinds.map((kind) => usualAlgorithm[kind]).filter(({ id }) => id === 'mask'),
  { id: 'mask', kind: 'resident-id', shape: { by: 'range', from: 7, to: 14 } },
  { id: 'mask', kind: 'name', shape: { by: 'ends', first: 0, last: 1 } },
  { id: 'mask', kind: null, shape: { by: 'ends', first: 2, last: 2 } },
  { id: 'mask', kind: null, shape: { by: 'before', mark: '-', keep: 2 } },
  { id: 'mask', kind: null, shape: { by: 'after', mark: '1' } },
  { id: 'mask', kind: null, shape: { by: 'range', from: 3, to: 9 } },
  { id: 'keep', reason: '' },
  { id: 'redact' },
  { id: 'replace', with: "某'人\\" },
  { id: 'truncate', length: 4 },
  { id: 'generalise-date', to: 'month' },
  { id: 'generalise-date', to: 'year' },
  { id: 'generalise-age', width: 10 },
  { id: 'generalise-number', width: 7 },
  { id: 'round', step: 15 },
];
const rules: readonly ColumnRule[] = algorithms.map((algorithm, at) => ({
  column: `列${at}`,
  kind: null,
  dataClass: '业务数据',
  grade: 'general-1',
  algorithm,
}));
/** The row's number, to compare in order. */
const place: ColumnRule = {
  column: 'at',
  kind: null,
  dataClass: '业务数据',
  grade: 'general-1',
  algorithm: { id: 'keep', reason: '' },
};
const ruleSet: MaskRuleSet = { form: 1, purpose: '核查', columns: [...rules], risk: null };
const expected = (value: string): readonly string[] =>
  rules.map((rule) => {
    const made = compileRule(rule, null);
    return made.ok && made.value.by === 'value' ? made.value.mask(value, 1) : 'refused';
  });

const number = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }).map(String),
  fc.tuple(fc.integer(), fc.nat(999)).map((parts) => parts.join('.')),
  fc.constantFrom(
    '-7--1',
    '7-13',
    '30-39',
    '22.5',
    '-22.5',
    '7.50',
    '37岁',
    '１２',
    '150',
    '151',
    '-0',
    '-0.5',
    '99999999999999999999999.5',
  ),
);
const date = fc.constantFrom(
  '2020-02-30',
  '20200229',
  '2020/2/9 12:30',
  '2020年13月1日',
  '2020-05',
  '2020',
  '1899.12.31',
  '2020-00-01',
);
const loose = fc.string({
  unit: fc.constantFrom('1', 'a', '*', '-', '王', ' ', '\u3000', '𠮷', '\n', "'", '\\', '·', '１', '****'),
  maxLength: 12,
});
const value = fc.oneof(
  ...sensitiveKinds.map((kind) => spelledOf(kind).map(({ spelled }) => spelled)),
  ...sensitiveKinds.map(nearOf),
  number,
  date,
  loose,
);

for (const server of availableServers)
  describe(`[R038] rules as a view on ${server.name}`, () => {
    let open: OpenServer;
    beforeAll(async () => {
      open = await openEmpty(server);
    });
    afterAll(() => open.stop());

    it('[R038] gives the bytes that the engine gives, twice as well as once', async () => {
      const once = fc.sample(value, { numRuns: 1_000, seed: 11 });
      const values = [...new Set([...once, ...once.slice(0, 100).flatMap(expected)])];
      const wanted = values.map(expected);
      await open.database.transaction(async (tx) => {
        await tx.query('CREATE TABLE people (at text, "值""" text)');
        await tx.query(
          'INSERT INTO people SELECT at, v FROM unnest($1::text[]) WITH ORDINALITY AS given (v, at)',
          [values],
        );
        for (const [at, rule] of rules.entries()) {
          // One rule a view: PostgreSQL keeps 32 compiled expressions, and a view of all rules has more.
          const columns = [{ ...rule, column: '值"' }, place];
          const view = viewOf({ ...ruleSet, columns }, { table: ['people'], view: [`masked${at}`] });
          if (!view.ok) throw new Error(view.error.code);
          await tx.query(view.value);
          const { rows } = await tx.query<Record<string, string>>(
            `SELECT * FROM masked${at} ORDER BY at::int`,
          );
          const wrong = rows.flatMap((row, number) =>
            row['值"'] === wanted[number]?.[at]
              ? []
              : [
                  {
                    rule: rule.algorithm,
                    value: values[number],
                    wanted: wanted[number]?.[at],
                    given: row['值"'],
                  },
                ],
          );
          expect(wrong).toEqual([]);
          expect(rows).toHaveLength(values.length);
        }
      });
    });

    it('[R038] a rule that cannot be a view is refused, not left out', () => {
      const column = { ...(rules[0] as ColumnRule), algorithm: { id: 'pseudonym' as const } };
      expect(viewOf({ ...ruleSet, columns: [column] }, { table: ['t'], view: ['v'] })).toEqual({
        ok: false,
        error: { code: 'algorithm-not-in-sql', column: column.column, algorithm: 'pseudonym' },
      });
    });
  });
