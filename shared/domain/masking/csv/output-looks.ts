/** What is looked at in the output as it is written: what the detectors still find in it. */
import { readsAsRaw } from '../algorithm.ts';
import { detectColumns } from '../evidence.ts';
import type { SensitiveKind } from '../kind.ts';
import type { ColumnResult } from '../report.ts';
import { type MaskRuleSet, rulesInOrder } from '../rule-set.ts';
import { suggestKind } from '../suggest.ts';
import type { CsvHead } from './csv-head.ts';
import { CsvJudge } from './csv-judge.ts';
import { CsvRows } from './csv-rows.ts';

/** Rows whose columns are judged as a whole: a column of bare names is seen by its share alone. */
const wholeColumnRows = 5_000;

export type OutputLooks = {
  readonly push: (output: Uint8Array, final: boolean) => void;
  readonly columns: (changed: readonly number[]) => readonly ColumnResult[];
};

type Ruled = Pick<CsvHead, 'codec' | 'format' | 'header'> & { readonly rules: MaskRuleSet };

export const lookAtOutput = ({ codec, format, header, rules }: Ruled): OutputLooks => {
  const algorithms = rulesInOrder(rules, header).map(({ algorithm }) => algorithm);
  const judge = new CsvJudge(
    codec,
    format,
    algorithms.map(({ id }) => !readsAsRaw.has(id)),
  );
  const looked = algorithms.map(({ id }) => id === 'keep' || id === 'free-text');
  const whole = detectColumns(header);
  const rows = new CsvRows(codec, format, (row, number) => {
    whole.row(row.map((value, at) => (looked[at] === true ? value : '')));
    return number < wholeColumnRows;
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
  };
};

type Left = ColumnResult['left'];

/** A kind the whole column is taken for counts as found in the values that were looked at. */
const withKind = (left: readonly Left[number][], kind: SensitiveKind | null, values: number): Left =>
  kind === null || left.some((found) => found.kind === kind) ? [...left] : [...left, { kind, values }];
