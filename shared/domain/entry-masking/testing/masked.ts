/** A masked file's record as an officer sends it, sound unless a test says otherwise. */
import type { ActionArgs } from '../../actions.ts';
import type { RiskFigures } from '../../masking/risk/figures.ts';

export const figuresOf = (k: number): RiskFigures => ({
  rows: 100,
  classes: 100 / k,
  k,
  l: null,
  unique: k === 1 ? 100 : 0,
  prosecutor: { highest: 1 / k, average: 1 / k },
  atRisk: k < 5 ? 1 : 0,
  marketer: 1 / k,
});

type Args = ActionArgs<'masking.record'>;

/** @param k that the output reaches; 5 is demanded */
export const maskedBy = (k: number, patch: Partial<Args> = {}): Args => ({
  entryId: 'e-1',
  expectedVersion: 0,
  rules: {
    form: 1,
    purpose: '低保核对',
    columns: [
      {
        column: '姓名',
        kind: 'name',
        dataClass: '个人信息-基本资料',
        grade: 'general-3',
        algorithm: { id: 'mask', kind: 'name', shape: { by: 'ends', first: 1, last: 0 } },
      },
      {
        column: '年龄',
        kind: null,
        dataClass: '业务数据',
        grade: 'general-1',
        algorithm: { id: 'keep', reason: '' },
      },
    ],
    risk: { quasiIdentifiers: ['年龄'], sensitive: null, leastK: 5, leastL: 1 },
  },
  file: { name: '低保.脱敏.csv', size: 2_000, digest: 'a'.repeat(64) },
  rows: 100,
  columns: [
    { column: '姓名', changed: 100, left: [], accepted: '' },
    { column: '年龄', changed: 0, left: [], accepted: '' },
  ],
  riskBefore: figuresOf(1),
  risk: figuresOf(k),
  ...patch,
});
