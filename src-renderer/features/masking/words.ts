/** What the workbench says of evidence, in the officer's words. Counts and settings alone. */
import type { ColumnEvidence } from '#shared/domain/masking/evidence.ts';
import { kindLabel, type SensitiveKind } from '#shared/domain/masking/kind.ts';

export const counted = (count: number): string => count.toLocaleString('zh-CN');

/** A share in whole percent; what is more than nothing never reads as nothing. */
export const percent = (share: number): string => {
  if (share > 0 && share < 0.01) return '不足 1%';
  if (share < 1 && share > 0.99) return '超过 99%';
  return `${Math.round(share * 100)}%`;
};

/** Kinds whose numbers carry digits that can be checked. */
const checked: ReadonlySet<SensitiveKind> = new Set(['resident-id', 'credit-code', 'bank-card']);
/** Forms that fewer values have than this say nothing about the column. */
const worthTelling = 0.05;

/** What speaks for a column being of a kind, the strongest first. */
export const evidenceWords = ({ values, titled, kinds, embedded }: ColumnEvidence): readonly string[] => {
  const share = (count: number) => percent(count / Math.max(1, values));
  const formed = kinds
    .filter(({ kind, proven }) => proven > 0 || titled.includes(kind))
    .filter(({ matched }) => matched / Math.max(1, values) >= worthTelling)
    .toSorted((a, b) => b.matched - a.matched)
    .slice(0, 3)
    .map(({ kind, matched, proven }) =>
      checked.has(kind)
        ? `${share(matched)} 的值像${kindLabel[kind]}，其中校验位通过 ${percent(proven / Math.max(1, matched))}`
        : `${share(matched)} 的值像${kindLabel[kind]}`,
    );
  const inside = embedded
    .filter(({ values: found }) => found > 0)
    .map(
      ({ kind, values: found }) =>
        `${counted(found)} 个值里含${kind === null ? ' 7 位以上的数字' : kindLabel[kind]}`,
    );
  const named = titled[0] === undefined ? [] : [`列名提示${kindLabel[titled[0]]}`];
  return [...named, ...formed, ...inside];
};

export const delimiterLabel: Readonly<Record<string, string>> = {
  ',': '逗号',
  ';': '分号',
  '\t': '制表符',
  '|': '竖线',
};
