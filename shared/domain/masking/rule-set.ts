/**
 * A rule set: what becomes of each column of a file or table (四(三), R038). Plain JSON without optional fields, so
 * that its canonical JSON is its identity. It names columns and settings and holds no value of the data.
 */
import { z } from 'zod';
import { line } from '#shared/lib/text.ts';
import { catalogEntry } from '../catalog/entry.ts';
import { maskAlgorithm } from './algorithm.ts';
import { sensitiveKind } from './kind.ts';

export const columnRule = z.strictObject({
  /** The column's title, exactly as the file has it. */
  column: z.string().min(1).max(200),
  kind: sensitiveKind.nullable(),
  dataClass: line(40),
  grade: catalogEntry.shape.grade,
  algorithm: maskAlgorithm,
});
export type ColumnRule = z.infer<typeof columnRule>;

/** 准标识符与阈值: what an attacker may know, what must stay hidden, and the least k and l a published file has. */
export const riskDemand = z.strictObject({
  quasiIdentifiers: z.array(z.string().min(1).max(200)).max(10),
  sensitive: z.string().min(1).max(200).nullable(),
  leastK: z.int().min(1).max(1_000),
  leastL: z.int().min(1).max(100),
});
export type RiskDemand = z.infer<typeof riskDemand>;

export const maskRuleSet = z
  .strictObject({
    form: z.literal(1),
    /** 用途: keyed algorithms give different results for different purposes. */
    purpose: line(80),
    columns: z.array(columnRule).min(1).max(500),
    risk: riskDemand.nullable(),
  })
  .refine(({ columns }) => new Set(columns.map(({ column }) => column)).size === columns.length, {
    message: 'masking.column-twice',
  });
export type MaskRuleSet = z.infer<typeof maskRuleSet>;

export type ColumnsProblem = {
  readonly code: 'column-without-rule' | 'rule-without-column';
  readonly column: string;
};

/** What keeps a rule set from a file: a column it does not name is never let through, nor a rule that finds none. */
export const problemsOf = (rules: MaskRuleSet, header: readonly string[]): readonly ColumnsProblem[] => {
  const named = new Set(rules.columns.map(({ column }) => column));
  const present = new Set(header);
  return [
    ...header
      .filter((column) => !named.has(column))
      .map((column) => ({ code: 'column-without-rule' as const, column })),
    ...rules.columns
      .filter(({ column }) => !present.has(column))
      .map(({ column }) => ({ code: 'rule-without-column' as const, column })),
  ];
};

/** The rules in the order of the file's columns. @throws where {@link problemsOf} finds a column without one */
export const rulesInOrder = (rules: MaskRuleSet, header: readonly string[]): readonly ColumnRule[] => {
  const byName = new Map(rules.columns.map((rule) => [rule.column, rule]));
  return header.map((column) => {
    const rule = byName.get(column);
    if (rule === undefined) throw new Error('a column without a rule is let through by nobody');
    return rule;
  });
};
