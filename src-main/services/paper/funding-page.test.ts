import { describe, expect, it } from 'vitest';
import type { SuspensionAdvice } from '#shared/domain/suspension-advice/suspension-advice.ts';
import { fundingPage } from './funding-page.ts';
import { sampleAssessment, sampleBy, sampleCircular } from './testing/sample-papers.ts';

const advice: SuspensionAdvice = {
  id: 'a-1',
  version: 1,
  departmentId: 'dept-gongan',
  departmentName: '忻州市公安局',
  managementId: 'dept-zwxx',
  managementName: '忻州市政务信息管理局',
  to: '忻州市财政局',
  measures: ['running-costs'],
  reason: '未说明<正当>理由。',
  grounds: [{ violationId: 'v-1', item: 'V2', subject: '在册人口基础信息', circularNumber: 'TB2026-000007' }],
  state: 'made',
  at: sampleBy.printedAt,
  officerId: 'o',
  officerName: '赵建国',
  withdrawnAt: null,
  withdrawnReason: '',
};
const paper = { assessment: sampleAssessment, circulars: [sampleCircular], advices: [advice] };

describe('the pack for projects and money', () => {
  it('[R094] bears the figures, the 通报 with what became of them, and where it comes from', () => {
    const page = fundingPage(paper, sampleBy);
    for (const words of ['〔七（三）〕', 'TB2026-000007', '各项指标', '记录清单', '由收件单位决定'])
      expect(page).toContain(words);
  });

  it('[R095] bears what was suggested to whom on which ground, and that it was taken back', () => {
    expect(fundingPage(paper, sampleBy)).toContain(
      '向忻州市财政局建议暂停安排已建项目运维经费。理由：未说明&lt;正当&gt;理由。',
    );
    const taken = {
      ...advice,
      state: 'withdrawn' as const,
      withdrawnAt: sampleBy.printedAt,
      withdrawnReason: '已提供',
    };
    expect(fundingPage({ ...paper, advices: [taken] }, sampleBy)).toContain('撤回：已提供');
  });

  it('[R094] of a department without 通报 and advice says so', () => {
    const page = fundingPage({ ...paper, circulars: [], advices: [] }, sampleBy);
    expect(page.match(/无。/gu)).toHaveLength(2);
  });
});
