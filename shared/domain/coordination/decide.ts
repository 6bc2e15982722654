/** 协调决定: made by the same-level management department, binding on both parties (五(三)3, R060). */
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
import type { Department } from '../organisation/organisation.ts';
import { checkConditions } from '../sharing/conditions.ts';
import { consent, readsOfCase } from '../sharing/consent.ts';
import { citesInternalRules } from '../sharing/internal-rules.ts';
import { advance, eventOf, isPossible, refusalOfState } from '../sharing/machine.ts';
import type { SharingCase } from '../sharing/sharing-case.ts';
import { isCompetent, isInvolved, type Parties } from './competence.ts';
import { type CoordinationDecision, decisionIdOf, grounds, ruling } from './decision.ts';

const args = z.strictObject({
  caseId: identifier,
  expectedVersion: z.int().positive(),
  ruling,
  grounds,
});
type Args = z.output<typeof args>;

type Before = { readonly subject: SharingCase; readonly manager: Department; readonly parties: Parties };

const partiesOf = (subject: SharingCase, rows: Rows): Parties | null => {
  const user = rows.get('department', subject.applicantDepartmentId);
  const provider = rows.get('department', subject.providerId);
  return user === undefined || provider === undefined ? null : { user, provider };
};

const check = (given: Args, { subject, manager, parties }: Before, subjectTo: [Rows, ActionContext]) => {
  const [rows, context] = subjectTo;
  const { actor } = context;
  const area = rows.get('region', manager.regionId);
  return (
    firstRefusal(
      [actor.roles.includes('management-admin'), 'role.missing'],
      [isCompetent(manager, area, parties), 'coordination.not-competent'],
      [!isInvolved(subject, actor.officerId), 'coordination.involved'],
      [isPossible(subject, 'coordinate'), refusalOfState(subject)],
      [subject.version === given.expectedVersion, 'record.changed'],
      [!citesInternalRules(given.grounds.provision), 'answer.basis-internal', 'grounds.provision'],
    ) ??
    (given.ruling.kind === 'grant'
      ? checkConditions(subject, { conditions: given.ruling.conditions, field: 'ruling.conditions' }, context)
      : null)
  );
};

const documentOf = (
  given: Args,
  { subject, manager, parties }: Before,
  context: ActionContext,
): CoordinationDecision => {
  const granted = given.ruling.kind === 'grant' ? given.ruling.conditions.itemIds : [];
  return {
    id: decisionIdOf(subject.id),
    version: 1,
    number: context.number,
    caseId: subject.id,
    caseNumber: subject.number,
    entryCode: subject.entryCode,
    entryName: subject.entryName,
    itemNames: subject.items.map((item) => item.name),
    grantedItemNames: subject.items.filter((item) => granted.includes(item.id)).map((item) => item.name),
    userDepartmentId: parties.user.id,
    userDepartment: parties.user.name,
    providerId: parties.provider.id,
    providerDepartment: parties.provider.name,
    managementId: manager.id,
    managementDepartment: manager.name,
    officerId: context.actor.officerId,
    officerName: context.actor.officerName,
    ruling: given.ruling,
    grounds: given.grounds,
    decidedAt: context.now,
    madeAt: context.madeAt,
  };
};

/** A grant goes on like any consent, an agreement included where the resource asks for one. */
const carryOut = (given: Args, before: Before, [rows, context]: [Rows, ActionContext]): Outcome => {
  const { subject } = before;
  const record = { table: 'coordinationDecision', row: documentOf(given, before, context) } as const;
  if (given.ruling.kind === 'uphold') {
    const events = [eventOf(null, { act: 'coordinate-uphold' }, context)];
    return write({ table: 'sharingCase', row: advance(subject, { state: 'closed' }, events) }, record);
  }
  const { conditions } = given.ruling;
  const events = [eventOf(null, { act: 'coordinate-grant', note: conditions.note }, context)];
  const consented = consent(subject, { conditions, clocks: subject.clocks, events }, rows, context);
  return consented.ok ? write(...consented.value, record) : consented;
};

export const decideCoordination: Action<typeof args> = defineAction({
  args,
  numbering: 'coordination',
  reads: (given, rows, actor) => {
    const manager = rows.get('department', actor.departmentId);
    return [
      ...readsOfCase(given, rows),
      { table: 'department', id: actor.departmentId },
      ...(manager === undefined ? [] : [{ table: 'region' as const, id: manager.regionId }]),
    ];
  },
  apply: (given, rows, context) => {
    const subject = rows.get('sharingCase', given.caseId);
    const manager = rows.get('department', context.actor.departmentId);
    const parties = subject === undefined ? null : partiesOf(subject, rows);
    if (subject === undefined || manager === undefined || parties === null) return refuse('record.missing');
    const before = { subject, manager, parties };
    return check(given, before, [rows, context]) ?? carryOut(given, before, [rows, context]);
  },
});
