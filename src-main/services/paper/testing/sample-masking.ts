/** The report of a masked file that falls short of its rules, with fixed figures. */
import type { MaskingPaper } from '#shared/contract/printed-document.ts';

export const riskFigures = (k: number) => ({
  rows: 10,
  classes: 10 / k,
  k,
  l: null,
  unique: k === 1 ? 10 : 0,
  prosecutor: { highest: 1 / k, average: 1 / k },
  atRisk: 0,
  marketer: 1 / k,
});
export const sampleMasking: MaskingPaper = {
  entryName: '低保对象信息',
  file: { name: '低保.脱敏.csv', size: 900, digest: 'a'.repeat(64) },
  report: {
    form: 1,
    rules: {
      form: 1,
      purpose: '教育资助<核对>',
      columns: [
        {
          column: '备注',
          kind: null,
          dataClass: '业务数据',
          grade: 'general-1',
          algorithm: { id: 'keep', reason: '单位公开电话' },
        },
      ],
      risk: { quasiIdentifiers: ['备注'], sensitive: null, leastK: 5, leastL: 1 },
    },
    rulesDigest: 'b'.repeat(64),
    rows: 10,
    encoding: 'utf-8',
    delimiter: ',',
    detected: [],
    columns: [
      { column: '备注', changed: 0, left: [{ kind: 'fixed-phone', values: 3 }], accepted: '单位公开电话' },
    ],
    riskBefore: riskFigures(1),
    risk: riskFigures(2),
    outcome: 'risk-too-high',
  },
};
