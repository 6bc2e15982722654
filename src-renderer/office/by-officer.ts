/** Which cases, agreements and grants concern an officer. */
import type { Agreement, Party } from '#shared/domain/agreement/agreement.ts';
import type { Negotiation } from '#shared/domain/negotiation/negotiation.ts';
import { sideOf } from '#shared/domain/negotiation/party.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { awaitsDelivery } from '#shared/domain/sharing/deliver.ts';
import { headsFor, paperOf } from '#shared/domain/sharing/head-consent.ts';
import { isPossible } from '#shared/domain/sharing/machine.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';

export type Duty =
  | 'consent'
  | 'review'
  | 'answer'
  | 'supplement'
  | 'sign'
  | 'negotiate'
  | CoordinationDuty
  | 'deliver';

/** What waits for the management department: 五(三)3, 条例第21条 and 第28条. */
export type CoordinationDuty = 'coordinate' | 'report' | 'record' | 'extend';

const coordinationDuties: readonly Duty[] = ['coordinate', 'report', 'record', 'extend'];

export const isCoordinationDuty = (duty: Duty): duty is CoordinationDuty => coordinationDuties.includes(duty);

/** The other records that say whose turn it is in a case. */
export type Papers = {
  readonly agreement?: Agreement | undefined;
  readonly talk?: Negotiation | undefined;
  /** True where an authorisation lets the officer's department answer it for the provider today (五(四)1). */
  readonly agent?: boolean;
  /** True where the officer's department coordinates between these two (五(三)3). */
  readonly competent?: boolean;
};

/** The side on which the officer may sign now, user first and provider second; null where it is not their turn. */
export function signingSide(agreement: Agreement, officer: Officer): Party | null {
  const signed = agreement.signatures.map((each) => each.party);
  if (!signed.includes('user')) {
    const mine =
      agreement.userDepartmentId === officer.departmentId && officer.roles.includes('data-officer');
    return mine ? 'user' : null;
  }
  const mine = agreement.providerId === officer.departmentId && officer.roles.includes('provider-reviewer');
  return mine && !signed.includes('provider') ? 'provider' : null;
}

/** A side's turn: to speak first, or to answer the proposal on the table. */
function mustSpeak(subject: SharingCase, talk: Negotiation | undefined, officer: Officer): boolean {
  const side = sideOf(subject, officer);
  if (side === null || talk === undefined) return false;
  const proposal = talk.proposals.at(-1);
  if (proposal !== undefined) return proposal.party !== side;
  return side === 'provider' && !talk.positions.some((each) => each.party === side);
}

const mayAnswer = (subject: SharingCase, officer: Officer, agent: boolean): boolean =>
  isPossible(subject, 'answer') &&
  officer.roles.includes('provider-reviewer') &&
  (subject.providerId === officer.departmentId || agent) &&
  subject.applicantOfficerId !== officer.id;

const isPrepared = ({ state }: SharingCase): boolean => state === 'answer-prepared';

/** What is prepared waits for the head; that it may be prepared anew asks nothing of anybody. */
const mustAnswer = (subject: SharingCase, officer: Officer, agent: boolean): boolean =>
  mayAnswer(subject, officer, agent) && !isPrepared(subject);

/** An answer that waits for the head can be prepared anew by who may answer, an agent too (条例第20条, 五(四)1). */
export const mayPrepareAnew = (subject: SharingCase, { agent = false }: Papers, officer: Officer): boolean =>
  mayAnswer(subject, officer, agent) && isPrepared(subject);

/** 负责人同意 (条例第20条): of the department the paper leaves, and never by who wrote it. */
const mustConsent = (subject: SharingCase, officer: Officer): boolean => {
  const paper = paperOf(subject);
  return paper !== null && headsFor(subject, paper, [officer]).length > 0;
};

/** A paper that waits for a head and is this head's own: theirs to give back, and another's to consent to (条例第20条). */
export const isOwnPaper = (subject: SharingCase, officer: Officer): boolean => {
  const paper = paperOf(subject);
  const heads = officer.roles.includes('office-head') && paper?.departmentId === officer.departmentId;
  return heads && !mustConsent(subject, officer);
};

const coordinationDutyOf = (subject: SharingCase): CoordinationDuty | null => {
  if (isPossible(subject, 'coordinate')) return 'coordinate';
  if (isPossible(subject, 'report-to-government')) return 'report';
  if (isPossible(subject, 'record-government-decision')) return 'record';
  return isPossible(subject, 'extend') && subject.extension?.consent === null ? 'extend' : null;
};

const mustDeliver = (subject: SharingCase, { roles, departmentId }: Officer): boolean =>
  isPossible(subject, 'deliver') &&
  awaitsDelivery(subject) &&
  subject.providerId === departmentId &&
  roles.includes('provider-reviewer');

/** What the case asks of this officer now; null for nothing. Own applications are never theirs to decide. */
export function dutyOf(subject: SharingCase, papers: Papers, officer: Officer): Duty | null {
  const { roles, departmentId, id } = officer;
  const { agreement, talk, agent = false, competent = false } = papers;
  const foreign = subject.applicantOfficerId !== id;
  if (mustConsent(subject, officer)) return 'consent';
  if (isPossible(subject, 'review') && roles.includes('compliance-reviewer') && foreign) return 'review';
  if (mustAnswer(subject, officer, agent)) return 'answer';
  if (isPossible(subject, 'negotiate') && mustSpeak(subject, talk, officer)) return 'negotiate';
  const managed = competent && roles.includes('management-admin') ? coordinationDutyOf(subject) : null;
  if (managed !== null) return managed;
  if (mustDeliver(subject, officer)) return 'deliver';
  if (
    isPossible(subject, 'resubmit') &&
    roles.includes('data-officer') &&
    subject.applicantDepartmentId === departmentId
  )
    return 'supplement';
  return isPossible(subject, 'sign') && agreement && signingSide(agreement, officer) !== null ? 'sign' : null;
}
