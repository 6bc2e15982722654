/** Who may report a destruction and who confirms it, by what became of the right (R087). */
import { officeWithGrant, why } from '../testing/grants.ts';
import { gate, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import { monday, type Office, officers } from '../testing/office.ts';

type State = 'active' | 'withdrawn' | 'expired' | 'reported' | 'returned' | 'taken-back' | 'confirmed';

/** The one who may confirm: in the table, the data officer of the user department. */
const witness = { ...officers.user, officerId: 'o-data-officer-d-user' };

const officeIn = (patch: Parameters<typeof officeWithGrant>[0] = {}): Office => {
  const office = officeWithGrant(patch);
  for (const id of [witness.officerId, 'o-other'])
    office.put('officer', {
      id,
      name: '证人',
      departmentId: 'd-user',
      roles: ['data-officer'],
      demonstration: true,
    });
  return office;
};

const report = (destructionId: string, witnessId: string) => ({
  destructionId,
  grantId: 'c-1.grant',
  statement: { scope: '缓存表', method: 'overwritten', destroyedAt: monday, proof: '', witnessId },
});

const reported = async (): Promise<Office> => {
  const office = officeIn();
  await office.act('destruction.report', report('x-1', witness.officerId), officers.user);
  return office;
};

const decided = (decision: 'confirm' | 'return') => async (): Promise<Office> => {
  const office = await reported();
  await office.act('destruction.confirm', { destructionId: 'x-1', decision, note: '见证意见' }, witness);
  return office;
};

const takenBack = async (): Promise<Office> => {
  const office = await reported();
  await office.act('destruction.take-back', { destructionId: 'x-1' }, officers.user);
  return office;
};

const order = { departmentId: 'd-bureau', officerId: 'o-x', officerName: '甲', at: monday, ...why };

const confirmed: MatrixRow<State>['expected'] = ({ state, role, departmentId }) => {
  if (state === 'active' || state === 'withdrawn' || state === 'expired') return 'record.missing';
  if (departmentId !== 'd-user') return 'department.wrong';
  if (role !== 'data-officer') return 'destruction.witness-only';
  return state === 'reported' ? 'applied' : 'destruction.state';
};

matrixOf<State>({
  covers: ['destruction.report', 'destruction.confirm', 'destruction.take-back'],
  states: {
    active: () => officeIn(),
    withdrawn: () => officeIn({ state: 'revoked', withdrawal: order }),
    expired: () => officeIn({ validUntil: '2026-11-22' }),
    reported,
    returned: decided('return'),
    'taken-back': takenBack,
    confirmed: decided('confirm'),
  },
  departments: ['d-user', 'd-provider', 'd-bureau'],
  rows: [
    {
      act: '[R087] report what was destroyed',
      name: 'destruction.report',
      args: () => report('x-2', 'o-other'),
      expected: gate<State>({
        roles: ['data-officer'],
        departments: ['d-user'],
        states: ['active', 'withdrawn', 'expired', 'returned', 'taken-back'],
        otherwise: (state) => (state === 'reported' ? 'destruction.open' : 'grant.destroyed'),
      }),
    },
    {
      act: '[R087] confirm as its witness',
      name: 'destruction.confirm',
      args: () => ({ destructionId: 'x-1', decision: 'confirm', note: '' }),
      expected: confirmed,
    },
    {
      act: '[R087] return as its witness',
      name: 'destruction.confirm',
      args: () => ({ destructionId: 'x-1', decision: 'return', note: '范围不符' }),
      expected: confirmed,
    },
    {
      act: '[R087] take it back before the witness has spoken',
      name: 'destruction.take-back',
      args: () => ({ destructionId: 'x-1' }),
      expected: ({ state, role, departmentId }) => {
        if (state === 'active' || state === 'withdrawn' || state === 'expired') return 'record.missing';
        if (role !== 'data-officer') return 'role.missing';
        if (departmentId !== 'd-user') return 'department.wrong';
        return state === 'reported' ? 'applied' : 'destruction.state';
      },
    },
  ],
});
