/** A few rows before and after the rules: what the officer looks at before a file is masked. */
import { maskMark } from './algorithm.ts';
import { type ColumnMasker, compileRule, type MaskValue } from './compile.ts';
import { leastShuffled } from './disturb.ts';
import type { MaskKeys } from './keys.ts';
import { type MaskRuleSet, rulesInOrder } from './rule-set.ts';

type Block = Extract<ColumnMasker, { by: 'block' }>;

/** Null where the column's rule cannot be tried by itself: it wants a key, or many rows at a time. */
export type ColumnPreview = MaskValue | null;

/** One function a column, in the file's order. @throws where a column has no rule */
export const previewOf = (
  rules: MaskRuleSet,
  header: readonly string[],
  keys: MaskKeys | null,
): readonly ColumnPreview[] =>
  rulesInOrder(rules, header).map((rule) => {
    const made = compileRule(rule, keys);
    return made.ok && made.value.by === 'value' ? made.value.mask : null;
  });

/**
 * Columns whose values change places, over rows that begin with the file's first, by the column's number. A block shows
 * what the run writes of it where another whole one is among the rows.
 */
export const shuffledPreview = (
  { rules, keys }: { readonly rules: MaskRuleSet; readonly keys: MaskKeys | null },
  header: readonly string[],
  rows: readonly (readonly string[])[],
): ReadonlyMap<number, readonly string[]> =>
  new Map(
    rulesInOrder(rules, header).flatMap((rule, column) => {
      const made = compileRule(rule, keys);
      if (!made.ok || made.value.by !== 'block') return [];
      const values = rows.map((row) => row[column] ?? '');
      return [[column, blocksOf(values, made.value)] as const];
    }),
  );

const blocksOf = (values: readonly string[], block: Block): readonly string[] => {
  if (values.length < leastShuffled) return values.map((value) => (value === '' ? '' : maskMark));
  const count = Math.max(1, Math.floor(values.length / block.rows));
  return Array.from({ length: count }, (_, at) => {
    const [from, to] = [at * block.rows, at + 1 === count ? values.length : (at + 1) * block.rows];
    return block.mask(values.slice(from, to), from + 1);
  }).flat();
};
