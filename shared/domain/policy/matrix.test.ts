/** Who sets the office's configuration: an administrator of the city's management department alone (R007, R110). */
import type { Department } from '../organisation/organisation.ts';
import { type Answer, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import { type Office, officers, openOffice } from '../testing/office.ts';

type State = 'untouched' | 'set';

const region = (id: string, level: 'city' | 'county') => ({
  id,
  code: '140900',
  codeStandard: 'GB/T 2260' as const,
  name: id,
  level,
  logicalPlatform: false,
  demonstration: true,
});

const openCity = (): Office => {
  const office = openOffice();
  office.put('region', region('region-140900', 'city'));
  office.put('region', region('county', 'county'));
  const county: Department = { ...office.row('department', 'd-bureau'), id: 'd-county', regionId: 'county' };
  office.put('department', county);
  return office;
};

const pack = (expectedVersion: number) => ({
  pack: 'national-2025',
  on: true,
  expectedVersion,
  reason: '条例施行，并行计时',
});

const year = (expectedVersion: number) => ({
  year: '2027',
  expectedVersion,
  source: '演示：国办发明电〔2026〕00号',
  restDays: ['2027-01-01', '2027-05-01', '2027-05-02', '2027-10-01', '2027-10-02', '2027-10-03'],
  workDays: [],
});

const set = async (): Promise<Office> => {
  const office = openCity();
  await office.act('policy.switch-pack', pack(0), officers.coordinator);
  await office.act('calendar.arrange', year(0), officers.coordinator);
  return office;
};

/** A county's administrator governs its own area only; a second switch to the same changes nothing. */
const byCity =
  (again: Answer): MatrixRow<State>['expected'] =>
  ({ state, role, departmentId }) => {
    if (role !== 'management-admin') return 'role.missing';
    if (departmentId !== 'd-bureau') return 'department.wrong';
    return state === 'set' ? again : 'applied';
  };

matrixOf<State>({
  covers: ['policy.switch-pack', 'calendar.arrange'],
  states: { untouched: openCity, set },
  departments: ['d-user', 'd-provider', 'd-bureau', 'd-county'],
  rows: [
    {
      act: '[R110] switch a policy pack on',
      name: 'policy.switch-pack',
      args: (office) => pack(office.count('policySetting')),
      expected: byCity('policy.no-change'),
    },
    {
      act: '[R110] enter the arrangement of a year',
      name: 'calendar.arrange',
      args: (office) => year(office.count('yearArrangement')),
      expected: byCity('applied'),
    },
  ],
});
