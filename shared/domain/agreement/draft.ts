/** The agreement's text, assembled from the publishing review, the conditions and the duties of 六(二). */
import type { CatalogEntry } from '../catalog/entry.ts';
import { exchangeMethodLabel } from '../catalog/labels.ts';
import { longDateLabel } from '../clock/civil-date.ts';
import type { Department } from '../organisation/organisation.ts';
import type { AnswerConditions, SharingCase } from '../sharing/sharing-case.ts';
import { type Agreement, type AgreementDocument, agreementIdOf } from './agreement.ts';

export type AgreementParts = {
  readonly subject: SharingCase;
  readonly entry: CatalogEntry;
  readonly provider: Department;
  readonly user: Department;
  readonly conditions: AnswerConditions;
  /** The agreement that this one takes the place of; null for the first. */
  readonly replaced: Agreement | null;
};

/** 条例第25条: a changed right has an agreement of its own, which says what it replaces. */
const replacingArticle = ({ subject, replaced }: AgreementParts): AgreementDocument['articles'] =>
  subject.change === null
    ? []
    : [
        {
          heading: '变更',
          clause: '条例第25条',
          text: `${replaced === null ? '原授权未订立协议' : `本协议为第${replaced.document.version + 1}版，自双方签署之日起代替第${replaced.document.version}版（文本摘要 ${replaced.digest.slice(0, 16)}）`}。\n变更理由：${subject.change.reason}`,
        },
      ];

/** 六(一): where the use is analysis, what the user department undertook stands in the agreement. */
const analysisArticle = ({ application }: SharingCase): AgreementDocument['articles'] =>
  application.purposeKind === 'handling'
    ? []
    : [
        {
          heading: '研究、分析、挖掘、创新应用中的保护',
          clause: '六(一)',
          text: `不得泄露国家秘密、商业秘密和个人隐私，不得由汇集、比对推断出这些内容。\n使用部门的保护措施：${application.protection}`,
        },
      ];

const articlesOf = (parts: AgreementParts): AgreementDocument['articles'] => {
  const { subject, entry, conditions } = parts;
  return [
    ...replacingArticle(parts),
    {
      heading: '使用用途和应用场景',
      clause: '五(三)2',
      text: `用途：${subject.application.purpose}\n场景：${subject.application.scenario}`,
    },
    ...analysisArticle(subject),
    {
      heading: '使用范围',
      clause: '四(三)',
      text: `使用范围：${entry.review.useScope}\n知悉范围：${entry.review.knowledgeScope}\n使用方身份：${entry.review.userIdentity}\n使用方地域：${entry.review.userRegion}`,
    },
    {
      heading: '交换方式、期限和用量',
      clause: '五(三)2',
      text: `以${exchangeMethodLabel[subject.application.method]}方式通过共享平台使用，至${longDateLabel(conditions.validUntil)}止，每日不超过${conditions.callsPerDay}次。${conditions.note === '' ? '' : `\n对使用的要求：${conditions.note}`}`,
    },
    {
      heading: '使用部门的责任',
      clause: '六(二)',
      text: '只为上述用途使用，不转给第三方，不用于收费服务或其他经营活动；对本部门人员的滥用、越权使用、擅自扩散和泄露承担责任。',
    },
    {
      heading: '提供部门的责任',
      clause: '五(二)',
      text: '保证所提供的数据真实准确、及时更新、正常可用；数据在使用部门手中的安全由使用部门负责。',
    },
    {
      heading: '收回与销毁',
      clause: '六(二)',
      text: '违反本协议的，提供部门和管理部门可收回使用权、切断共享通道；期满、收回或不再需要时，使用部门按程序销毁数据并报告。',
    },
  ];
};

export const draftAgreement = (parts: AgreementParts, digestOf: (value: unknown) => string): Agreement => {
  const { subject, entry, provider, user, conditions, replaced } = parts;
  const document: AgreementDocument = {
    title: '政务数据共享安全协议',
    caseId: subject.id,
    version: (replaced?.document.version ?? 0) + 1,
    userDepartment: user.name,
    userPrincipal: user.principal,
    providerDepartment: provider.name,
    providerPrincipal: provider.principal,
    entryName: entry.name,
    entryCode: entry.code,
    itemNames: subject.items.filter((item) => conditions.itemIds.includes(item.id)).map((item) => item.name),
    articles: articlesOf(parts),
  };
  return {
    id: agreementIdOf(subject.id),
    version: 1,
    caseId: subject.id,
    userDepartmentId: user.id,
    providerId: provider.id,
    document,
    digest: digestOf(document),
    signatures: [],
    state: 'signing',
  };
};
