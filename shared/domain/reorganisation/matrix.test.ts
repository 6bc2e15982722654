/** Who records that a department was renamed or merged: its own level's management alone (一(四); R007, R008). */
import { gate, matrixOf } from '../testing/matrix.ts';
import { type Office, officers } from '../testing/office.ts';
import { officeOfRegions } from '../testing/regions.ts';

type State = 'standing' | 'merged';

const order = { on: '2026-11-19', document: '忻编发〔2026〕5号' };
const merge = { ...order, departmentId: 'd-agent', expectedCount: 0, intoId: 'd-user' };
const merged = async (): Promise<Office> => {
  const office = officeOfRegions();
  await office.act('department.merge', merge, officers.coordinator);
  return office;
};
const countOf = (office: Office): number => office.row('department', 'd-agent').adjustments?.length ?? 0;

const expected = gate<State>({
  roles: ['management-admin'],
  departments: ['d-bureau'],
  elsewhere: 'reorganisation.wrong-desk',
  states: ['standing'],
  otherwise: 'reorganisation.merged',
});

matrixOf<State>({
  covers: ['department.rename', 'department.merge'],
  states: { standing: officeOfRegions, merged },
  departments: ['d-user', 'd-agent', 'd-bureau', 'd-county-bureau'],
  rows: [
    {
      act: '[R093] record that it was renamed',
      name: 'department.rename',
      args: (office) => ({
        ...order,
        departmentId: 'd-agent',
        expectedCount: countOf(office),
        name: '忻州市新名称局',
        shortName: '市新名称局',
      }),
      expected,
    },
    {
      act: '[R093] record that it was merged',
      name: 'department.merge',
      args: (office) => ({ ...merge, expectedCount: countOf(office) }),
      expected,
    },
  ],
});
