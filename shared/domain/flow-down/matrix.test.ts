/** Who records what goes down to a county, and keeps it up, in which state of it (五(六)¶2; R074). */
import { describe, expect, it } from 'vitest';
import { inCity } from '../testing/city.ts';
import { gate, type MatrixRow, matrixOf } from '../testing/matrix.ts';
import { type Office, officers } from '../testing/office.ts';
import { type FlowStatus, isFlowOverdue } from './flow-down.ts';

type State = FlowStatus | 'none';

const content = (status: FlowStatus) => ({
  resource: '低保对象名单',
  method: 'interface',
  status,
  from: '2026-10-01',
  note: '按季度核对',
});
const record = (office: Office, patch: object = {}) =>
  office.act(
    'flow.record',
    { flowId: 'f-1', regionId: 'county', content: content('planned'), ...patch },
    officers.user,
  );
const revise = (office: Office, status: FlowStatus, patch: object = {}) =>
  office.act(
    'flow.revise',
    {
      flowId: 'f-1',
      expectedVersion: office.row('flowDown', 'f-1').version,
      content: { ...content(status), ...patch },
    },
    officers.user,
  );

const after =
  (...statuses: readonly FlowStatus[]) =>
  async (): Promise<Office> => {
    const office = inCity();
    await record(office);
    for (const status of statuses) await revise(office, status);
    return office;
  };

const duty = ['data-officer', 'provider-reviewer'] as const;
const becoming = (act: string, to: FlowStatus, states: readonly State[]): MatrixRow<State> => ({
  act,
  name: 'flow.revise',
  args: (office) => ({
    flowId: 'f-1',
    expectedVersion: office.has('flowDown', 'f-1') ? office.row('flowDown', 'f-1').version : 1,
    content: content(to),
  }),
  expected: gate<State>({
    roles: duty,
    departments: ['d-user'],
    states,
    otherwise: 'flow.status',
    missing: ['none'],
  }),
});

matrixOf<State>({
  covers: ['flow.record', 'flow.revise'],
  states: {
    none: () => inCity(),
    planned: after(),
    running: after('running'),
    stopped: after('stopped'),
  },
  departments: ['d-user', 'd-provider', 'd-bureau', 'd-county'],
  rows: [
    {
      act: '[R074] record what goes down',
      name: 'flow.record',
      args: () => ({ flowId: 'f-1', regionId: 'county', content: content('planned') }),
      expected: gate<State>({
        roles: duty,
        departments: ['d-user', 'd-provider', 'd-bureau'],
        states: ['none'],
        otherwise: 'record.exists',
      }),
    },
    becoming('[R074] put the date off', 'planned', ['planned']),
    becoming('[R074] say that it runs', 'running', ['planned', 'running']),
    becoming('[R074] stop it', 'stopped', ['planned', 'running']),
  ],
});

describe('what goes down to a county', () => {
  const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });

  it('[R074] goes to a county, begins planned or running, and says why it stops', async () => {
    expect(await record(inCity(), { regionId: 'region-140900' })).toEqual(refusedWith('flow.region'));
    expect(await record(inCity(), { content: content('stopped') })).toEqual(refusedWith('flow.status'));
    const office = await after('running')();
    expect(await revise(office, 'stopped', { note: '' })).toEqual(refusedWith('flow.reason'));
    expect(office.row('flowDown', 'f-1').history.map(({ status }) => status)).toEqual(['planned', 'running']);
  });

  it('[R074] is overdue once its date has passed and it does not run', () => {
    const planned = { status: 'planned', from: '2026-10-01' } as const;
    expect(isFlowOverdue(planned, '2026-10-01')).toBe(false);
    expect(isFlowOverdue(planned, '2026-10-02')).toBe(true);
    expect(isFlowOverdue({ ...planned, status: 'running' }, '2026-10-02')).toBe(false);
  });
});
