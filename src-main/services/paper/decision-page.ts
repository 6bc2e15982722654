/**
 * 协调决定书 (五(三)3, R060) and the record of the government's decision (条例第28条) as static A4 HTML, laid out as
 * official documents.
 */
import { longDateLabel } from '#shared/domain/clock/civil-date.ts';
import type { CoordinationDecision } from '#shared/domain/coordination/decision.ts';
import type { GovernmentFile, GovernmentRuling } from '#shared/domain/government/government-file.ts';
import type { AnswerConditions } from '#shared/domain/sharing/sharing-case.ts';
import { type Part, sheetOf } from './official-sheet.ts';
import { paperDate } from './paper-date.ts';
import { type PrintedBy, paperPage } from './paper-page.ts';

function scopeOf({ validUntil, callsPerDay, note }: AnswerConditions, itemNames: readonly string[]): string {
  const wording = note === '' ? '' : `使用要求：${note}`;
  return `信息项：${itemNames.join('、')}；使用至${longDateLabel(validUntil)}，每日不超过${callsPerDay}次。${wording}`;
}

function coordinated(decision: CoordinationDecision): string {
  const { ruling, providerDepartment, userDepartment, grantedItemNames } = decision;
  return ruling.kind === 'uphold'
    ? `维持${providerDepartment}不予提供的答复，本事项关闭。`
    : `${providerDepartment}应当向${userDepartment}提供所申请的数据。${scopeOf(ruling.conditions, grantedItemNames)}`;
}

/** The decision of the management department. Every value of a record is escaped. */
export function decisionPage(decision: CoordinationDecision, by: PrintedBy): string {
  const { grounds, userDepartment, providerDepartment } = decision;
  const sheet = sheetOf({
    issuer: decision.managementDepartment,
    title: '政务数据共享协调决定书',
    number: decision.number ?? '编号待平台确认',
    opening: `${userDepartment}申请使用${providerDepartment}的“${decision.entryName}”（信息资源代码${decision.entryCode}，受理编号${decision.caseNumber ?? '待确认'}），申请的信息项为${decision.itemNames.join('、')}。双方协商未果，申请协调。经审查，现决定如下。`,
    parts: [
      ['查明的事实', grounds.facts],
      ['理由', grounds.reasons],
      ['依据', grounds.provision],
      ['决定', coordinated(decision)],
      ['效力', '本决定对双方具有约束力，提供部门不得另作答复。〔实施意见五（三）3〕'],
    ],
    signed: decision.managementDepartment,
    at: paperDate(decision.decidedAt),
    note: `经办：${decision.officerName}。共享平台电子记录的打印件，编号可在平台查验；用印以纸质文书为准。`,
  });
  return paperPage(`政务数据共享协调决定书 ${decision.number ?? ''}`, by, sheet);
}

/** Only what the ruling gives has a scope of its own. */
function ruled(ruling: GovernmentRuling, file: GovernmentFile): string {
  const { userDepartment, providerDepartment } = file;
  if (ruling.kind === 'confirm') return `维持协调决定${file.coordinationNumber ?? ''}。`;
  if (ruling.kind === 'refuse') return `改变协调决定，${providerDepartment}不予提供，已给予的使用权终止。`;
  return `改变协调决定，${providerDepartment}应当向${userDepartment}提供所申请的数据，使用范围以授权记录为准，每日不超过${ruling.conditions.callsPerDay}次。${ruling.conditions.note}`;
}

/** The record has no number of its own: the government's stands there once it decided, before that the report's. */
function numberOf({ report, decision, caseNumber }: GovernmentFile): string {
  if (decision !== null) return `政府文号：${decision.decisionNumber}`;
  return report === null ? `受理编号：${caseNumber ?? '待平台确认'}` : `报请文号：${report.reportNumber}`;
}

/** The dispute as it went to the government, and what was decided; a record, not the government's own document. */
export function governmentPage(file: GovernmentFile, by: PrintedBy): string {
  const { report, decision, objection } = file;
  const who = objection.party === 'user' ? file.userDepartment : file.providerDepartment;
  const reported: Part[] =
    report === null
      ? []
      : [
          [
            '报请',
            `${file.managementDepartment}于${paperDate(report.at)}以${report.reportNumber}报${report.government}决定。`,
          ],
          ['主管部门意见', report.opinion],
        ];
  const decided: Part[] =
    decision === null
      ? []
      : [
          [
            '政府决定',
            `${decision.decisionNumber}（${longDateLabel(decision.decidedOn)}）：${ruled(decision.ruling, file)}`,
          ],
          [
            '事实、理由和依据',
            `${decision.grounds.facts}\n${decision.grounds.reasons}\n${decision.grounds.provision}`,
          ],
          ['效力', '本级人民政府的决定对双方具有约束力。〔政务数据共享条例第28条〕'],
        ];
  const sheet = sheetOf({
    issuer: file.managementDepartment,
    title: '政务数据共享争议政府决定记录',
    number: numberOf(file),
    opening: `${file.userDepartment}与${file.providerDepartment}就“${file.entryName}”（信息资源代码${file.entryCode}，受理编号${file.caseNumber ?? '待确认'}）发生的共享争议，已由协调决定${file.coordinationNumber ?? ''}处理；${who}不服。`,
    parts: [['不服的理由', objection.reason], ...reported, ...decided],
    signed: file.managementDepartment,
    at: paperDate(decision?.at ?? report?.at ?? objection.at),
    note: `登记：${decision?.officerName ?? report?.officerName ?? objection.officerName}。本页是共享平台的办理记录；决定内容以政府文件原件为准。`,
  });
  return paperPage(`政务数据共享争议政府决定记录 ${file.caseNumber ?? ''}`, by, sheet);
}
