/** The test office with an account of o-1 in d-user in each of its states, and those who manage accounts. */
import type { Actor } from '../../action.ts';
import type { ActionName } from '../../actions.ts';
import { monday, type Office } from '../../testing/office.ts';
import { officeOfRegions } from '../../testing/regions.ts';
import type { Holding } from '../account.ts';
import { eventOf } from '../authority.ts';
import { withIssue } from '../by-platform.ts';

const administrator = (
  officerId: string,
  role: Actor['roles'][number],
  departmentId = 'd-bureau',
): Actor => ({
  officerId,
  officerName: `人员${officerId}`,
  departmentId,
  roles: [role],
});

export const administrators = {
  system: administrator('o-system', 'system-admin'),
  security: administrator('o-security', 'security-admin'),
  county: administrator('o-county-system', 'system-admin', 'd-county-bureau'),
  countySecurity: administrator('o-county-security', 'security-admin', 'd-county-bureau'),
} as const;

export const holding: Holding = { name: '张晓梅', departmentId: 'd-user', roles: ['data-officer'] };

export const opening = (patch: object = {}) => ({
  accountId: 'o-1',
  login: 'minzheng.zhang',
  holding,
  reason: '新到岗',
  ...patch,
});

export type State = 'none' | 'requested' | 'rejected' | 'active' | 'changing' | 'suspended' | 'closed';

/** An act that must stand, on the row as it is now. */
export const does = async (office: Office, name: ActionName, who: Actor, args: object): Promise<Office> => {
  const known = name !== 'account.request';
  const row = known ? { accountId: 'o-1', expectedVersion: office.row('account', 'o-1').version } : {};
  const outcome = await office.act(name, { ...row, ...args }, who);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code}`);
  return office;
};

const { system, security } = administrators;
const reason = '工作需要';
const next = (from: () => Promise<Office>, name: ActionName, who: Actor, args: object) => async () =>
  does(await from(), name, who, args);

const requested = async () => does(officeOfRegions(), 'account.request', system, opening());
const approved = next(requested, 'account.approve', security, { note: '' });

/** As the platform does when it shows the one-time password. */
export const issued = (office: Office): Office => {
  const event = eventOf('issue', { actor: system, now: monday, madeAt: monday }, { note: '' });
  office.put('account', withIssue(office.row('account', 'o-1'), event));
  return office;
};

const active = async () => issued(await approved());
const changed: Holding = { ...holding, roles: ['provider-reviewer'] };

export const inState: Readonly<Record<State | 'approved', () => Promise<Office>>> = {
  none: async () => officeOfRegions(),
  requested,
  rejected: next(requested, 'account.reject', security, { reason }),
  approved,
  active,
  changing: next(active, 'account.change', system, { holding: changed, reason }),
  suspended: next(active, 'account.suspend', system, { reason }),
  closed: next(active, 'account.close', system, { reason }),
};
