/**
 * A rule set as a PostgreSQL view: the same rows masked there and by the engine give the same bytes. Only algorithms that
 * draw on nothing but the value and need no text search are offered; any other is refused, never left out.
 */
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { AlgorithmId, MaskAlgorithm } from '../algorithm.ts';
import type { ColumnRule, MaskRuleSet } from '../rule-set.ts';
import { spellingOf } from '../spelling.ts';
import { ageSql, dateSql, numberSql, roundSql } from './generalise-sql.ts';
import { maskSql } from './mask-sql.ts';
import { plainSql, quoteName, quoteText, trimmedSql } from './words.ts';

export type ViewRefusal = {
  readonly code: 'algorithm-not-in-sql';
  readonly column: string;
  readonly algorithm: AlgorithmId;
};

type Expression = { readonly sql: string; readonly plain: string };

/** What a row's value becomes: an expression over `c`, `p` and `t`, and what `p` is. */
const expressionOf = (algorithm: MaskAlgorithm): Expression | null => {
  const over = (sql: string): Expression => ({ sql, plain: 'c' });
  switch (algorithm.id) {
    case 'keep':
      return over('c');
    case 'redact':
      return over("''");
    case 'replace':
      return over(`CASE WHEN c = '' THEN '' ELSE ${quoteText(algorithm.with)} END`);
    case 'mask':
      return {
        sql: maskSql(algorithm),
        plain: algorithm.kind === null ? 'c' : plainSql(spellingOf(algorithm.kind), 'c'),
      };
    case 'truncate':
      return over(maskSql({ kind: null, shape: { by: 'ends', first: algorithm.length, last: 0 } }));
    case 'generalise-date':
      return over(dateSql(algorithm.to));
    case 'generalise-age':
      return over(ageSql(algorithm.width));
    case 'generalise-number':
      return over(numberSql(algorithm.width));
    case 'round':
      return over(roundSql(algorithm.step));
    default:
      return null;
  }
};

/** OFFSET 0 keeps the spelling from being reckoned anew wherever the expression names it. */
const columnSql = ({ column }: ColumnRule, { sql, plain }: Expression): string =>
  `  (SELECT ${sql} FROM (SELECT c, ${plain} AS p, ${trimmedSql('c')} AS t ` +
  `FROM (SELECT source.${quoteName(column)}::text AS c) AS raw OFFSET 0) AS spelled) AS ${quoteName(column)}`;

/** `表名` or `模式.表名` by its parts; null where it is neither. */
export const nameParts = (text: string): readonly string[] | null => {
  const parts = text.trim().split('.');
  return parts.length > 2 || parts.some((part) => part.trim() === '') ? null : parts;
};

/**
 * `CREATE VIEW` for a table whose columns the rule set names; other columns of the table are not shown.
 * @param table and `view`: names, each with its schema or without
 */
export const viewOf = (
  rules: MaskRuleSet,
  names: { readonly table: readonly string[]; readonly view: readonly string[] },
): Result<string, ViewRefusal> => {
  const columns: string[] = [];
  for (const rule of rules.columns) {
    const expression = expressionOf(rule.algorithm);
    if (expression === null)
      return fail({ code: 'algorithm-not-in-sql', column: rule.column, algorithm: rule.algorithm.id });
    columns.push(columnSql(rule, expression));
  }
  const path = (parts: readonly string[]) => parts.map(quoteName).join('.');
  return ok(
    `CREATE VIEW ${path(names.view)} AS SELECT\n${columns.join(',\n')}\nFROM ${path(names.table)} AS source`,
  );
};
