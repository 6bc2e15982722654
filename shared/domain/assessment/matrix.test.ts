/** Who computes, objects to, answers and freezes an assessment (七(二); R093). */
import { gate, matrixOf } from '../testing/matrix.ts';
import type { Office } from '../testing/office.ts';
import { forwarded } from '../violation/testing/watched.ts';
import { announced, frozen, objected, plan, sheetId, sheetOf } from './testing/assessed.ts';

type State = 'none' | 'announced' | 'objected' | 'frozen';

const on = (office: Office) => ({
  assessmentId: sheetId,
  expectedVersion: office.has('assessment', sheetId) ? sheetOf(office).version : 1,
});
const desk = { roles: ['management-admin'], departments: ['d-bureau'] } as const;

matrixOf<State>({
  covers: ['assessment.compute', 'assessment.object', 'assessment.answer', 'assessment.freeze'],
  states: { none: forwarded, announced, objected, frozen },
  departments: ['d-user', 'd-provider', 'd-bureau', 'd-county-bureau'],
  rows: [
    {
      act: '[R093] compute it',
      name: 'assessment.compute',
      args: () => ({ plan, departmentId: 'd-provider', mergedIds: [] }),
      expected: gate<State>({
        ...desk,
        elsewhere: 'violation.wrong-desk',
        states: ['none'],
        otherwise: 'assessment.counted',
      }),
    },
    {
      act: '[R093] object to a figure',
      name: 'assessment.object',
      args: (office) => ({ ...on(office), indicatorId: 'answers', text: '有误' }),
      expected: gate<State>({
        roles: ['data-officer', 'office-head'],
        departments: ['d-provider'],
        states: ['announced', 'objected'],
        otherwise: 'assessment.frozen',
        missing: ['none'],
      }),
    },
    {
      act: '[R093] answer an objection',
      name: 'assessment.answer',
      args: (office) => ({ ...on(office), place: 0, excluded: [], text: '维持' }),
      expected: gate<State>({
        ...desk,
        states: ['objected'],
        otherwise: (state) => (state === 'frozen' ? 'assessment.frozen' : 'assessment.answered'),
        missing: ['none'],
      }),
    },
    {
      act: '[R093] freeze it',
      name: 'assessment.freeze',
      args: on,
      expected: gate<State>({
        ...desk,
        states: ['announced'],
        otherwise: (state) => (state === 'frozen' ? 'assessment.frozen' : 'assessment.unanswered'),
        missing: ['none'],
      }),
    },
  ],
});
