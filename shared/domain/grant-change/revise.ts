/** What a change that was decided does to the right it is about, and what its annulment does (条例第25条、第28条). */
import { type ActionContext, refuse } from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { refusalOfStanding, standingOf } from '../grant/standing.ts';
import type { Grant, GrantTerms } from '../sharing/grant.ts';
import type { AnswerConditions, SharingCase } from '../sharing/sharing-case.ts';

/** What the right allows now. */
export const termsOfGrant = (subject: Grant): GrantTerms => ({
  itemIds: subject.itemIds,
  purpose: subject.purpose,
  scenario: subject.scenario,
  purposeKind: subject.purposeKind,
  protection: subject.protection,
  callsPerDay: subject.callsPerDay,
  validUntil: subject.validUntil,
  agreementId: subject.agreementId,
});

const revised = (subject: Grant, terms: GrantTerms, [caseId, at]: readonly [string, number]): Grant => ({
  ...subject,
  ...terms,
  version: subject.version + 1,
  revisions: [...subject.revisions, { caseId, at, before: termsOfGrant(subject) }],
});

/** Terms change on a right that lives; one that has ended meanwhile is not brought back by them. */
export const reviseGrant = (
  right: Grant | undefined,
  decided: { readonly subject: SharingCase; readonly conditions: AnswerConditions },
  { now }: Pick<ActionContext, 'now'>,
): { readonly ok: true; readonly value: Grant } | ReturnType<typeof refuse> => {
  if (right === undefined) return refuse('record.missing');
  const standing = standingOf(right, civilDateOf(now));
  const dead = standing === 'suspended' || standing === 'cut' ? null : refusalOfStanding(standing);
  if (dead !== null) return refuse(dead);
  const { subject, conditions } = decided;
  const { purpose, scenario, purposeKind, protection } = subject.application;
  const { itemIds, callsPerDay, validUntil } = conditions;
  const agreementId = subject.agreementId ?? right.agreementId;
  const terms = { itemIds, purpose, scenario, purposeKind, protection, callsPerDay, validUntil, agreementId };
  return { ok: true, value: revised(right, terms, [subject.id, now]) };
};

/** The terms from before the case's change: it is annulled, and with it what was built on it. */
export const undoRevision = (right: Grant, caseId: string, now: number): Grant => {
  const undone = right.revisions.find((each) => each.caseId === caseId);
  return undone === undefined ? right : revised(right, undone.before, [caseId, now]);
};
