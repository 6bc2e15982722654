/** Who may state a difficulty and who decides it, in which state of it (R015). */
import { openCatalogueOffice, people } from '../cataloguing/testing/catalogue-office.ts';
import { gate, matrixOf } from '../testing/matrix.ts';
import type { Office } from '../testing/office.ts';

type State = 'absent' | 'stated' | 'accepted' | 'not-accepted';

const stateArgs = {
  difficultyId: 'f-1',
  statement: {
    subject: { kind: 'data-set', name: '早年婚姻登记纸质档案' },
    reason: '档案尚未数字化',
    remedy: '已列入明年预算',
    basis: '',
    basisRank: null,
  },
};
const decideArgs = (office: Office, verdict: object = { outcome: 'accepted', until: '2027-06-30' }) => ({
  difficultyId: 'f-1',
  expectedVersion: office.count('difficulty') === 0 ? 1 : office.row('difficulty', 'f-1').version,
  verdict,
  reasons: '理由属实',
});

const officeIn = (state: State) => async (): Promise<Office> => {
  const office = openCatalogueOffice();
  if (state !== 'absent') await office.act('difficulty.state', stateArgs, people.author);
  if (state === 'accepted') await office.act('difficulty.decide', decideArgs(office), people.city);
  const refusal = { outcome: 'not-accepted', shareBy: '2026-12-31' };
  if (state === 'not-accepted')
    await office.act('difficulty.decide', decideArgs(office, refusal), people.city);
  return office;
};

matrixOf<State>({
  covers: ['difficulty.state', 'difficulty.decide'],
  states: {
    absent: officeIn('absent'),
    stated: officeIn('stated'),
    accepted: officeIn('accepted'),
    'not-accepted': officeIn('not-accepted'),
  },
  departments: ['d-provider', 'd-user', 'd-bureau', 'd-county-bureau'],
  rows: [
    {
      act: '[R015] state a difficulty',
      name: 'difficulty.state',
      args: () => stateArgs,
      expected: gate<State>({ roles: ['data-officer'], states: ['absent'], otherwise: 'record.exists' }),
    },
    {
      act: '[R015] decide a difficulty',
      name: 'difficulty.decide',
      args: (office) => decideArgs(office),
      expected: gate<State>({
        roles: ['management-admin'],
        departments: ['d-bureau'],
        states: ['stated'],
        otherwise: 'difficulty.state',
        missing: ['absent'],
      }),
    },
  ],
});
