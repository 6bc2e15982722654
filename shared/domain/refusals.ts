/**
 * Every way a rule can refuse an officer: code, the clause it rests on, what happened and what to do next.
 * The one list, a file a noun; screens, platform and tests read it.
 */
import { accountRefusals } from './refusals/account.ts';
import { agencyRefusals } from './refusals/agency.ts';
import { assessmentRefusals } from './refusals/assessment.ts';
import { catalogueRecordRefusals } from './refusals/catalogue-records.ts';
import { cataloguingRefusals } from './refusals/cataloguing.ts';
import { commonRefusals } from './refusals/common.ts';
import { conversionRefusals } from './refusals/conversion.ts';
import { correctionRefusals } from './refusals/correction.ts';
import { countyPackRefusals } from './refusals/county-pack.ts';
import { deliveryRefusals } from './refusals/delivery.ts';
import { demandRefusals } from './refusals/demand.ts';
import { destructionRefusals } from './refusals/destruction.ts';
import { disputeRefusals } from './refusals/dispute.ts';
import { exchangeRefusals } from './refusals/exchange.ts';
import { grantRefusals } from './refusals/grant.ts';
import { guideRefusals } from './refusals/guide.ts';
import { maskingRefusals } from './refusals/masking.ts';
import { passwordRefusals } from './refusals/password.ts';
import { policyRefusals } from './refusals/policy.ts';
import type { RefusalText } from './refusals/refusal-text.ts';
import { registrationRefusals } from './refusals/registration.ts';
import { reorganisationRefusals } from './refusals/reorganisation.ts';
import { replacementRefusals } from './refusals/replacement.ts';
import { securityRecordRefusals } from './refusals/security-record.ts';
import { sharedLibraryRefusals } from './refusals/shared-library.ts';
import { sharingRefusals } from './refusals/sharing.ts';
import { signingRefusals } from './refusals/signing.ts';
import { suspensionAdviceRefusals } from './refusals/suspension-advice.ts';
import { trainingRefusals } from './refusals/training.ts';
import { violationRefusals } from './refusals/violation.ts';
import { workstationRefusals } from './refusals/workstation.ts';

export const refusals = {
  ...accountRefusals,
  ...agencyRefusals,
  ...catalogueRecordRefusals,
  ...cataloguingRefusals,
  ...commonRefusals,
  ...conversionRefusals,
  ...correctionRefusals,
  ...countyPackRefusals,
  ...deliveryRefusals,
  ...destructionRefusals,
  ...disputeRefusals,
  ...exchangeRefusals,
  ...grantRefusals,
  ...maskingRefusals,
  ...passwordRefusals,
  ...policyRefusals,
  ...reorganisationRefusals,
  ...replacementRefusals,
  ...sharedLibraryRefusals,
  ...sharingRefusals,
  ...signingRefusals,
  ...securityRecordRefusals,
  ...registrationRefusals,
  ...guideRefusals,
  ...violationRefusals,
  ...assessmentRefusals,
  ...suspensionAdviceRefusals,
  ...demandRefusals,
  ...trainingRefusals,
  ...workstationRefusals,
} as const satisfies Record<string, RefusalText>;

export type RefusalCode = keyof typeof refusals;

export type Refusal = {
  readonly code: RefusalCode;
  /** Path of the argument at fault, where one is. */
  readonly field?: string;
};
