/** Decisions on what the parties could not settle, with fixed records. Nobody here is real. */
import type { CoordinationDecision } from '#shared/domain/coordination/decision.ts';
import type { GovernmentFile } from '#shared/domain/government/government-file.ts';

const at = Date.UTC(2026, 10, 23, 6);
const grounds = { facts: '查明<事实>\n第二段', reasons: '履职确需', provision: '某办法第五条' };
const conditions = { itemIds: ['number'], validUntil: '2027-06-30', callsPerDay: 5, note: '仅限窗口' };
export const sampleDecision: CoordinationDecision = {
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
export const sampleGovernmentFile: GovernmentFile = {
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
