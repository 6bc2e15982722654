/** Who registers a front end and moves it on, in which state of it: the city's administrator, who runs the platform (R047). */
import { inCity } from '../testing/city.ts';
import { gate, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import { monday, type Office, officers } from '../testing/office.ts';
import type { FrontEndStatus } from './front-end.ts';

type State = FrontEndStatus | 'none';

const plan = {
  departmentId: 'd-user',
  name: '市民政局前置机',
  contact: '张晓雯',
  contactPhone: '0350-1234567',
  plannedOn: '2026-12-31',
};
const register = { frontEndId: 'f-1', plan };

/** Connected already: what acceptance needs is no matter of who and when. */
const officeIn = (status: FrontEndStatus) => async (): Promise<Office> => {
  const office = inCity();
  await office.act('front-end.register', register, officers.coordinator);
  office.put('frontEnd', { ...office.row('frontEnd', 'f-1'), status, checkedAt: monday });
  return office;
};

const byCity = { roles: ['management-admin'], departments: ['d-bureau'] } as const;
const mayRegister = gate<State>({ ...byCity, states: ['none'] });

const moving = (act: string, to: FrontEndStatus, states: readonly State[]): MatrixRow<State> => ({
  act,
  name: 'front-end.move',
  args: () => ({ frontEndId: 'f-1', expectedVersion: 1, to, note: '现场办理' }),
  expected: gate<State>({ ...byCity, states, otherwise: 'front-end.status', missing: ['none'] }),
});

matrixOf<State>({
  covers: ['front-end.register', 'front-end.move'],
  states: {
    none: () => inCity(),
    planned: officeIn('planned'),
    deployed: officeIn('deployed'),
    accepted: officeIn('accepted'),
    'out-of-service': officeIn('out-of-service'),
  },
  departments: ['d-user', 'd-provider', 'd-bureau', 'd-county'],
  rows: [
    {
      act: '[R047] register a front end',
      name: 'front-end.register',
      args: () => register,
      expected: (cell) => (cell.state === 'none' ? mayRegister(cell) : 'record.exists'),
    },
    moving('[R047] note its deployment', 'deployed', ['planned', 'out-of-service']),
    moving('[R047] accept it', 'accepted', ['deployed']),
    moving('[R047] take it out of service', 'out-of-service', ['planned', 'deployed', 'accepted']),
    moving('[R047] plan it again', 'planned', []),
  ],
});
