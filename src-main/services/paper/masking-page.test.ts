import { expect, it } from 'vitest';
import type { MaskingPaper } from '#shared/contract/printed-document.ts';
import { maskingPage } from './masking-page.ts';

const at = Date.UTC(2026, 10, 23, 6);
const by = { department: '忻州市民政局', officerName: '张晓雯', printedAt: at, copy: 1 };
const figures = (k: number) => ({
  rows: 10,
  classes: 10 / k,
  k,
  l: null,
  unique: k === 1 ? 10 : 0,
  prosecutor: { highest: 1 / k, average: 1 / k },
  atRisk: 0,
  marketer: 1 / k,
});
const record: MaskingPaper = {
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
    riskBefore: figures(1),
    risk: figures(2),
    outcome: 'risk-too-high',
  },
};

it('[R038] the report on paper says what was done, what is kept and why, and how far it falls short', () => {
  const page = maskingPage(record, by);
  for (const words of [
    '教育资助&lt;核对&gt;',
    '固定电话 3 处（单位公开电话）',
    '未达到规则要求的 k',
    'k 不低于 5',
    '100.0%',
    '50.0%',
    'a'.repeat(64),
  ])
    expect(page).toContain(words);
  const sound = maskingPage(
    { ...record, report: { ...record.report, risk: figures(5), outcome: 'accepted' } },
    by,
  );
  expect(sound).toContain('均为规则中写明理由保留的');
});
