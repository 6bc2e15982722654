/** Who may report, check and go on with business, in which state of a check (R067 to R069). */
import { gate, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import { type Office, officers } from '../testing/office.ts';
import type { CorrectionState } from './correction.ts';
import { officeWithGrants, report } from './testing/reported.ts';

type State = CorrectionState | 'none';

const reported = async (): Promise<Office> => {
  const office = officeWithGrants();
  await report(office);
  return office;
};

const answered = (decision: 'corrected' | 'found-right' | 'more-needed') => async (): Promise<Office> => {
  const office = await reported();
  const args = { correctionId: 'k-1', expectedVersion: 1, decision, explanation: '已核对' };
  await office.act('correction.answer', args, officers.provider);
  return office;
};

const onRecord = (office: Office) => ({
  correctionId: 'k-1',
  expectedVersion: office.count('correction') === 0 ? 1 : office.row('correction', 'k-1').version,
});

const answers = (
  act: string,
  decision: 'corrected' | 'found-right' | 'more-needed',
  states: readonly State[],
): MatrixRow<State> => ({
  act,
  name: 'correction.answer',
  args: (office) => ({ ...onRecord(office), decision, explanation: '已核对' }),
  expected: gate<State>({
    roles: ['provider-reviewer'],
    departments: ['d-provider'],
    states,
    otherwise: 'correction.state',
    missing: ['none'],
  }),
});

const onUserSide = (states: readonly State[]): MatrixRow<State>['expected'] =>
  gate<State>({
    roles: ['data-officer'],
    departments: ['d-user'],
    states,
    otherwise: 'correction.state',
    missing: ['none'],
  });

const open = ['checking', 'more-needed'] as const;
const report1 = { kind: 'error', itemIds: ['name'], locator: '末四位 1003', wrong: '有误', evidence: '原件' };
const mayReport = gate<State>({ roles: ['data-officer'], departments: ['d-user'], states: ['none'] });

matrixOf<State>({
  covers: ['correction.report', 'correction.answer', 'correction.supplement', 'correction.proceed'],
  states: {
    none: () => officeWithGrants(),
    checking: reported,
    'more-needed': answered('more-needed'),
    corrected: answered('corrected'),
    'found-right': answered('found-right'),
  },
  departments: ['d-user', 'd-provider', 'd-bureau'],
  rows: [
    {
      act: '[R067] report an error',
      name: 'correction.report',
      args: () => ({ correctionId: 'k-1', grantId: 'g-1', report: report1 }),
      expected: (cell) => (cell.state === 'none' ? mayReport(cell) : 'record.exists'),
    },
    answers('[R068] correct it', 'corrected', open),
    answers('[R068] find it right', 'found-right', open),
    answers('[R068] ask for more', 'more-needed', ['checking']),
    {
      act: '[R068] add what was asked for',
      name: 'correction.supplement',
      args: (office) => ({ ...onRecord(office), text: '补充材料' }),
      expected: onUserSide(['more-needed']),
    },
    {
      act: '[R069] log that business went on',
      name: 'correction.proceed',
      args: () => ({ correctionId: 'k-1', matter: '低保受理', evidence: '户口簿原件' }),
      expected: onUserSide(open),
    },
  ],
});
