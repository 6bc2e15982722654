/** Who writes guides: administrators of a management department, each its own (R062, R008). */
import type { Actor } from '../action.ts';
import { type Answer, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import type { Office } from '../testing/office.ts';
import { departmentsOfRegions, officeOfRegions } from '../testing/regions.ts';

type State = 'none' | 'of the city' | 'of a county' | 'withdrawn by the city';

const content = {
  topic: 'accounts',
  kind: 'guide',
  title: '账号管理指南',
  text: '一人一号。',
  mustRead: true,
} as const;
const writer = (departmentId: string): Actor => ({
  officerId: 'o-writer',
  officerName: '某人',
  departmentId,
  roles: ['management-admin'],
});
const first = { guideId: 'g', editionId: 'g-1', expectedEdition: 0, content, changes: '首次发布' };
const withdrawal = { guideId: 'g', expectedEdition: 1, reason: '流程已改' };

const writtenBy = (departmentId: string) => async (): Promise<Office> => {
  const office = officeOfRegions();
  await office.act('guide.publish', first, writer(departmentId));
  return office;
};
const withdrawn = async (): Promise<Office> => {
  const office = await writtenBy('d-bureau')();
  await office.act('guide.withdraw', withdrawal, writer('d-bureau'));
  return office;
};

const owners: Readonly<Record<State, readonly string[]>> = {
  none: ['d-bureau', 'd-county-bureau'],
  'of the city': ['d-bureau'],
  'of a county': ['d-county-bureau'],
  'withdrawn by the city': ['d-bureau'],
};
const byOwner =
  (answer: (state: State) => Answer): MatrixRow<State>['expected'] =>
  ({ state, role, departmentId }) => {
    if (role !== 'management-admin') return 'role.missing';
    return owners[state].includes(departmentId) ? answer(state) : 'department.wrong';
  };

matrixOf<State>({
  covers: ['guide.publish', 'guide.withdraw', 'guide.confirm-reading'],
  states: {
    none: officeOfRegions,
    'of the city': writtenBy('d-bureau'),
    'of a county': writtenBy('d-county-bureau'),
    'withdrawn by the city': withdrawn,
  },
  departments: departmentsOfRegions,
  rows: [
    {
      act: '[R062] publish the next edition',
      name: 'guide.publish',
      args: (office) => ({ ...first, editionId: 'g-2', expectedEdition: office.count('guide') }),
      expected: byOwner(() => 'applied'),
    },
    {
      act: '[R079] confirm that one has read it',
      name: 'guide.confirm-reading',
      args: () => ({ editionId: 'g-1' }),
      expected: ({ state }) => {
        if (state === 'none') return 'record.missing';
        return state === 'withdrawn by the city' ? 'guide.replaced' : 'applied';
      },
    },
    {
      act: '[R062] withdraw the current edition',
      name: 'guide.withdraw',
      args: () => withdrawal,
      expected: (cell) =>
        cell.state === 'none'
          ? 'record.missing'
          : byOwner((state) => (state === 'withdrawn by the city' ? 'guide.withdrawn' : 'applied'))(cell),
    },
  ],
});
