/** What the evidence of a column suggests: kind, class, grade and algorithm. The officer decides (四(三), R035, R038). */
import type { MaskAlgorithm } from './algorithm.ts';
import type { ColumnEvidence, KindEvidence } from './evidence.ts';
import { type SensitiveKind, suggestedClass } from './kind.ts';
import type { ColumnRule, MaskRuleSet } from './rule-set.ts';

const ends = (kind: SensitiveKind, first: number, last: number): MaskAlgorithm => ({
  id: 'mask',
  kind,
  shape: { by: 'ends', first, last },
});

/** As little stays as the usual work with the kind needs: a region, a network, a domain, never the unique part. */
export const usualAlgorithm: Readonly<Record<SensitiveKind, MaskAlgorithm>> = {
  'resident-id': ends('resident-id', 4, 2),
  'credit-code': ends('credit-code', 2, 2),
  mobile: ends('mobile', 3, 2),
  'fixed-phone': ends('fixed-phone', 0, 2),
  'bank-card': ends('bank-card', 0, 4),
  passport: ends('passport', 1, 0),
  'hk-macao-permit': ends('hk-macao-permit', 1, 0),
  'taiwan-permit': ends('taiwan-permit', 0, 0),
  'foreign-permit': ends('foreign-permit', 3, 0),
  plate: ends('plate', 2, 0),
  email: { id: 'mask', kind: 'email', shape: { by: 'before', mark: '@', keep: 1 } },
  ip: ends('ip', 0, 0),
  name: ends('name', 1, 0),
  address: { id: 'generalise-address', to: 'county' },
  'birth-date': { id: 'generalise-date', to: 'month' },
  wechat: ends('wechat', 0, 0),
  'medical-record': ends('medical-record', 0, 0),
  'bank-account': ends('bank-account', 0, 4),
};

/** Forms that many a harmless number has: only a title makes them what they are. */
const needsTitle: ReadonlySet<SensitiveKind> = new Set([
  'fixed-phone',
  'taiwan-permit',
  'birth-date',
  'wechat',
  'medical-record',
  'bank-account',
  'address',
]);
const checked: ReadonlySet<SensitiveKind> = new Set(['resident-id', 'credit-code', 'bank-card', 'name']);

/** Shares of a column's values from which a kind is suggested without a title that says so. */
const enough = 0.5;
const enoughOfNames = 0.8;

const convinces = ({ kind, matched, proven }: KindEvidence, values: number): boolean => {
  if (needsTitle.has(kind) || values === 0) return false;
  const share = (checked.has(kind) ? proven : matched) / values;
  return share >= (kind === 'name' ? enoughOfNames : enough);
};

/** The kind a column is taken for, or null. A title alone is enough: what then is not of its form is hidden whole. */
export const suggestKind = ({ values, titled, kinds, embedded }: ColumnEvidence): SensitiveKind | null => {
  const bySize = kinds.toSorted((a, b) => b.proven - a.proven || b.matched - a.matched);
  const named = bySize.find(({ kind, matched }) => titled.includes(kind) && matched / values >= enough);
  if (named !== undefined) return named.kind;
  const convincing = kinds.find((kind) => convinces(kind, values));
  if (convincing !== undefined) return convincing.kind;
  if (titled[0] !== undefined) return titled[0];
  const address = embedded.find(({ kind }) => kind === 'address');
  return address !== undefined && address.values / values >= enough ? 'address' : null;
};

/** Text that holds only codes, dates and amounts keeps them; in prose every long number is hidden. */
const textAlgorithm = ({ values, codes, embedded }: ColumnEvidence): MaskAlgorithm => {
  const plain = values > 0 && codes / values >= 0.95 && embedded.every(({ kind }) => kind === null);
  return { id: 'free-text', numbers: plain ? 'keep' : 'mask' };
};

export const suggestRule = (evidence: ColumnEvidence): ColumnRule => {
  const kind = suggestKind(evidence);
  if (kind === null)
    return {
      column: evidence.column,
      kind,
      dataClass: '业务数据',
      grade: evidence.embedded.length > 0 ? 'general-2' : 'general-1',
      algorithm: textAlgorithm(evidence),
    };
  return { column: evidence.column, kind, ...suggestedClass[kind], algorithm: usualAlgorithm[kind] };
};

/** A rule for every column; nothing is let through unlooked at. */
export const suggestRules = (purpose: string, columns: readonly ColumnEvidence[]): MaskRuleSet => ({
  form: 1,
  purpose,
  columns: columns.map(suggestRule),
  risk: null,
});
