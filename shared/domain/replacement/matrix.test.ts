/** Who may plan a replacement, tell its users and stop the old resource, and when (R076, R077). */
import { gate, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import { type Office, officers } from '../testing/office.ts';
import { officeToReplace, officeWithPlan, planWith } from './testing/planned.ts';

type State = 'none' | 'planned' | 'due' | 'stopped';

/** As planned, with its days gone by. */
const due = async (): Promise<Office> => {
  const office = await officeWithPlan();
  const past = { parallelFrom: '2026-11-09', parallelTo: '2026-11-20', stopOn: '2026-11-23' };
  office.put('replacement', { ...office.row('replacement', 'r-1'), ...past });
  return office;
};

const stopped = async (): Promise<Office> => {
  const office = await due();
  await office.act('replacement.stop', { replacementId: 'r-1' }, officers.provider);
  return office;
};

const byProvider = (
  states: readonly State[],
  otherwise: Parameters<typeof gate<State>>[0]['otherwise'],
  missing: readonly State[],
): MatrixRow<State>['expected'] =>
  gate<State>({
    roles: ['provider-reviewer'],
    departments: ['d-provider'],
    states,
    otherwise,
    missing,
  });

matrixOf<State>({
  covers: ['replacement.plan', 'replacement.notify', 'replacement.stop'],
  states: { none: () => officeToReplace(), planned: officeWithPlan, due, stopped },
  departments: ['d-user', 'd-provider', 'd-bureau'],
  rows: [
    {
      act: '[R077] plan a replacement',
      name: 'replacement.plan',
      args: () => ({ replacementId: 'r-2', plan: planWith() }),
      expected: byProvider(['none'], 'replacement.planned-already', []),
    },
    {
      act: '[R077] tell users who joined since',
      name: 'replacement.notify',
      args: () => ({ replacementId: 'r-1' }),
      expected: byProvider(['planned', 'due'], 'replacement.stopped-already', ['none']),
    },
    {
      act: '[R076] [R077] stop the old resource',
      name: 'replacement.stop',
      args: () => ({ replacementId: 'r-1' }),
      expected: byProvider(
        ['due'],
        (state) => (state === 'planned' ? 'replacement.too-early' : 'replacement.stopped-already'),
        ['none'],
      ),
    },
  ],
});
