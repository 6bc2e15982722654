/** The algorithms the workbench offers for a column, each with its first settings. */
import {
  type AlgorithmId,
  algorithmLabel,
  formedKind,
  type MaskAlgorithm,
} from '#shared/domain/masking/algorithm.ts';
import type { ColumnRule } from '#shared/domain/masking/rule-set.ts';
import { usualAlgorithm } from '#shared/domain/masking/suggest.ts';

const offered = Object.keys(algorithmLabel) as AlgorithmId[];

export const algorithmOptions = ({ kind }: ColumnRule) =>
  offered
    .filter((id) => id !== 'pseudonym-in-form' || formedKind.safeParse(kind).success)
    .map((id) => ({ value: id, label: algorithmLabel[id] }));

const firstMask = ({ kind }: ColumnRule): MaskAlgorithm => {
  const usual = kind === null ? null : usualAlgorithm[kind];
  return usual?.id === 'mask' ? usual : { id: 'mask', kind, shape: { by: 'ends', first: 1, last: 0 } };
};

const firsts: Readonly<Record<Exclude<AlgorithmId, 'mask' | 'pseudonym-in-form'>, MaskAlgorithm>> = {
  keep: { id: 'keep', reason: '' },
  'free-text': { id: 'free-text', numbers: 'mask' },
  redact: { id: 'redact' },
  replace: { id: 'replace', with: '已隐去' },
  'generalise-date': { id: 'generalise-date', to: 'month' },
  'generalise-age': { id: 'generalise-age', width: 10 },
  'generalise-address': { id: 'generalise-address', to: 'county' },
  'generalise-number': { id: 'generalise-number', width: 1_000 },
  truncate: { id: 'truncate', length: 4 },
  round: { id: 'round', step: 100 },
  shuffle: { id: 'shuffle', rows: 1_000 },
  noise: { id: 'noise', spread: 100 },
  pseudonym: { id: 'pseudonym' },
  encrypt: { id: 'encrypt' },
};

/** The algorithm as it begins when it is chosen for the column. */
export const firstOf = (rule: ColumnRule, id: AlgorithmId): MaskAlgorithm => {
  if (id === 'mask') return firstMask(rule);
  if (id !== 'pseudonym-in-form') return firsts[id];
  const kind = formedKind.safeParse(rule.kind);
  return kind.success ? { id, kind: kind.data } : firsts.pseudonym;
};
