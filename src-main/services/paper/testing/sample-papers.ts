/** One of each paper with fixed records, long enough to show what a full page does. Nobody here is real. */

import type { PrintedDocument } from '#shared/contract/printed-document.ts';
import { assessment } from '#shared/domain/assessment/assessment.ts';
import { proposedIndicators } from '#shared/domain/assessment/indicator.ts';
import { circular } from '#shared/domain/circular/circular.ts';
import { destruction } from '#shared/domain/destruction/destruction.ts';
import { sharingCase } from '#shared/domain/sharing/sharing-case.ts';
import type { PrintedBy } from '../paper-page.ts';
import { names, sampleAgreement, samplesBegin } from './sample-agreement.ts';
import { sampleDecision, sampleGovernmentFile } from './sample-decisions.ts';
import { sampleMasking } from './sample-masking.ts';

const at = samplesBegin;
const day = 86_400_000;

export const sampleBy: PrintedBy = {
  department: '忻州市民政局',
  officerName: '张晓梅',
  printedAt: at + 3 * day,
  copy: 2,
};

const happened = (act: string, days: number, officerId: string, departmentId: string, note = '') => ({
  act,
  at: at + days * day,
  madeAt: at + days * day,
  lateBySync: false,
  officerId,
  departmentId,
  note,
});

const limit = (id: string, workingDays: number, clause: string, dueOn: string, stoppedAt: number | null) => ({
  id,
  pack: 'xinzhou-2022',
  clause,
  workingDays,
  startedAt: at,
  dueOn,
  dueAt: Date.parse(`${dueOn}T10:00:00Z`),
  estimated: false,
  stoppedAt,
});

export const sampleCase = sharingCase.parse({
  id: 'case-1',
  number: 'GX2026-000042',
  version: 4,
  state: 'granted',
  route: 'conditional',
  packs: ['xinzhou-2022'],
  entryId: 'entry-1',
  entryCode: '301001/17',
  entryName: '常住人口户籍登记信息',
  providerId: 'dept-gongan',
  applicantDepartmentId: 'dept-minzheng',
  applicantOfficerId: 'officer-a',
  items: ['姓名', '公民身份号码', '户籍地址', '户主姓名', '与户主关系', '婚姻状况'].map((name, index) => ({
    id: `item-${index}`,
    name,
    dataType: 'C',
    shareType: index === 0 ? 'unconditional' : 'conditional',
  })),
  application: {
    itemIds: ['item-0', 'item-1', 'item-2', 'item-3', 'item-4', 'item-5'],
    purpose: '核对城乡最低生活保障申请家庭的共同生活成员。',
    scenario: '窗口受理低保申请时逐户核对户籍成员，\n年度复核时按名单核对。',
    method: 'interface',
    validMonths: 12,
  },
  agreementRequired: true,
  clocks: [
    limit('compliance-review', 2, '五(三)2', '2026-11-25', at + day),
    limit('provider-answer', 5, '五(三)2', '2026-12-01', null),
  ],
  forwardedAt: at + day,
  conditions: {
    itemIds: ['item-0', 'item-1', 'item-2', 'item-3', 'item-4'],
    validUntil: '2027-11-30',
    callsPerDay: 300,
    note: '仅限低保业务窗口和年度复核使用。',
  },
  refusal: null,
  agreementId: 'case-1.agreement',
  grantId: 'case-1.grant',
  history: [
    happened('submit', 0, 'officer-a', 'dept-minzheng'),
    happened('pass', 1, 'officer-b', 'dept-zwxx', '用途和场景明确，信息项与职责相符。'),
    happened('forward', 1, 'officer-b', 'dept-zwxx'),
    happened('agree', 2, 'officer-c', 'dept-gongan', '婚姻状况以民政登记为准，不予提供。'),
    happened('grant', 3, 'officer-c', 'dept-gongan'),
  ],
});

const step = (act: string, days: number, officerName: string, departmentId: string, note: string) => ({
  act,
  at: at + days * day,
  madeAt: at + days * day,
  officerId: 'officer-c',
  officerName,
  departmentId,
  note,
});

export const sampleCircular = circular.parse({
  id: 'violation-1.circular',
  version: 3,
  number: 'TB2026-000007',
  violationId: 'violation-1',
  item: 'V2',
  clauses: ['七(四)2', '条例第39条'],
  subject: '常住人口户籍登记信息',
  departmentId: 'dept-gongan',
  departmentName: '忻州市公安局',
  principal: '孙立新',
  managementId: 'dept-zwxx',
  managementName: '忻州市政务信息管理局',
  facts:
    '忻州市民政局申请使用“常住人口户籍登记信息”（GX2026-000042），平台于2026年11月11日转至你单位，提供部门答复应于2026年11月18日前办结（五(三)2，5个工作日），至2026年11月23日仍未答复，已超期3个工作日。\n平台于11月19日、11月21日两次督办，均无回应。',
  demand: '三个工作日内对该申请作出答复；梳理本单位在办的共享申请，说明逾期原因和防止再次发生的办法。',
  rectifyBy: '2026-12-10',
  state: 'rectified',
  issuedAt: at,
  referrals: [],
  history: [
    step('issue', 0, '赵文', 'dept-zwxx', ''),
    step(
      'reply',
      2,
      '李志强',
      'dept-gongan',
      '已于11月25日答复同意提供。逾期因经办人员调动未交接，现已指定专人并设双岗。',
    ),
    step('accept', 3, '赵文', 'dept-zwxx', '答复已送达申请部门，交接制度已报备。'),
  ],
});

export const sampleAssessment = assessment.parse({
  id: 'period-1.dept-gongan',
  version: 4,
  periodId: 'period-1',
  name: '2026年第三季度考核',
  period: { from: '2026-07-01', to: '2026-09-30' },
  indicators: proposedIndicators,
  departmentId: 'dept-gongan',
  departmentName: '忻州市公安局',
  mergedIds: [],
  managementId: 'dept-zwxx',
  managementName: '忻州市政务信息管理局',
  figures: [
    { indicatorId: 'answers', hits: 41, of: 44 },
    { indicatorId: 'deliveries', hits: 0, of: 0 },
    { indicatorId: 'updates', hits: 3, of: 3 },
    { indicatorId: 'corrections', hits: 7, of: 8 },
    { indicatorId: 'circulars', hits: 4, of: 5 },
  ],
  score: 9_177,
  objections: [
    {
      indicatorId: 'answers',
      text: '8月12日平台检修停机，两件未能按期送达。',
      at,
      officerId: 'officer-c',
      officerName: '李志强',
      answer: {
        excluded: ['case-7'],
        text: '一件属实，已剔除；另一件在检修前已超期。',
        at,
        officerId: 'officer-b',
        officerName: '赵文',
      },
    },
  ],
  state: 'frozen',
  computedAt: at,
  frozenAt: at + day,
});

export const sampleDocuments: Readonly<Record<string, PrintedDocument>> = {
  assessment: { kind: 'assessment', assessment: sampleAssessment },
  circular: { kind: 'circular', circular: sampleCircular },
  coordination: { kind: 'coordination', decision: sampleDecision },
  government: { kind: 'government', file: sampleGovernmentFile },
  masking: { kind: 'masking', record: sampleMasking },
  application: { kind: 'application', paper: { subject: sampleCase, names } },
  receipt: { kind: 'receipt', paper: { subject: sampleCase, names } },
  agreement: { kind: 'agreement', paper: sampleAgreement },
  destruction: {
    kind: 'destruction',
    paper: {
      caseNumber: 'GX2026-000042',
      names,
      record: destruction.parse({
        id: 'destruction-1',
        version: 2,
        grantId: 'case-1.grant',
        caseId: 'case-1',
        entryName: '常住人口户籍登记信息',
        providerId: 'dept-gongan',
        userDepartmentId: 'dept-minzheng',
        cause: 'expired',
        scope: '低保核对系统数据库中的户籍核对表，\n及窗口工作站上的核对清单。',
        method: 'overwritten',
        destroyedAt: at + 370 * day,
        proof: '覆写日志存本部门档案室。',
        witnessId: 'officer-b',
        operatorId: 'officer-a',
        operatorName: '张晓梅',
        witnessName: '王建国',
        reportedAt: at + 370 * day + 600_000,
        state: 'confirmed',
        witnessedAt: at + 371 * day,
        note: '现场核对，表已清空，备份介质已覆写。',
      }),
    },
  },
};
