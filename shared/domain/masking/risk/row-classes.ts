/** The equivalence classes of rows, by what a rule set demands: quasi-identifiers together, and the sensitive value. */
import type { Codec } from '../csv/codec.ts';
import { CsvRows } from '../csv/csv-rows.ts';
import type { CsvFormat } from '../csv/sniff.ts';
import type { RiskDemand } from '../rule-set.ts';
import { EquivalenceClasses } from './classes.ts';
import type { RiskFigures } from './figures.ts';

export type RowClasses = {
  readonly row: (values: readonly string[]) => void;
  readonly figures: () => RiskFigures;
};

export const rowClasses = (demand: RiskDemand, header: readonly string[]): RowClasses => {
  const classes = new EquivalenceClasses(demand.sensitive !== null);
  const quasi = demand.quasiIdentifiers.map((column) => header.indexOf(column));
  const sensitive = header.indexOf(demand.sensitive ?? '');
  return {
    row: (values) => {
      classes.add(
        quasi.map((at) => values[at] ?? ''),
        values[sensitive] ?? '',
      );
    },
    figures: () => classes.figures(demand.leastK),
  };
};

export type StreamedClasses = {
  readonly push: (bytes: Uint8Array, final: boolean) => void;
  readonly figures: () => RiskFigures;
};

type Streamed = {
  readonly codec: Codec;
  readonly format: CsvFormat;
  readonly header: readonly string[];
  readonly demand: RiskDemand;
};

/** The same over a delimited file's bytes as they pass. */
export const streamedClasses = ({ codec, format, header, demand }: Streamed): StreamedClasses => {
  const classes = rowClasses(demand, header);
  const rows = new CsvRows(codec, format, (row) => {
    classes.row(row);
    return true;
  });
  return { push: (bytes, final) => rows.push(bytes, final), figures: classes.figures };
};
