/** Who enters and stops a county's own rules: the administrator of that county's management alone (八(一); R108). */
import { type Answer, matrixOf } from '../testing/matrix.ts';
import type { Office } from '../testing/office.ts';
import { enter, entered, openCounty } from './testing/county-office.ts';

type State = 'none' | 'entered';
const byCounty =
  (answers: Readonly<Record<State, Answer>>) =>
  ({ state, role, departmentId }: { state: State; role: string; departmentId: string }): Answer => {
    if (role !== 'management-admin') return 'role.missing';
    return departmentId === 'd-county' ? answers[state] : 'county.wrong-level';
  };
const versionOf = (office: Office): number => office.count('policySetting');

matrixOf<State>({
  covers: ['county.enter-pack', 'county.stop-pack'],
  states: { none: openCounty, entered },
  departments: ['d-user', 'd-provider', 'd-bureau', 'd-county'],
  rows: [
    {
      act: '[R108] enter a county’s own rules',
      name: 'county.enter-pack',
      args: (office) => enter({}, versionOf(office)),
      expected: byCounty({ none: 'applied', entered: 'applied' }),
    },
    {
      act: '[R108] stop a county’s own rules',
      name: 'county.stop-pack',
      args: (office) => ({ expectedVersion: versionOf(office), reason: '修订' }),
      expected: byCounty({ none: 'county.none', entered: 'applied' }),
    },
  ],
});
