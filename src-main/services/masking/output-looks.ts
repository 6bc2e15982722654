/** What is looked at in the output as it is written: what the detectors still find, and the classes of its rows. */

import { readsAsRaw } from '#shared/domain/masking/algorithm.ts';
import { CsvJudge } from '#shared/domain/masking/csv/csv-judge.ts';
import { CsvRows } from '#shared/domain/masking/csv/csv-rows.ts';
import { detectColumns } from '#shared/domain/masking/evidence.ts';
import type { SensitiveKind } from '#shared/domain/masking/kind.ts';
import type { ColumnResult } from '#shared/domain/masking/report.ts';
import { EquivalenceClasses } from '#shared/domain/masking/risk/classes.ts';
import type { RiskFigures } from '#shared/domain/masking/risk/figures.ts';
import { type MaskRuleSet, rulesInOrder } from '#shared/domain/masking/rule-set.ts';
import { suggestKind } from '#shared/domain/masking/suggest.ts';
import type { CsvSource } from './csv-source.ts';

/** Rows whose columns are judged as a whole: a column of bare names is seen by its share alone. */
const wholeColumnRows = 5_000;

export type OutputLooks = {
  readonly push: (output: Uint8Array, final: boolean) => void;
  readonly columns: (changed: readonly number[]) => readonly ColumnResult[];
  readonly risk: () => RiskFigures | null;
};

type Ruled = Pick<CsvSource, 'codec' | 'format' | 'header'> & { readonly rules: MaskRuleSet };

export const lookAtOutput = ({ codec, format, header, rules }: Ruled): OutputLooks => {
  const algorithms = rulesInOrder(rules, header).map(({ algorithm }) => algorithm);
  const judge = new CsvJudge(
    codec,
    format,
    algorithms.map(({ id }) => !readsAsRaw.has(id)),
  );
  const looked = algorithms.map(({ id }) => id === 'keep' || id === 'free-text');
  const whole = detectColumns(header);
  const classes = rules.risk === null ? null : new EquivalenceClasses(rules.risk.sensitive !== null);
  const quasi = rules.risk?.quasiIdentifiers.map((column) => header.indexOf(column)) ?? [];
  const sensitive = rules.risk === null ? -1 : header.indexOf(rules.risk.sensitive ?? '');
  const rows = new CsvRows(codec, format, (row, number) => {
    if (number <= wholeColumnRows) whole.row(row.map((value, at) => (looked[at] === true ? value : '')));
    classes?.add(
      quasi.map((at) => row[at] ?? ''),
      row[sensitive] ?? '',
    );
    return number < wholeColumnRows || classes !== null;
  });
  return {
    push: (output, final) => {
      judge.push(output, final);
      rows.push(output, final);
    },
    columns: (changed) => {
      const evidence = whole.evidence();
      return judge.left().map((left, at) => {
        const algorithm = algorithms[at];
        // A column that was not looked at has shown no value, and so no kind.
        const seen = evidence[at];
        const kind = seen === undefined ? null : suggestKind({ ...seen, titled: [] });
        return {
          column: header[at] ?? '',
          changed: changed[at] ?? 0,
          left: withKind(left, kind, seen?.values ?? 0),
          accepted: algorithm?.id === 'keep' ? algorithm.reason : '',
        };
      });
    },
    risk: () => (rules.risk === null ? null : (classes?.figures(rules.risk.leastK) ?? null)),
  };
};

type Left = ColumnResult['left'];

/** A kind the whole column is taken for counts as found in the values that were looked at. */
const withKind = (left: readonly Left[number][], kind: SensitiveKind | null, values: number): Left =>
  kind === null || left.some((found) => found.kind === kind) ? [...left] : [...left, { kind, values }];
