/** From consent to use: the conditions agreed, the agreement to sign where one is asked for, and the grant. */

import { ok } from '#shared/lib/result.ts';
import type { ActionContext, Outcome, Rows } from '../action.ts';
import { refuse, write } from '../action.ts';
import type { Agreement } from '../agreement/agreement.ts';
import { draftAgreement } from '../agreement/draft.ts';
import { checkOffer } from '../catalog/offer.ts';
import { addMonths, civilDateOf } from '../clock/civil-date.ts';
import { startClocks } from '../clock/clock.ts';
import { reviseGrant } from '../grant-change/revise.ts';
import { rulesFor } from '../policy/pack.ts';
import { packsOf } from '../policy/packs.ts';
import type { RowReference } from '../tables.ts';
import type { Grant } from './grant.ts';
import { advance, eventOf } from './machine.ts';
import { mostCallsPerDay } from './purpose-kind.ts';
import type { AnswerConditions, CaseEvent, SharingCase } from './sharing-case.ts';

/** Rows that {@link consent} needs: the entry, its provider and the user department. */
export const consentReads = (entryId: string, rows: Rows, userId: string): readonly RowReference[] => {
  const entry = rows.get('catalogEntry', entryId);
  const departments = [entry?.providerId, userId].filter((id) => id !== undefined);
  return [
    { table: 'catalogEntry', id: entryId },
    ...departments.map((id) => ({ table: 'department' as const, id })),
  ];
};

/** Rows that a new application out of a right needs: to renew it, or to change it. */
export const rightReads = (
  { caseId, grantId }: { readonly caseId: string; readonly grantId: string },
  rows: Rows,
  userId: string,
): readonly RowReference[] => {
  const entryId = rows.get('grant', grantId)?.entryId;
  return [
    { table: 'grant', id: grantId },
    { table: 'sharingCase', id: caseId },
    ...(entryId === undefined ? [] : consentReads(entryId, rows, userId)),
  ];
};

/** The right that a case would change, and the agreement that a new one would replace. */
export const changedRightReads = (
  subject: Pick<SharingCase, 'changes'> | undefined,
  rows: Rows,
): readonly RowReference[] => {
  const grantId = subject?.changes ?? null;
  if (grantId === null) return [];
  const agreementId = rows.get('grant', grantId)?.agreementId ?? null;
  return [
    { table: 'grant', id: grantId },
    ...(agreementId === null ? [] : [{ table: 'agreement' as const, id: agreementId }]),
  ];
};

/** The case named by the arguments, and what consent to it would need. */
export const readsOfCase = (args: { readonly caseId: string }, rows: Rows): readonly RowReference[] => {
  const subject = rows.get('sharingCase', args.caseId);
  return [
    { table: 'sharingCase', id: args.caseId },
    ...(subject === undefined ? [] : consentReads(subject.entryId, rows, subject.applicantDepartmentId)),
    ...changedRightReads(subject, rows),
  ];
};

/** Where no provider sets conditions, the application's own terms are the scope. */
export const conditionsAsApplied = (
  { application, change }: Pick<SharingCase, 'application' | 'change'>,
  now: number,
): AnswerConditions => ({
  itemIds: application.itemIds,
  validUntil: change?.before.validUntil ?? addMonths(civilDateOf(now), application.validMonths),
  callsPerDay: change?.callsPerDay ?? Math.min(1000, mostCallsPerDay[application.purposeKind]),
  note: '',
});

export const grantOf = (subject: SharingCase, conditions: AnswerConditions, now: number): Grant => ({
  id: `${subject.id}.grant`,
  version: 1,
  caseId: subject.id,
  agreementId: subject.agreementId,
  entryId: subject.entryId,
  entryCode: subject.entryCode,
  entryName: subject.entryName,
  providerId: subject.providerId,
  userDepartmentId: subject.applicantDepartmentId,
  itemIds: conditions.itemIds,
  purpose: subject.application.purpose,
  scenario: subject.application.scenario,
  purposeKind: subject.application.purposeKind,
  protection: subject.application.protection,
  method: subject.application.method,
  grantedAt: now,
  validUntil: conditions.validUntil,
  callsPerDay: conditions.callsPerDay,
  revisions: [],
  state: 'active',
  holds: [],
  withdrawal: null,
  endedAt: null,
  destructionId: null,
});

type Consented = {
  conditions: AnswerConditions;
  clocks: SharingCase['clocks'];
  events: readonly CaseEvent[];
};

/** Writes the grant, new or with its new terms, and the case in state `granted`. */
export const grantCase = (
  subject: SharingCase,
  patch: Consented,
  [rows, context]: readonly [Pick<Rows, 'get'>, ActionContext],
): Outcome => {
  const { changes } = subject;
  const decided = { subject, conditions: patch.conditions };
  const outcome =
    changes === null
      ? ok(grantOf(subject, patch.conditions, context.now))
      : reviseGrant(rows.get('grant', changes), decided, context);
  if (!outcome.ok) return outcome;
  const granted = outcome.value;
  const next = advance(
    subject,
    {
      state: 'granted',
      conditions: patch.conditions,
      clocks: patch.clocks,
      grantId: granted.id,
    },
    [...patch.events, eventOf(null, { act: 'grant' }, context)],
  );
  return write({ table: 'sharingCase', row: next }, { table: 'grant', row: granted });
};

/** The agreement of the right that the case would change; null for a new right, or one without. */
const agreementBefore = ({ change }: SharingCase, rows: Rows): Agreement | null =>
  (change?.before.agreementId && rows.get('agreement', change.before.agreementId)) || null;

/** Consent was given: to signing where the resource asks for a security agreement (四(三)), else to use. */
export const consent = (
  subject: SharingCase,
  patch: Consented,
  rows: Rows,
  context: ActionContext,
): Outcome => {
  const entry = rows.get('catalogEntry', subject.entryId);
  if (entry === undefined) return refuse('record.missing');
  const wanted = { departmentId: subject.applicantDepartmentId, itemIds: patch.conditions.itemIds };
  const refused = checkOffer(entry, wanted);
  if (refused !== null) return refused;
  const packs = packsOf(subject.packs, context.packs);
  const delivery = startClocks(rulesFor(packs, 'delivery'), 'consented', context);
  const clocks = [...patch.clocks, ...delivery];
  if (!subject.agreementRequired) return grantCase(subject, { ...patch, clocks }, [rows, context]);
  const provider = rows.get('department', subject.providerId);
  const user = rows.get('department', subject.applicantDepartmentId);
  if (provider === undefined || user === undefined) return refuse('record.missing');
  const drafted = draftAgreement(
    {
      subject,
      entry,
      provider,
      user,
      conditions: patch.conditions,
      replaced: agreementBefore(subject, rows),
    },
    context.digestOf,
  );
  const next = advance(
    subject,
    { state: 'signing', conditions: patch.conditions, clocks, agreementId: drafted.id },
    patch.events,
  );
  return write({ table: 'sharingCase', row: next }, { table: 'agreement', row: drafted });
};
