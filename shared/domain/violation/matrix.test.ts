/** Who judges conduct, who sends and answers a 通报 (七(四); R096, R097). */
import { gate, matrixOf } from '../testing/matrix.ts';
import type { Office } from '../testing/office.ts';
import {
  circularOf,
  confirmed,
  decisionOf,
  forwarded,
  issued,
  rectified,
  replied,
} from './testing/watched.ts';

type State = 'suspected' | 'confirmed' | 'issued' | 'replied' | 'rectified';

const has = (office: Office) => office.has('circular', 'v-1.circular');
const on = (office: Office) => ({
  circularId: 'v-1.circular',
  expectedVersion: has(office) ? circularOf(office).version : 1,
});
const desk = {
  roles: ['management-admin'],
  departments: ['d-bureau'],
  elsewhere: 'violation.wrong-desk',
} as const;
const every = ['suspected', 'confirmed', 'issued', 'replied', 'rectified'] as const;

matrixOf<State>({
  covers: [
    'violation.decide',
    'violation.register',
    'circular.issue',
    'circular.reply',
    'circular.verify',
    'circular.refer',
  ],
  states: { suspected: forwarded, confirmed, issued, replied, rectified },
  departments: ['d-user', 'd-provider', 'd-bureau', 'd-county', 'd-county-bureau'],
  rows: [
    {
      act: '[R099] decide about a suspicion',
      name: 'violation.decide',
      args: (office) => decisionOf(office, { violationId: 'v-2' }),
      expected: gate<State>({ ...desk, states: ['suspected'], otherwise: 'violation.decided' }),
    },
    {
      act: '[R101] [R106] register facts',
      name: 'violation.register',
      args: () => ({
        violationId: 'v-3',
        item: 'V4',
        departmentId: 'd-provider',
        facts: '虚报',
        reason: '抽查',
      }),
      expected: gate<State>({ ...desk, states: every }),
    },
    {
      act: '[R096] issue a 通报',
      name: 'circular.issue',
      args: () => ({
        violationId: 'v-1',
        content: { facts: '逾期未答复', demand: '限期答复', rectifyBy: '2026-12-10' },
      }),
      expected: gate<State>({
        ...desk,
        states: ['confirmed'],
        otherwise: 'circular.exists',
        missing: ['suspected'],
      }),
    },
    {
      act: '[R096] reply to it',
      name: 'circular.reply',
      args: (office) => ({ ...on(office), text: '已答复' }),
      expected: gate<State>({
        roles: ['data-officer', 'office-head'],
        departments: ['d-provider'],
        states: ['issued'],
        otherwise: 'circular.state',
        missing: ['suspected', 'confirmed'],
      }),
    },
    {
      act: '[R096] verify the reply',
      name: 'circular.verify',
      args: (office) => ({ ...on(office), rectified: true, note: '属实' }),
      expected: gate<State>({
        roles: ['management-admin'],
        departments: ['d-bureau'],
        states: ['replied'],
        otherwise: 'circular.state',
        missing: ['suspected', 'confirmed'],
      }),
    },
    {
      act: '[R097] refer it',
      name: 'circular.refer',
      args: (office) => ({ ...on(office), to: '市纪委监委', consequence: '致数据泄漏' }),
      expected: gate<State>({
        roles: ['management-admin'],
        departments: ['d-bureau'],
        states: ['issued', 'replied', 'rectified'],
        missing: ['suspected', 'confirmed'],
      }),
    },
  ],
});
