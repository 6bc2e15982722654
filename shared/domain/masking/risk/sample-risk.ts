/** Risk over sampled rows before a file is masked: an estimate; the run over the whole file decides. */
import type { MaskAlgorithm } from '../algorithm.ts';
import { compileRule } from '../compile.ts';
import type { MaskKeys } from '../keys.ts';
import { previewOf } from '../preview.ts';
import type { ColumnRule, MaskRuleSet } from '../rule-set.ts';
import type { RiskFigures } from './figures.ts';
import { laddersFor } from './ladders.ts';
import { rowClasses } from './row-classes.ts';
import { type Coarser, suggestCoarser } from './suggest-coarser.ts';

export type Sample = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly rules: MaskRuleSet;
  readonly keys: MaskKeys | null;
};

export type SampleRisk = { readonly before: RiskFigures; readonly after: RiskFigures };

/** Null where the rules demand nothing. */
export const sampleRisk = ({ header, rows, rules, keys }: Sample): SampleRisk | null => {
  if (rules.risk === null) return null;
  const [before, after] = [rowClasses(rules.risk, header), rowClasses(rules.risk, header)];
  const masks = previewOf(rules, header, keys);
  rows.forEach((row, at) => {
    before.row(row);
    after.row(row.map((value, column) => masks[column]?.(value, at + 1) ?? ''));
  });
  return { before: before.figures(), after: after.figures() };
};

/** 建议泛化: an algorithm for each quasi-identifier, in their order. Null where none of those tried reaches k. */
export const suggestForSample = ({ header, rows, rules, keys }: Sample): Coarser<MaskAlgorithm> | null => {
  const { risk } = rules;
  if (risk === null) return null;
  const places = risk.quasiIdentifiers.map((column) => header.indexOf(column));
  const ladders = risk.quasiIdentifiers.map((column, at) => {
    const rule = rules.columns.find((each) => each.column === column);
    if (rule === undefined) throw new Error('a quasi-identifier without a rule');
    const values = rows.map((row) => row[places[at] as number] ?? '');
    return {
      levels: laddersFor(rule, values).map((level) => ({ level, coarsen: maskBy(rule, level, keys) })),
    };
  });
  const subject = rows.map((row) => places.map((place) => row[place] ?? ''));
  return suggestCoarser(ladders, subject, risk.leastK);
};

const maskBy = (rule: ColumnRule, algorithm: MaskAlgorithm, keys: MaskKeys | null) => {
  const made = compileRule({ ...rule, algorithm }, keys);
  return (value: string): string => (made.ok && made.value.by === 'value' ? made.value.mask(value, 1) : '');
};
