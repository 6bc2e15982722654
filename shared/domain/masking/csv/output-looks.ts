/** What is looked at in the output as it is written: what the detectors still find in it. */
import { detectColumns } from '../evidence.ts';
import type { SensitiveKind } from '../kind.ts';
import type { ColumnResult } from '../report.ts';
import { type MaskRuleSet, rulesInOrder } from '../rule-set.ts';
import { suggestKind } from '../suggest.ts';
import type { CsvHead } from './csv-head.ts';
import { CsvRows } from './csv-rows.ts';
import type { PieceDone } from './piece-work.ts';

/** Rows whose columns are judged as a whole: a column of bare names is seen by its share alone. */
const wholeColumnRows = 5_000;

/** What was made of a piece of the output. */
type Looked = Pick<PieceDone, 'changed' | 'left'> & { readonly final: boolean };

export type OutputLooks = {
  readonly push: (output: Uint8Array, piece: Looked) => void;
  /** @param changedPlaces of a column whose values change places: how many do; null for every other column */
  readonly columns: (changedPlaces: (column: number) => number | null) => ColumnResult[];
};

type Ruled = Pick<CsvHead, 'codec' | 'format' | 'header'> & { readonly rules: MaskRuleSet };

export const lookAtOutput = ({ codec, format, header, rules }: Ruled): OutputLooks => {
  const algorithms = rulesInOrder(rules, header).map(({ algorithm }) => algorithm);
  const looked = algorithms.map(({ id }) => id === 'keep' || id === 'free-text');
  const found = algorithms.map(() => ({ changed: 0, left: new Map<SensitiveKind, number>() }));
  const whole = detectColumns(header);
  const rows = new CsvRows(codec, format, (row, number) => {
    whole.row(row.map((value, at) => (looked[at] === true ? value : '')));
    return number < wholeColumnRows;
  });
  return {
    push: (output, { changed, left, final }) => {
      rows.push(output, final);
      found.forEach((column, at) => {
        column.changed += changed[at] ?? 0;
        for (const { kind, values } of left[at] ?? [])
          column.left.set(kind, (column.left.get(kind) ?? 0) + values);
      });
    },
    columns: (changedPlaces) => {
      const evidence = whole.evidence();
      return found.map(({ changed, left }, at) => {
        const algorithm = algorithms[at];
        // A column that was not looked at has shown no value, and so no kind.
        const seen = evidence[at];
        const kind = seen === undefined ? null : suggestKind({ ...seen, titled: [] });
        const counts = [...left].map(([each, values]) => ({ kind: each, values }));
        return {
          column: header[at] ?? '',
          changed: changedPlaces(at) ?? changed,
          left: withKind(counts, kind, seen?.values ?? 0),
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
