/**
 * 脱敏报告: what was done to a file and what the second look found in the result. Counts, rules and digests: no value of the
 * data, so that a report may be filed, sent and printed.
 */
import { z } from 'zod';
import { columnEvidence } from './evidence.ts';
import { sensitiveKind } from './kind.ts';
import { shortOf } from './risk/classes.ts';
import { type RiskFigures, riskFigures } from './risk/figures.ts';
import { type MaskRuleSet, maskRuleSet } from './rule-set.ts';

const count = z.int().min(0);

export const columnResult = z.strictObject({
  column: z.string(),
  /** Values that came out other than they went in. */
  changed: count,
  /** Values of the output's column in which the detectors still find a kind. */
  left: z.array(z.strictObject({ kind: sensitiveKind, values: count })),
  /** Why what is left is accepted: the rule's reason. Empty where nothing was accepted. */
  accepted: z.string(),
});
export type ColumnResult = z.infer<typeof columnResult>;

export const maskReport = z.strictObject({
  form: z.literal(1),
  rules: maskRuleSet,
  /** SM3 of the rule set's canonical JSON, lower-case hexadecimal. */
  rulesDigest: z.string().regex(/^[0-9a-f]{64}$/u),
  rows: count,
  encoding: z.enum(['utf-8', 'gb18030']),
  delimiter: z.string().length(1),
  detected: z.array(columnEvidence),
  columns: z.array(columnResult),
  /** Of the file as it was, and of the output; null where the rules demand nothing. */
  riskBefore: riskFigures.nullable(),
  risk: riskFigures.nullable(),
  outcome: z.enum(['clean', 'accepted', 'left-over', 'risk-too-high']),
});
export type MaskReport = z.infer<typeof maskReport>;

/** Something left that no rule accepts weighs heavier than a risk too high. */
export const outcomeOf = (
  rules: MaskRuleSet,
  columns: readonly ColumnResult[],
  risk: RiskFigures | null,
): MaskReport['outcome'] => {
  const left = columns.filter((column) => column.left.length > 0);
  if (left.some(({ accepted }) => accepted === '')) return 'left-over';
  if (rules.risk !== null && risk !== null && shortOf(rules.risk, risk).length > 0) return 'risk-too-high';
  return left.length > 0 ? 'accepted' : 'clean';
};
