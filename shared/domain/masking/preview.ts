/** A few rows before and after the rules: what the officer looks at before a file is masked. */
import { compileRule, type MaskValue } from './compile.ts';
import type { MaskKeys } from './keys.ts';
import { type MaskRuleSet, rulesInOrder } from './rule-set.ts';

/** Null where the column's rule cannot be tried here: it wants a key, or many rows at a time. */
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
