/** Who may do what to the account of somebody in the city's d-user, in each of its states (R063, R008). */
import type { Role } from '../organisation/organisation.ts';
import { type Answer, type Cell, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import type { Office } from '../testing/office.ts';
import { departmentsOfRegions } from '../testing/regions.ts';
import { inState, type State } from './testing/accounts.ts';

type Rule = {
  readonly roles: readonly Role[];
  readonly states: Partial<Record<State, Answer>>;
  readonly otherwise: Answer;
  readonly needsRow?: boolean;
};

/** The record is there, the office, the management department, its area, the state. */
const rule =
  ({ roles, states, otherwise, needsRow = true }: Rule): MatrixRow<State>['expected'] =>
  ({ state, role: held, departmentId }: Cell<State>) => {
    if (needsRow && state === 'none') return 'record.missing';
    if (!roles.includes(held)) return 'role.missing';
    if (departmentId === 'd-user' || departmentId === 'd-county') return 'department.wrong';
    if (departmentId === 'd-county-bureau') return 'area.wrong';
    return states[state] ?? otherwise;
  };

const reason = '工作需要';
const version = (office: Office) => ({
  accountId: 'o-1',
  expectedVersion: office.count('account') === 0 ? 1 : office.row('account', 'o-1').version,
});
const withReason = (office: Office) => ({ ...version(office), reason });
const systemAdmin = ['system-admin'] as const;
const securityAdmin = ['security-admin'] as const;
const either = ['system-admin', 'security-admin'] as const;
const change = { name: '张晓梅', departmentId: 'd-user', roles: ['data-officer', 'provider-reviewer'] };

matrixOf<State>({
  covers: [
    'account.request',
    'account.change',
    'account.reset',
    'account.approve',
    'account.reject',
    'account.suspend',
    'account.resume',
    'account.close',
  ],
  states: {
    none: inState.none,
    requested: inState.requested,
    rejected: inState.rejected,
    active: inState.active,
    changing: inState.changing,
    suspended: inState.suspended,
    closed: inState.closed,
  },
  departments: departmentsOfRegions,
  rows: [
    {
      act: '[R063] ask for an account',
      name: 'account.request',
      args: () => ({ accountId: 'o-1', login: 'zhang', holding: change, reason }),
      expected: rule({
        roles: systemAdmin,
        states: { none: 'applied', rejected: 'applied' },
        otherwise: 'record.exists',
        needsRow: false,
      }),
    },
    {
      act: '[R063] ask for other duties',
      name: 'account.change',
      args: (office) => ({ ...withReason(office), holding: change }),
      expected: rule({
        roles: systemAdmin,
        states: { active: 'applied', suspended: 'applied', changing: 'account.request-waits' },
        otherwise: 'account.state',
      }),
    },
    {
      act: '[R063] ask for a new one-time password',
      name: 'account.reset',
      args: withReason,
      expected: rule({
        roles: systemAdmin,
        states: { active: 'applied', changing: 'account.request-waits' },
        otherwise: 'account.state',
      }),
    },
    {
      act: '[R063] approve what was asked for',
      name: 'account.approve',
      args: (office) => ({ ...version(office), note: '' }),
      expected: rule({
        roles: securityAdmin,
        states: { requested: 'applied', changing: 'applied' },
        otherwise: 'account.no-request',
      }),
    },
    {
      act: '[R063] reject what was asked for',
      name: 'account.reject',
      args: withReason,
      expected: rule({
        roles: securityAdmin,
        states: { requested: 'applied', changing: 'applied' },
        otherwise: 'account.no-request',
      }),
    },
    {
      act: '[R063] suspend it at once',
      name: 'account.suspend',
      args: withReason,
      expected: rule({
        roles: either,
        states: { active: 'applied', changing: 'applied' },
        otherwise: 'account.state',
      }),
    },
    {
      act: '[R063] let it go on',
      name: 'account.resume',
      args: withReason,
      expected: rule({ roles: either, states: { suspended: 'applied' }, otherwise: 'account.state' }),
    },
    {
      act: '[R063] close it for good',
      name: 'account.close',
      args: withReason,
      expected: rule({
        roles: either,
        states: { active: 'applied', changing: 'applied', suspended: 'applied' },
        otherwise: 'account.state',
      }),
    },
  ],
});
