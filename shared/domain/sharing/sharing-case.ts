/** 共享事项: one application for items of one catalogue entry, from submission to grant (R051 to R058). */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { exchangeMethod, informationItem } from '../catalog/entry.ts';
import { clock } from '../clock/clock.ts';
import { extensionOf } from '../clock/extension.ts';
import { instant } from '../clock/instant.ts';
import { basisRank } from '../policy/basis-rank.ts';
import { grantTerms } from './grant.ts';
import { purposeKind } from './purpose-kind.ts';

export const caseState = z.enum([
  'awaiting-consent',
  'submitted',
  'returned',
  'awaiting-answer',
  'answer-prepared',
  'signing',
  'granted',
  'refused',
  'withdrawn',
  'negotiating',
  'unsettled',
  'coordinating',
  'closed',
  'contested',
  'reported',
]);
export type CaseState = z.infer<typeof caseState>;

/** Which road it takes: 五(三)1, 五(三)2 or 五(四)4. */
export const route = z.enum(['unconditional', 'conditional', 'dedicated']);
export type Route = z.infer<typeof route>;

/** Made by the applicant's program; leaves room in an {@link identifier} for the ids made from it (`.agreement`). */
export const caseIdentifier = identifier.max(64);

/** The items asked for or agreed to, each once. */
const itemSet = z
  .array(identifier)
  .min(1)
  .max(500)
  .refine((ids) => new Set(ids).size === ids.length, { message: 'items.repeated' });

/** What the applicant states (R017, R051): purpose and scenario are the policy's own two words. */
export const application = z.strictObject({
  itemIds: itemSet,
  /** 使用用途 */
  purpose: paragraph(1000),
  /** 应用场景 */
  scenario: paragraph(1000),
  method: exchangeMethod,
  /** 使用期限, in months from the grant. */
  validMonths: z.int().min(1).max(36),
  purposeKind: purposeKind.default('handling'),
  /** How state secrets, trade secrets and privacy are protected; asked for where the use is analysis (六(一), R081). */
  protection: optionalParagraph(1000).default(''),
});
export type Application = z.infer<typeof application>;

/** The provider's conditions: what the grant will allow (R056). */
export const answerConditions = z.strictObject({
  itemIds: itemSet,
  validUntil: z.iso.date(),
  callsPerDay: z.int().min(1).max(100_000),
  note: optionalParagraph(1000),
});
export type AnswerConditions = z.infer<typeof answerConditions>;

/** 不予提供的理由 (R057, R058): reason, the provision it rests on, and an explanation. */
export const answerRefusal = z.strictObject({
  reason: z.enum(['purpose-unclear', 'beyond-duty', 'law-forbids', 'personal-information', 'security-risk']),
  basisRank,
  basis: line(300),
  explanation: paragraph(1000),
});
export type AnswerRefusal = z.infer<typeof answerRefusal>;

/** 答复: consent with conditions, or a refusal with its basis. */
export const providerAnswer = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('agree'), conditions: answerConditions }),
  z.strictObject({ decision: z.literal('refuse'), refusal: answerRefusal }),
]);
export type ProviderAnswer = z.infer<typeof providerAnswer>;

/** What a change of a live right asks for beside the application, and the terms it would replace (条例第25条). */
export const wantedChange = z.strictObject({
  callsPerDay: z.int().min(1).max(100_000),
  reason: paragraph(1000),
  before: grantTerms,
});
export type WantedChange = z.infer<typeof wantedChange>;

/** The parts of an application that can be wanting; what is told to be missing is told once (条例第21条). */
export const applicationPart = z.enum([
  'items',
  'purpose',
  'scenario',
  'basis',
  'method',
  'period',
  'protection',
]);
export type ApplicationPart = z.infer<typeof applicationPart>;

/** 延长答复: at most ten working days (条例第21条). */
export const extensionDays = z.int().min(1).max(10);

export const extension = extensionOf(extensionDays);

export const caseAct = z.enum([
  'prepare',
  'consent',
  'decline',
  'prepare-answer',
  'consent-answer',
  'decline-answer',
  'submit',
  'resubmit',
  'withdraw',
  'pass',
  'return',
  'forward',
  'agree',
  'refuse',
  'sign',
  'grant',
  'open-negotiation',
  'reach-agreement',
  'fail-negotiation',
  'close',
  'request-coordination',
  'coordinate-grant',
  'coordinate-uphold',
  'entrust',
  'take-back',
  'ask-extension',
  'extend',
  'refuse-extension',
  'deliver',
  'contest',
  'report-to-government',
  'government-confirm',
  'government-grant',
  'government-refuse',
]);

export const caseEvent = z.strictObject({
  act: caseAct,
  /** When the platform received it; this time starts and stops clocks (decision 9). */
  at: instant,
  /** When the officer decided, by the workstation's clock; informative. */
  madeAt: instant,
  /** Made between a clock's start and its deadline, received after it (decision 9). */
  lateBySync: z.boolean(),
  officerId: identifier,
  departmentId: identifier,
  /** The provider in whose name an 授权代理方 acted (五(四)1); null for an act in one's own. */
  onBehalfOf: identifier.nullable().default(null),
  note: optionalParagraph(1000),
});
export type CaseEvent = z.infer<typeof caseEvent>;

export const sharingCase = z.strictObject({
  id: caseIdentifier,
  /** Null until the platform has recorded it. */
  number: line(40).nullable(),
  version: z.int().positive(),
  state: caseState,
  route,
  packs: z.array(line(40)).min(1).max(4),
  entryId: identifier,
  entryCode: z.string().max(40),
  entryName: line(200),
  providerId: identifier,
  applicantDepartmentId: identifier,
  applicantOfficerId: identifier,
  /** As they stood when asked for. */
  items: z.array(informationItem).min(1).max(500),
  application,
  agreementRequired: z.boolean(),
  /** Every round of 补正 adds one. */
  clocks: z.array(clock).max(500),
  /** 转至 (decision 1): null until the case was forwarded to the provider. */
  forwardedAt: instant.nullable(),
  conditions: answerConditions.nullable(),
  refusal: answerRefusal.nullable(),
  agreementId: identifier.nullable(),
  grantId: identifier.nullable(),
  /** 续期: the grant that this application asks to go on with; decided like any other (R056). */
  renews: identifier.nullable().default(null),
  /** 变更: the live grant whose terms this application asks to change; with it, what is wanted (条例第25条). */
  changes: identifier.nullable().default(null),
  change: wantedChange.nullable().default(null),
  /** 授权代理方 who may answer it in the provider's name (五(四)1); null where nobody was authorised. */
  agentId: identifier.nullable().default(null),
  /** Parts told to be missing, over all returns. */
  toldMissing: z.array(applicationPart).max(7).default([]),
  extension: extension.nullable().default(null),
  history: z.array(caseEvent).min(1).max(500),
});
export type SharingCase = z.infer<typeof sharingCase>;
