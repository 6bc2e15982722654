/** Who manages accounts: the administrators of a management department, for its own area, never their own (R008, R063). */
import { type ActionContext, type Actor, firstRefusal, type RowQuery, type Rows } from '../action.ts';
import { areaReads, isOfArea } from '../organisation/area.ts';
import { type Role, rolesAreSeparated } from '../organisation/organisation.ts';
import type { RowReference } from '../tables.ts';
import type { Account, AccountAct, AccountEvent, Holding } from './account.ts';

export const accountReads = (
  accountId: string,
  rows: Rows,
  { actor, departmentIds = [] }: { readonly actor: Actor; readonly departmentIds?: readonly string[] },
): readonly RowReference[] => {
  const subject = rows.get('account', accountId);
  const own = subject === undefined ? [] : [subject.departmentId];
  const asked = subject?.request == null ? [] : [subject.request.holding.departmentId];
  return [
    { table: 'account', id: accountId },
    { table: 'officer', id: accountId },
    ...areaReads(rows, actor),
    ...[...own, ...asked, ...departmentIds].map((id) => ({ table: 'department' as const, id })),
  ];
};

type Office = 'system-admin' | 'security-admin';

type Question = {
  readonly offices: readonly Office[];
  readonly accountId: string;
  /** Every department the act touches. */
  readonly departmentIds: readonly string[];
};

/** Null where the actor may act on the account in one of the offices. */
export const checkAdministrator = (
  rows: Rows,
  actor: Actor,
  { offices, accountId, departmentIds }: Question,
) =>
  firstRefusal(
    [offices.some((office) => actor.roles.includes(office)), 'role.missing'],
    [rows.get('department', actor.departmentId)?.management === true, 'department.wrong'],
    [departmentIds.every((id) => isOfArea(rows, actor, [id])), 'area.wrong'],
    [accountId !== actor.officerId, 'account.own'],
  );

/** Duties that only a management department's people can have. */
const managementRoles: readonly Role[] = [
  'compliance-reviewer',
  'management-admin',
  'system-admin',
  'security-admin',
  'audit-admin',
];

/** Null where one person may hold these duties in that department (GB/T 22239-2019 8.1.4). */
export const checkHolding = (rows: Rows, { departmentId, roles }: Holding) => {
  const department = rows.get('department', departmentId);
  return firstRefusal(
    [department !== undefined, 'record.missing', 'departmentId'],
    [rolesAreSeparated(roles), 'account.roles-apart', 'roles'],
    [
      department?.management === true || !roles.some((held) => managementRoles.includes(held)),
      'account.management-role',
      'roles',
    ],
  );
};

const indispensable: readonly Role[] = ['system-admin', 'security-admin'];

/** The accounts of the department, which {@link checkNotLast} needs. */
export const colleaguesOf = (accountId: string, rows: Rows): readonly RowQuery[] => {
  const subject = rows.get('account', accountId);
  return subject === undefined
    ? []
    : [{ table: 'account', field: 'departmentId', value: subject.departmentId }];
};

/**
 * Whether nobody else of the department could do what the account's holder does for accounts. One whose one-time password
 * is still to be issued cannot; what became of it later no row tells.
 */
export const isLastAdministrator = (
  subject: Account,
  colleagues: readonly Account[],
  after: Holding | null = null,
): boolean =>
  indispensable.some(
    (office) =>
      subject.roles.includes(office) &&
      !(after?.departmentId === subject.departmentId && after.roles.includes(office)) &&
      !colleagues.some(
        ({ id, state, issuable, roles }) =>
          id !== subject.id && state === 'active' && !issuable && roles.includes(office),
      ),
  );

/** Null where accounts can still be managed once this one is closed or holds what comes after. */
export const checkNotLast = (rows: Rows, subject: Account, after: Holding | null = null) =>
  firstRefusal([
    !isLastAdministrator(subject, rows.list('account', 'departmentId', subject.departmentId), after),
    'account.last-administrator',
  ]);

type Told = { readonly note: string; readonly holding?: Holding | null };

export const eventOf = (
  act: AccountAct,
  { actor, now, madeAt }: Pick<ActionContext, 'actor' | 'now' | 'madeAt'>,
  { note, holding = null }: Told,
): AccountEvent => ({
  act,
  at: now,
  madeAt,
  as: actor.roles.includes('security-admin') ? 'security-admin' : 'system-admin',
  officerId: actor.officerId,
  officerName: actor.officerName,
  departmentId: actor.departmentId,
  holding,
  note,
});
