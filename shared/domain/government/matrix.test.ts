/** Who may contest a coordination decision, report it and record what the government decided (条例第28条). */
import {
  conditions,
  contested,
  coordinated,
  coordinating,
  governmentSays,
  must,
  reported,
  toGovernment,
  under809,
} from '../testing/dispute.ts';
import { gate, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import { entryWith, type Office, officers } from '../testing/office.ts';

type State =
  | 'coordinating'
  | 'decided without 809'
  | 'upheld'
  | 'signing'
  | 'granted'
  | 'contested'
  | 'reported'
  | 'decided by the government';

const grant = { kind: 'grant', conditions };
const uphold = { kind: 'uphold' };

const decided = async (): Promise<Office> => {
  const office = await reported(uphold);
  await must(office, officers.coordinator, 'government.decide', governmentSays({ kind: 'confirm' }));
  return office;
};

const withoutNational = async (): Promise<Office> => {
  const office = await coordinated(uphold);
  office.put('sharingCase', { ...office.row('sharingCase', 'c-1'), packs: ['xinzhou-2022'] });
  return office;
};

const version = (office: Office) => office.row('sharingCase', 'c-1').version;

const contests = (
  party: 'user' | 'provider',
  role: 'data-officer' | 'provider-reviewer',
): MatrixRow<State> => ({
  act: `[R060] contest the decision for the ${party}`,
  name: 'coordination.contest',
  args: (office) => ({ caseId: 'c-1', party, expectedVersion: version(office), reason: '未考虑法定职责' }),
  expected: gate<State>({
    roles: [role],
    departments: [`d-${party}`],
    states: ['upheld', 'signing', 'granted'],
    otherwise: (state) => {
      if (state === 'decided without 809') return 'government.pack-off';
      return state === 'coordinating' ? 'case.state' : 'government.contested-already';
    },
  }),
});

const byManagement = (state: State): MatrixRow<State>['expected'] =>
  gate<State>({
    roles: ['management-admin'],
    departments: ['d-bureau'],
    states: [state],
    otherwise: 'case.state',
    missing: ['coordinating', 'decided without 809', 'upheld', 'signing', 'granted'],
  });

matrixOf<State>({
  covers: ['coordination.contest', 'government.report', 'government.decide'],
  states: {
    coordinating: async () => under809(await coordinating()),
    'decided without 809': withoutNational,
    upheld: () => coordinated(uphold),
    signing: () => coordinated(grant),
    granted: () => coordinated(grant, entryWith({ agreementRequired: false })),
    contested: () => contested(uphold),
    reported: () => reported(uphold),
    'decided by the government': decided,
  },
  departments: ['d-user', 'd-provider', 'd-bureau'],
  rows: [
    contests('user', 'data-officer'),
    contests('provider', 'provider-reviewer'),
    {
      act: '[R060] report to the government',
      name: 'government.report',
      args: (office) => ({ caseId: 'c-1', expectedVersion: version(office), ...toGovernment }),
      expected: byManagement('contested'),
    },
    {
      act: '[R060] record that the government confirms',
      name: 'government.decide',
      args: (office) => ({
        caseId: 'c-1',
        expectedVersion: version(office),
        ...governmentSays({ kind: 'confirm' }),
      }),
      expected: byManagement('reported'),
    },
    {
      act: '[R060] record that the government changes it to a grant',
      name: 'government.decide',
      args: (office) => ({ caseId: 'c-1', expectedVersion: version(office), ...governmentSays(grant) }),
      expected: byManagement('reported'),
    },
  ],
});
