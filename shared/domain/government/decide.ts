/**
 * Recording the government's decision (条例第28条), as its document has it. It binds both sides: what it leaves standing
 * goes on where it was, what it changes is carried out at once.
 */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Outcome,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { stopClocks } from '../clock/clock.ts';
import { undoRevision } from '../grant-change/revise.ts';
import { checkConditions } from '../sharing/conditions.ts';
import { consent, readsOfCase } from '../sharing/consent.ts';
import type { Grant } from '../sharing/grant.ts';
import { advance, eventOf, isPossible } from '../sharing/machine.ts';
import type { CaseState, SharingCase } from '../sharing/sharing-case.ts';
import type { Change } from '../tables.ts';
import { type GovernmentFile, governmentDecision, governmentFileIdOf } from './government-file.ts';

const args = governmentDecision.extend({ caseId: identifier, expectedVersion: z.int().positive() });
type Args = z.output<typeof args>;

/** Where the coordination decision had brought the case; also what can be changed. */
export const beforeContest = (
  subject: Pick<SharingCase, 'grantId' | 'agreementId'>,
): Extract<CaseState, 'granted' | 'signing' | 'closed'> => {
  if (subject.grantId !== null) return 'granted';
  return subject.agreementId === null ? 'closed' : 'signing';
};

/** A ruling that changes says the opposite of what was decided. */
const fits = (given: Args, subject: SharingCase): boolean => {
  const provided = beforeContest(subject) !== 'closed';
  if (given.ruling.kind === 'confirm') return true;
  return given.ruling.kind === 'refuse' ? provided : !provided;
};

const check = (given: Args, file: GovernmentFile, subject: SharingCase, context: ActionContext) => {
  const { actor, now } = context;
  return (
    firstRefusal(
      [actor.roles.includes('management-admin'), 'role.missing'],
      [file.managementId === actor.departmentId, 'department.wrong'],
      [isPossible(subject, 'record-government-decision'), 'case.state'],
      [subject.version === given.expectedVersion, 'record.changed'],
      [fits(given, subject), 'government.ruling', 'ruling'],
      [given.decidedOn <= civilDateOf(now), 'government.date', 'decidedOn'],
    ) ??
    (given.ruling.kind === 'grant'
      ? checkConditions(subject, { conditions: given.ruling.conditions, field: 'ruling.conditions' }, context)
      : null)
  );
};

/** A right that lives ends with the decision, one that was only changed is as before; what has ended is left as it was. */
const endRight = (
  right: Grant | undefined,
  [given, subject]: readonly [Args, SharingCase],
  { actor, now }: ActionContext,
): readonly Change[] => {
  if (right === undefined || right.state !== 'active') return [];
  if (subject.changes !== null) return [{ table: 'grant', row: undoRevision(right, subject.id, now) }];
  return [
    {
      table: 'grant',
      row: {
        ...right,
        version: right.version + 1,
        state: 'revoked',
        withdrawal: {
          departmentId: actor.departmentId,
          officerId: actor.officerId,
          officerName: actor.officerName,
          at: now,
          ground: 'government-decision',
          reason: `${given.decisionNumber}：${given.grounds.reasons}`.slice(0, 1000),
        },
      },
    },
  ];
};

const carryOut = (given: Args, subject: SharingCase, [rows, context]: [Rows, ActionContext]): Outcome => {
  const { ruling } = given;
  const note = given.decisionNumber;
  if (ruling.kind === 'grant') {
    const { conditions } = ruling;
    const events = [eventOf(null, { act: 'government-grant', note }, context)];
    return consent(subject, { conditions, clocks: subject.clocks, events }, rows, context);
  }
  if (ruling.kind === 'confirm') {
    const events = [eventOf(null, { act: 'government-confirm', note }, context)];
    return write({
      table: 'sharingCase',
      row: advance(subject, { state: beforeContest(subject) }, events),
    });
  }
  const events = [eventOf(null, { act: 'government-refuse', note }, context)];
  const clocks = stopClocks(subject.clocks, 'every', context);
  const right = subject.grantId === null ? undefined : rows.get('grant', subject.grantId);
  return write(
    { table: 'sharingCase', row: advance(subject, { state: 'closed', clocks, conditions: null }, events) },
    ...endRight(right, [given, subject], context),
  );
};

export const recordGovernmentDecision: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: (given, rows) => {
    const grantId = rows.get('sharingCase', given.caseId)?.grantId ?? null;
    return [
      ...readsOfCase(given, rows),
      { table: 'governmentFile', id: governmentFileIdOf(given.caseId) },
      ...(grantId === null ? [] : [{ table: 'grant' as const, id: grantId }]),
    ];
  },
  apply: (given, rows, context) => {
    const subject = rows.get('sharingCase', given.caseId);
    const file = rows.get('governmentFile', governmentFileIdOf(given.caseId));
    if (subject === undefined || file === undefined) return refuse('record.missing');
    const refused = check(given, file, subject, context);
    if (refused !== null) return refused;
    const carried = carryOut(given, subject, [rows, context]);
    if (!carried.ok) return carried;
    const { actor, now, madeAt } = context;
    const { decisionNumber, decidedOn, ruling, grounds } = given;
    const by = { at: now, madeAt, officerId: actor.officerId, officerName: actor.officerName };
    const decision = { decisionNumber, decidedOn, ruling, grounds, ...by };
    return write(...carried.value, {
      table: 'governmentFile',
      row: { ...file, version: file.version + 1, decision },
    });
  },
});
