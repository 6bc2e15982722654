/** Who may authorise an agent and end it again (R061). */
import { gate, matrixOf } from '../testing/matrix.ts';
import { type Office, officers, openOffice } from '../testing/office.ts';

type State = 'none' | 'active' | 'revoked';

const terms = {
  agentId: 'd-agent',
  entryIds: ['e-1'],
  validFrom: '2026-11-01',
  validTo: '2026-12-31',
  note: '委托办理',
};

const active = async (): Promise<Office> => {
  const office = openOffice();
  await office.act('agency.authorise', { agencyId: 'a-1', ...terms }, officers.provider);
  return office;
};

const revoked = async (): Promise<Office> => {
  const office = await active();
  const args = { agencyId: 'a-1', expectedVersion: 1, reason: '收回' };
  await office.act('agency.revoke', args, officers.provider);
  return office;
};

matrixOf<State>({
  covers: ['agency.authorise', 'agency.revoke'],
  states: { none: () => openOffice(), active, revoked },
  departments: ['d-user', 'd-provider', 'd-bureau', 'd-agent'],
  rows: [
    {
      act: '[R061] authorise an agent',
      name: 'agency.authorise',
      // An agent cannot be its own: the test asks for another one where it acts.
      args: (_office, { departmentId }) => ({
        agencyId: 'a-2',
        ...terms,
        agentId: departmentId === 'd-agent' ? 'd-user' : 'd-agent',
      }),
      expected: gate<State>({
        roles: ['provider-reviewer'],
        departments: ['d-provider'],
        states: ['none', 'revoked'],
        otherwise: 'agency.exists',
      }),
    },
    {
      act: '[R061] end the authorisation',
      name: 'agency.revoke',
      args: (office) => ({
        agencyId: 'a-1',
        expectedVersion: office.count('agency') === 0 ? 1 : office.row('agency', 'a-1').version,
        reason: '收回',
      }),
      expected: gate<State>({
        roles: ['provider-reviewer'],
        departments: ['d-provider'],
        states: ['active'],
        otherwise: 'agency.ended',
        missing: ['none'],
      }),
    },
  ],
});
