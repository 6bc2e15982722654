/** Reporting a destruction: by the user department, before a second person (六(二), R087). Ends a right still in use. */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  type Actor,
  defineAction,
  firstRefusal,
  refuse,
  write,
} from '../action.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { standingOf } from '../grant/standing.ts';
import { isInService, type Officer } from '../organisation/organisation.ts';
import type { Grant } from '../sharing/grant.ts';
import {
  type Destruction,
  type DestructionCause,
  type DestructionStatement,
  destructionStatement,
} from './destruction.ts';

const args = z.strictObject({
  destructionId: identifier,
  grantId: identifier,
  statement: destructionStatement,
});

/** Two clocks differ by some minutes, and a typed time has none of the seconds; beyond that the time is wrong. */
const clockTolerance = 10 * 60_000;

const causeOf = (subject: Grant, context: ActionContext): DestructionCause => {
  const standing = standingOf(subject, civilDateOf(context.now));
  return standing === 'withdrawn' || standing === 'expired' ? standing : 'no-longer-needed';
};

/** One who may see the record and sign in can confirm it; the operator cannot be their own witness. */
export const mayWitness = (
  witness: Officer | undefined,
  actor: Pick<Actor, 'officerId' | 'departmentId'>,
): boolean =>
  witness !== undefined &&
  isInService(witness) &&
  witness.departmentId === actor.departmentId &&
  witness.id !== actor.officerId &&
  (witness.roles.includes('data-officer') || witness.roles.includes('provider-reviewer'));

const check = (
  subject: Grant,
  statement: DestructionStatement,
  witness: Officer | undefined,
  context: ActionContext,
) => {
  const { actor, now } = context;
  const { destroyedAt } = statement;
  return firstRefusal(
    [actor.roles.includes('data-officer'), 'role.missing'],
    [subject.userDepartmentId === actor.departmentId, 'department.wrong'],
    [subject.state !== 'destroyed', 'grant.destroyed'],
    [subject.destructionId === null, 'destruction.open'],
    [mayWitness(witness, actor), 'destruction.witness', 'statement.witnessId'],
    [
      destroyedAt >= subject.grantedAt - clockTolerance && destroyedAt <= now + clockTolerance,
      'destruction.time',
      'statement.destroyedAt',
    ],
  );
};

export const reportDestruction: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ destructionId, grantId, statement }) => [
    { table: 'destruction', id: destructionId },
    { table: 'grant', id: grantId },
    { table: 'officer', id: statement.witnessId },
  ],
  apply: ({ destructionId, grantId, statement }, rows, context) => {
    const subject = rows.get('grant', grantId);
    if (subject === undefined) return refuse('record.missing');
    if (rows.get('destruction', destructionId) !== undefined) return refuse('record.exists');
    const witness = rows.get('officer', statement.witnessId);
    const refused = check(subject, statement, witness, context);
    if (refused !== null) return refused;
    const cause = causeOf(subject, context);
    const row: Destruction = {
      ...statement,
      id: destructionId,
      version: 1,
      grantId,
      caseId: subject.caseId,
      entryName: subject.entryName,
      providerId: subject.providerId,
      userDepartmentId: subject.userDepartmentId,
      cause,
      operatorId: context.actor.officerId,
      operatorName: context.actor.officerName,
      witnessName: witness?.name ?? '',
      reportedAt: context.now,
      state: 'reported',
      witnessedAt: null,
      note: '',
    };
    const given = cause === 'no-longer-needed' && subject.state === 'active';
    const ended = given ? ({ state: 'ended', endedAt: context.now } as const) : {};
    return write(
      { table: 'destruction', row },
      {
        table: 'grant',
        row: { ...subject, ...ended, version: subject.version + 1, destructionId },
      },
    );
  },
});
