/** Who records, keeps up and urges a legacy channel, in which state of it (R046). */
import { inCity } from '../testing/city.ts';
import { gate, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import { type Office, officers } from '../testing/office.ts';
import type { ChannelStatus } from './channel.ts';

type State = ChannelStatus | 'none';

/** Overdue from the first day on. */
const content = (status: ChannelStatus) => ({
  name: '医保参保数据专线',
  counterpart: '市医疗保障局',
  flows: '每日推送参保人员变动',
  plan: '先接目录，再切换',
  status,
  cutOverOn: '2026-11-20',
  migratedToEntryId: 'e-1',
  note: '已与对方商定',
});

const officeIn = (status: ChannelStatus) => async (): Promise<Office> => {
  const office = inCity();
  await office.act('channel.record', { channelId: 'l-1', content: content(status) }, officers.user);
  return office;
};

const duty = ['data-officer', 'provider-reviewer'] as const;
const open = ['in-use', 'migrating'] as const;
const everyDepartment = ['d-user', 'd-provider', 'd-bureau', 'd-county'];
const mayRecord = gate<State>({ roles: duty, states: ['none'], otherwise: 'record.exists' });

const revising = (act: string, to: ChannelStatus, states: readonly State[]): MatrixRow<State> => ({
  act,
  name: 'channel.revise',
  args: () => ({ channelId: 'l-1', expectedVersion: 1, content: content(to) }),
  expected: gate<State>({
    roles: duty,
    departments: ['d-user'],
    states,
    otherwise: 'channel.status',
    missing: ['none'],
  }),
});

matrixOf<State>({
  covers: ['channel.record', 'channel.revise', 'channel.urge'],
  states: {
    none: () => inCity(),
    'in-use': officeIn('in-use'),
    migrating: officeIn('migrating'),
    migrated: officeIn('migrated'),
    closed: officeIn('closed'),
  },
  departments: everyDepartment,
  rows: [
    {
      act: '[R046] record a channel in its own name',
      name: 'channel.record',
      args: () => ({ channelId: 'l-1', content: content('in-use') }),
      expected: (cell) => (cell.state === 'none' ? mayRecord(cell) : 'record.exists'),
    },
    revising('[R046] keep it in use', 'in-use', ['in-use']),
    revising('[R046] begin its migration', 'migrating', open),
    revising('[R046] cut it over', 'migrated', open),
    revising('[R046] close it', 'closed', open),
    {
      act: '[R046] urge its overdue change-over',
      name: 'channel.urge',
      args: () => ({ channelId: 'l-1', words: '请于月底前切换' }),
      expected: gate<State>({
        roles: ['management-admin'],
        departments: ['d-bureau'],
        states: open,
        otherwise: 'channel.not-overdue',
        missing: ['none'],
      }),
    },
  ],
});
