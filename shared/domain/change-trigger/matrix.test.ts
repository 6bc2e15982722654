/** Who may record a change and exempt an entry from it, in which state of it (R026). */
import { openCatalogueOffice, people } from '../cataloguing/testing/catalogue-office.ts';
import { gate, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import type { Office } from '../testing/office.ts';

type State = 'absent' | 'open' | 'closed';

const recordArgs = {
  triggerId: 't-1',
  departmentId: 'd-provider',
  statement: {
    kind: 'function',
    title: '职能划转',
    basis: '机构改革方案',
    inForceOn: '2026-11-16',
    entryIds: ['e-old'],
  },
};

const exemptArgs = (office: Office) => ({
  triggerId: 't-1',
  expectedVersion: office.count('changeTrigger') === 0 ? 1 : office.row('changeTrigger', 't-1').version,
  entryId: 'e-old',
  reason: '不涉及',
});

const officeIn = (state: State) => async (): Promise<Office> => {
  const office = openCatalogueOffice();
  if (state !== 'absent') await office.act('change.record', recordArgs, people.author);
  if (state === 'closed') await office.act('change.exempt', exemptArgs(office), people.author);
  return office;
};

/** The department itself, or the management of its own level for it. */
const mayRecord: MatrixRow<State>['expected'] = ({ state, role, departmentId }) => {
  if (role !== 'data-officer' && role !== 'management-admin') return 'role.missing';
  if (departmentId !== (role === 'data-officer' ? 'd-provider' : 'd-bureau')) return 'department.wrong';
  return state === 'absent' ? 'applied' : 'record.exists';
};

matrixOf<State>({
  covers: ['change.record', 'change.exempt'],
  states: { absent: officeIn('absent'), open: officeIn('open'), closed: officeIn('closed') },
  departments: ['d-provider', 'd-user', 'd-bureau', 'd-county-bureau'],
  rows: [
    { act: '[R026] record a change', name: 'change.record', args: () => recordArgs, expected: mayRecord },
    {
      act: '[R026] say that an entry needs no update',
      name: 'change.exempt',
      args: exemptArgs,
      expected: gate<State>({
        roles: ['data-officer'],
        departments: ['d-provider'],
        states: ['open'],
        otherwise: 'change.state',
        missing: ['absent'],
      }),
    },
  ],
});
