import { describe, expect, it } from 'vitest';
import { decisionPage, governmentPage } from './decision-page.ts';
import { sampleDecision as decision, sampleGovernmentFile as file } from './testing/sample-decisions.ts';

const by = { department: '忻州市民政局', officerName: '张晓梅', printedAt: decision.decidedAt, copy: 2 };

describe('a decision on paper', () => {
  it('[R060] bears its number, both departments, the ruling with its scope, its force and its date', () => {
    const page = decisionPage(decision, by);
    for (const words of [
      'XT2026-000001',
      '忻州市民政局申请使用忻州市公安局的“在册人口基础信息”',
      '信息项：公民身份号码；使用至2027年6月30日，每日不超过5次。使用要求：仅限窗口',
      '本决定对双方具有约束力',
      '2026年11月23日',
      '第 2 份',
    ])
      expect(page).toContain(words);
    expect(page).not.toContain('<事实>');
    expect(decisionPage({ ...decision, ruling: { kind: 'uphold' } }, by)).toContain('不予提供的答复');
    expect(decisionPage({ ...decision, number: null }, by)).toContain('编号待平台确认');
  });

  it('[R060] says what went to the government and what it decided, as far as that has come', () => {
    const page = governmentPage(file, by);
    for (const words of [
      '忻州市公安局不服',
      '忻政数〔2026〕3号',
      '维持协调决定XT2026-000001',
      '2026年11月20日',
    ])
      expect(page).toContain(words);
    const open = governmentPage({ ...file, decision: null }, by);
    expect(open).toContain('忻政数〔2026〕3号');
    expect(open).not.toContain('政府决定</h2>');
  });

  it('[R060] has its number between the issuer and the red rule, and says whose it is', () => {
    const numberOf = (page: string) =>
      /<p class="issuer">忻州市政务信息管理局<\/p>\s*<p class="number">([^<]*)<\/p>\s*<h1>/u.exec(page)?.[1];
    expect(numberOf(decisionPage(decision, by))).toBe('XT2026-000001');
    expect(numberOf(governmentPage(file, by))).toBe('政府文号：忻政函〔2026〕12号');
    expect(numberOf(governmentPage({ ...file, decision: null }, by))).toBe('报请文号：忻政数〔2026〕3号');
    const asked = { ...file, report: null, decision: null };
    expect(numberOf(governmentPage(asked, by))).toBe('受理编号：GX2026-000001');
  });
});
