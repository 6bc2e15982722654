import { describe, expect, it } from 'vitest';
import type { CoordinationDecision } from '#shared/domain/coordination/decision.ts';
import type { GovernmentFile } from '#shared/domain/government/government-file.ts';
import { decisionPage, governmentPage } from './decision-page.ts';

const at = Date.UTC(2026, 10, 23, 6);
const by = { department: '忻州市民政局', officerName: '张晓梅', printedAt: at, copy: 2 };
const grounds = { facts: '查明<事实>\n第二段', reasons: '履职确需', provision: '某办法第五条' };
const conditions = { itemIds: ['number'], validUntil: '2027-06-30', callsPerDay: 5, note: '仅限窗口' };
const decision: CoordinationDecision = {
  id: 'c-1.coordination',
  version: 1,
  number: 'XT2026-000001',
  caseId: 'c-1',
  caseNumber: 'GX2026-000001',
  entryCode: '100001/1',
  entryName: '在册人口基础信息',
  itemNames: ['姓名', '公民身份号码'],
  grantedItemNames: ['公民身份号码'],
  userDepartmentId: 'd-user',
  userDepartment: '忻州市民政局',
  providerId: 'd-provider',
  providerDepartment: '忻州市公安局',
  managementId: 'd-bureau',
  managementDepartment: '忻州市政务信息管理局',
  officerId: 'o-1',
  officerName: '赵文',
  ruling: { kind: 'grant', conditions },
  grounds,
  decidedAt: at,
  madeAt: at,
};
const acted = { at, madeAt: at, officerId: 'o-1', officerName: '赵文' };
const file: GovernmentFile = {
  id: 'c-1.government',
  version: 3,
  caseId: 'c-1',
  caseNumber: 'GX2026-000001',
  coordinationNumber: 'XT2026-000001',
  entryCode: '100001/1',
  entryName: '在册人口基础信息',
  itemNames: ['姓名'],
  userDepartmentId: 'd-user',
  userDepartment: '忻州市民政局',
  providerId: 'd-provider',
  providerDepartment: '忻州市公安局',
  managementId: 'd-bureau',
  managementDepartment: '忻州市政务信息管理局',
  objection: { party: 'provider', reason: '超出职责', ...acted },
  report: { government: '忻州市人民政府', reportNumber: '忻政数〔2026〕3号', opinion: '建议维持', ...acted },
  decision: {
    decisionNumber: '忻政函〔2026〕12号',
    decidedOn: '2026-11-20',
    ruling: { kind: 'confirm' },
    grounds,
    ...acted,
  },
};

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
