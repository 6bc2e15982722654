/** Who files, and who answers a filing of the city's d-user, in which state of it (R004, R008). */
import { gate, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import { type Office, officers } from '../testing/office.ts';
import { departmentsOfRegions, officeOfRegions } from '../testing/regions.ts';

type State = 'none' | 'filed' | 'acknowledged' | 'returned' | 'replaced';

const content = {
  principal: '王建国',
  responsibleOffice: '政务数据科',
  responsibleOfficer: '李明',
  securityOfficer: '赵安',
  securityBody: '共享交换安全管理科',
  documents: [],
};

const filed = async (): Promise<Office> => {
  const office = officeOfRegions();
  await office.act('registration.file', { registrationId: 'b-1', content }, officers.user);
  return office;
};

const inState = (state: 'acknowledged' | 'returned' | 'replaced') => async (): Promise<Office> => {
  const office = await filed();
  office.put('registration', { ...office.row('registration', 'b-1'), state });
  return office;
};

const answers = (name: 'registration.acknowledge' | 'registration.return'): MatrixRow<State> => ({
  act: `[R004] [R008] ${name}`,
  name,
  args: () => ({
    registrationId: 'b-1',
    expectedVersion: 1,
    ...(name === 'registration.return' ? { reason: '缺制度' } : {}),
  }),
  expected: gate<State>({
    roles: ['management-admin'],
    departments: ['d-bureau'],
    elsewhere: 'registration.wrong-desk',
    states: ['filed'],
    otherwise: 'registration.state',
    missing: ['none'],
  }),
});

matrixOf<State>({
  covers: ['registration.file', 'registration.acknowledge', 'registration.return'],
  states: {
    none: officeOfRegions,
    filed,
    acknowledged: inState('acknowledged'),
    returned: inState('returned'),
    replaced: inState('replaced'),
  },
  departments: departmentsOfRegions,
  rows: [
    {
      act: '[R004] file for the own department',
      name: 'registration.file',
      args: () => ({ registrationId: 'b-2', content }),
      expected: ({ state, role, departmentId }) => {
        if (role !== 'data-officer' && role !== 'management-admin') return 'role.missing';
        return departmentId === 'd-user' && state === 'filed' ? 'registration.waiting' : 'applied';
      },
    },
    answers('registration.acknowledge'),
    answers('registration.return'),
  ],
});
