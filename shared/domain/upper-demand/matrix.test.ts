/** Who asks for data from above, enters it, applies for it and says what came of it (五(六)¶2; R072, R073). */
import { describe, expect, it } from 'vitest';
import { inCity } from '../testing/city.ts';
import { gate, matrixOf } from '../testing/matrix.ts';
import { type Office, officers } from '../testing/office.ts';
import type { DemandState } from './upper-demand.ts';

type State = DemandState | 'none';

const content = {
  level: 'provincial',
  sourceSystem: '省医保信息平台',
  upperOwner: '省医疗保障局',
  counterpartId: 'd-provider',
  wanted: '参保状态、缴费月份',
  purpose: '临时救助资格核对',
};
const request = (office: Office, patch: object = {}) =>
  office.act('demand.request', { demandId: 'x-1', content: { ...content, ...patch } }, officers.user);
const on = (office: Office) => ({
  demandId: 'x-1',
  expectedVersion: office.has('upperDemand', 'x-1') ? office.row('upperDemand', 'x-1').version : 1,
});
const list = (office: Office) => office.act('demand.list', { ...on(office), note: '' }, officers.provider);
const apply = (office: Office) =>
  office.act(
    'demand.apply',
    { ...on(office), upstreamNumber: '晋共享〔2026〕118', note: '' },
    officers.coordinator,
  );
const settle = (office: Office, obtained: boolean) =>
  office.act('demand.settle', { ...on(office), obtained, outcome: '接口已开通' }, officers.coordinator);

const after =
  (...steps: readonly ((office: Office) => Promise<unknown>)[]) =>
  async (): Promise<Office> => {
    const office = inCity();
    for (const step of [(each: Office) => request(each), ...steps]) await step(office);
    return office;
  };
const withdraw = (office: Office) =>
  office.act('demand.withdraw', { ...on(office), reason: '已有同类数据' }, officers.user);

const mayRequest = gate<State>({ roles: ['data-officer'], states: ['none'], otherwise: 'record.exists' });
const bureau = { roles: ['management-admin'], departments: ['d-bureau'], missing: ['none'] } as const;

matrixOf<State>({
  covers: ['demand.request', 'demand.list', 'demand.apply', 'demand.settle', 'demand.withdraw'],
  states: {
    none: () => inCity(),
    requested: after(),
    listed: after(list),
    applied: after(list, apply),
    obtained: after(list, apply, (office) => settle(office, true)),
    declined: after(list, apply, (office) => settle(office, false)),
    withdrawn: after(withdraw),
  },
  departments: ['d-user', 'd-provider', 'd-bureau', 'd-county'],
  rows: [
    {
      act: '[R072] ask for it',
      name: 'demand.request',
      args: () => ({ demandId: 'x-1', content }),
      expected: mayRequest,
    },
    {
      act: '[R072] enter it',
      name: 'demand.list',
      args: (office) => ({ ...on(office), note: '' }),
      expected: gate<State>({
        roles: ['data-officer', 'provider-reviewer'],
        departments: ['d-provider'],
        states: ['requested'],
        otherwise: 'demand.state',
        missing: ['none'],
      }),
    },
    {
      act: '[R072] apply for it above',
      name: 'demand.apply',
      args: (office) => ({ ...on(office), upstreamNumber: '晋共享〔2026〕118', note: '' }),
      expected: gate<State>({ ...bureau, states: ['listed'], otherwise: 'demand.state' }),
    },
    {
      act: '[R072] say what came of it',
      name: 'demand.settle',
      args: (office) => ({ ...on(office), obtained: true, outcome: '接口已开通' }),
      expected: gate<State>({ ...bureau, states: ['applied'], otherwise: 'demand.state' }),
    },
    {
      act: '[R072] withdraw it',
      name: 'demand.withdraw',
      args: (office) => ({ ...on(office), reason: '已有同类数据' }),
      expected: gate<State>({
        roles: ['data-officer'],
        departments: ['d-user'],
        states: ['requested', 'listed', 'applied'],
        otherwise: 'demand.state',
        missing: ['none'],
      }),
    },
  ],
});

describe('a demand for data from above', () => {
  it('[R072] keeps system, owner, counterpart, the number given above, what came of it, and every step', async () => {
    const office = await after(list, apply, (each) => settle(each, true))();
    const row = office.row('upperDemand', 'x-1');
    expect(row).toMatchObject({ ...content, state: 'obtained', upstreamNumber: '晋共享〔2026〕118' });
    expect(row.history.map(({ act, departmentId }) => [act, departmentId])).toEqual([
      ['request', 'd-user'],
      ['list', 'd-provider'],
      ['apply', 'd-bureau'],
      ['obtain', 'd-bureau'],
    ]);
  });

  it('[R073] of a system that a city department built is refused: its builder shares it', async () => {
    expect(await request(inCity(), { level: 'city' })).toEqual({
      ok: false,
      error: expect.objectContaining({ code: 'demand.city-system', field: 'content.level' }),
    });
  });
});
