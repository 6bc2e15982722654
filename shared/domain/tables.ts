/** Every kind of row that the platform and a workstation share, with its schema. */
import { z } from 'zod';
import { account } from './account/account.ts';
import { agency } from './agency/agency.ts';
import { agreement } from './agreement/agreement.ts';
import { assessment } from './assessment/assessment.ts';
import { arrangedYear } from './calendar/arranged-year.ts';
import { availability } from './catalog/availability.ts';
import { catalogEntry } from './catalog/entry.ts';
import { entryDraft } from './cataloguing/entry-draft.ts';
import { filingReceipt } from './cataloguing/filing-receipt.ts';
import { certificate } from './certificate/certificate.ts';
import { changeTrigger } from './change-trigger/change-trigger.ts';
import { legacyChannel } from './channel/channel.ts';
import { circular } from './circular/circular.ts';
import { collectionCheck } from './collection-check/collection-check.ts';
import { conversionPlan } from './conversion/conversion-plan.ts';
import { coordinationDecision } from './coordination/decision.ts';
import { correction } from './correction/correction.ts';
import { correctionLimit } from './correction/correction-limit.ts';
import { databaseDelivery } from './database-delivery/database-delivery.ts';
import { resourceFile } from './delivery/resource-file.ts';
import { destruction } from './destruction/destruction.ts';
import { difficulty } from './difficulty/difficulty.ts';
import { entryMasking } from './entry-masking/entry-masking.ts';
import { flowDown } from './flow-down/flow-down.ts';
import { frontEnd } from './front-end/front-end.ts';
import { governmentFile } from './government/government-file.ts';
import { guide } from './guide/guide.ts';
import { guideReading } from './guide/reading.ts';
import { negotiation } from './negotiation/negotiation.ts';
import { notice } from './notice/notice.ts';
import { department, officer, region } from './organisation/organisation.ts';
import { policySetting } from './policy/policy-setting.ts';
import { registration } from './registration/registration.ts';
import { replacement } from './replacement/replacement.ts';
import { drill } from './security-record/drill.ts';
import { incident } from './security-record/incident.ts';
import { sharedLibrary } from './shared-library/shared-library.ts';
import { answerDraft } from './sharing/answer-draft.ts';
import { grant } from './sharing/grant.ts';
import { headOpinion } from './sharing/head-opinion.ts';
import { sharingCase } from './sharing/sharing-case.ts';
import { signingKey } from './signing/signing-key.ts';
import { suspensionAdvice } from './suspension-advice/suspension-advice.ts';
import { training } from './training/training.ts';
import { upperDemand } from './upper-demand/upper-demand.ts';
import { callRecord } from './usage/call-record.ts';
import { violation } from './violation/violation.ts';

export const tables = {
  region,
  department,
  officer,
  catalogEntry,
  sharingCase,
  answerDraft,
  headOpinion,
  agreement,
  grant,
  destruction,
  callRecord,
  certificate,
  signingKey,
  resourceFile,
  entryDraft,
  filingReceipt,
  negotiation,
  coordinationDecision,
  governmentFile,
  agency,
  notice,
  correction,
  correctionLimit,
  changeTrigger,
  difficulty,
  collectionCheck,
  replacement,
  availability,
  frontEnd,
  databaseDelivery,
  legacyChannel,
  policySetting,
  yearArrangement: arrangedYear,
  registration,
  guide,
  incident,
  drill,
  sharedLibrary,
  account,
  conversionPlan,
  entryMasking,
  violation,
  circular,
  assessment,
  suspensionAdvice,
  upperDemand,
  flowDown,
  guideReading,
  training,
} as const;

export type TableName = keyof typeof tables;
export type Row<T extends TableName> = z.infer<(typeof tables)[T]>;

export const tableName = z.enum(Object.keys(tables) as [TableName, ...TableName[]]);

export type RowReference<T extends TableName = TableName> = { readonly table: T; readonly id: string };

/** A row to be written, whole. */
export type Change = { readonly [T in TableName]: { readonly table: T; readonly row: Row<T> } }[TableName];
