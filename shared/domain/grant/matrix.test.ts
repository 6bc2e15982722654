/** Every act on a right × every role × every department × every standing, against one reviewed table (R086). */
import type { ActionName } from '../actions.ts';
import type { Grant, GrantHold } from '../sharing/grant.ts';
import { wantedTerms } from '../testing/any-step.ts';
import { officeWithGrant, orderArgs, why } from '../testing/grants.ts';
import { type Answer, gate, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import { monday, type Office } from '../testing/office.ts';
import { type GrantStanding, standingRefusal } from './standing.ts';

const order = (departmentId: string) => ({
  departmentId,
  officerId: 'o-x',
  officerName: '甲',
  at: monday,
  ...why,
});
const held = (kind: GrantHold['kind'], departmentId: string): GrantHold => ({
  id: `held-${departmentId}`,
  kind,
  ...order(departmentId),
});

/** Held by the provider and by the management department, so that each has something to lift. */
const heldByBoth = (kind: GrantHold['kind']) => [held(kind, 'd-provider'), held(kind, 'd-bureau')];

const grantIn: Readonly<Record<GrantStanding, Partial<Grant>>> = {
  active: {},
  suspended: { holds: heldByBoth('suspension') },
  cut: { holds: heldByBoth('cut') },
  expired: { validUntil: '2026-11-22' },
  ended: { state: 'ended' },
  withdrawn: { state: 'revoked', withdrawal: order('d-bureau') },
  destroyed: { state: 'destroyed' },
};

const dead = {
  expired: 'grant.expired',
  ended: 'grant.ended',
  withdrawn: 'grant.withdrawn',
  destroyed: 'grant.destroyed',
} as const;

/** What an officer with authority is told, by the standing of a right that lives. */
const living: Readonly<Record<string, Record<'active' | 'suspended' | 'cut', Answer>>> = {
  'grant.suspend': { active: 'applied', suspended: 'grant.held-already', cut: 'applied' },
  'grant.cut': { active: 'applied', suspended: 'applied', cut: 'grant.held-already' },
  'grant.withdraw': { active: 'applied', suspended: 'applied', cut: 'applied' },
  'grant.resume': { active: 'grant.hold-gone', suspended: 'applied', cut: 'grant.hold-gone' },
  'grant.restore': { active: 'grant.hold-gone', suspended: 'grant.hold-gone', cut: 'applied' },
};

/** The provider's reviewer in its own name, an administrator where the management department governs. */
const expectedOf =
  (name: string): MatrixRow<GrantStanding>['expected'] =>
  ({ state, role, departmentId }) => {
    if (role !== 'provider-reviewer' && role !== 'management-admin') return 'role.missing';
    if (departmentId !== (role === 'provider-reviewer' ? 'd-provider' : 'd-bureau'))
      return 'department.wrong';
    if (state in dead) return dead[state as keyof typeof dead];
    return living[name]?.[state as 'active' | 'suspended' | 'cut'] ?? 'applied';
  };

const argsOf = (name: ActionName, departmentId: string): object =>
  name === 'grant.resume' || name === 'grant.restore'
    ? { grantId: 'c-1.grant', holdId: `held-${departmentId}`, reason: '已整改' }
    : orderArgs(name, 'h-new');

const stateOf = (standing: GrantStanding) => (): Office => {
  const office = officeWithGrant(grantIn[standing]);
  office.put('policySetting', {
    id: 'policy',
    version: 1,
    packs: ['xinzhou-2022', 'national-2025'],
    changes: [],
  });
  return office;
};

matrixOf<GrantStanding>({
  covers: [
    'grant.suspend',
    'grant.resume',
    'grant.cut',
    'grant.restore',
    'grant.withdraw',
    'grant.renew-request',
    'grant.change-request',
  ],
  states: {
    active: stateOf('active'),
    suspended: stateOf('suspended'),
    cut: stateOf('cut'),
    expired: stateOf('expired'),
    ended: stateOf('ended'),
    withdrawn: stateOf('withdrawn'),
    destroyed: stateOf('destroyed'),
  },
  departments: ['d-user', 'd-provider', 'd-bureau'],
  rows: [
    ...(Object.keys(living) as ActionName[]).map((name) => ({
      act: `[R086] ${name}`,
      name,
      args: (_office: Office, { departmentId }: { departmentId: string }) => argsOf(name, departmentId),
      expected: expectedOf(name),
    })),
    {
      act: '[R049] ask to renew a right',
      name: 'grant.renew-request',
      args: () => ({ caseId: 'c-2', grantId: 'c-1.grant', validMonths: 6 }),
      expected: gate<GrantStanding>({
        roles: ['data-officer'],
        departments: ['d-user'],
        states: ['active', 'suspended', 'cut', 'expired'],
        otherwise: (state) => dead[state as keyof typeof dead],
      }),
    },
    {
      act: '[R056] ask to change a right',
      name: 'grant.change-request',
      args: () => ({ caseId: 'c-2', grantId: 'c-1.grant', wanted: wantedTerms, reason: '增加核对内容' }),
      expected: gate<GrantStanding>({
        roles: ['data-officer'],
        departments: ['d-user'],
        states: ['active'],
        otherwise: (state) => standingRefusal[state as 'cut'],
      }),
    },
  ],
});
