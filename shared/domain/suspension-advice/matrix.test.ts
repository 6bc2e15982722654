/** Who suggests that money be held back, on which grounds, and who takes it back (七(三); R095). */
import { describe, expect, it } from 'vitest';
import { gate, matrixOf } from '../testing/matrix.ts';
import { type Office, officers } from '../testing/office.ts';
import { confirmed, forwarded, issued } from '../violation/testing/watched.ts';

type State = 'suspected' | 'confirmed' | 'made' | 'withdrawn';

const content = {
  to: '忻州市财政局',
  measures: ['running-costs'],
  reason: '转至后八个工作日未答复，也未说明理由。',
};
const advice = { adviceId: 'a-1', departmentId: 'd-provider', violationIds: ['v-1'], content };
const make = (office: Office, patch: object = {}, who = officers.coordinator) =>
  office.act('advice.make', { ...advice, ...patch }, who);

const made = async (): Promise<Office> => {
  const office = await confirmed();
  await make(office);
  return office;
};
const withdrawal = (office: Office) => ({
  adviceId: 'a-1',
  expectedVersion: office.has('suspensionAdvice', 'a-1') ? office.row('suspensionAdvice', 'a-1').version : 1,
  reason: '已按要求提供',
});
const withdrawn = async (): Promise<Office> => {
  const office = await made();
  await office.act('advice.withdraw', withdrawal(office), officers.coordinator);
  return office;
};

const desk = {
  roles: ['management-admin'],
  departments: ['d-bureau'],
  elsewhere: 'violation.wrong-desk',
} as const;

matrixOf<State>({
  covers: ['advice.make', 'advice.withdraw'],
  states: { suspected: forwarded, confirmed, made, withdrawn },
  departments: ['d-user', 'd-provider', 'd-bureau', 'd-county-bureau'],
  rows: [
    {
      act: '[R095] suggest it',
      name: 'advice.make',
      args: () => advice,
      expected: gate<State>({
        ...desk,
        states: ['confirmed'],
        otherwise: (state) => (state === 'suspected' ? 'advice.grounds' : 'record.exists'),
      }),
    },
    {
      act: '[R095] take it back',
      name: 'advice.withdraw',
      args: withdrawal,
      expected: gate<State>({
        ...desk,
        states: ['made'],
        otherwise: 'advice.withdrawn',
        missing: ['suspected', 'confirmed'],
      }),
    },
  ],
});

describe('暂停建议', () => {
  it('[R095] keeps its grounds as they stood, with the number of the 通报, and tells the department that it is none but advice', async () => {
    const office = await issued();
    const notices = office.count('notice');
    expect(await make(office)).toMatchObject({ ok: true });
    expect(office.row('suspensionAdvice', 'a-1')).toMatchObject({
      ...content,
      state: 'made',
      grounds: [{ violationId: 'v-1', item: 'V2', circularNumber: 'GX2026-000001' }],
    });
    expect(office.count('notice')).toBe(notices + 1);
  });

  it('[R095] rests on nothing that was only late, dismissed, of another department, or named twice', async () => {
    const office = await confirmed();
    const late = {
      violationId: 'v-2',
      item: 'V5',
      departmentId: 'd-provider',
      facts: '迟报',
      reason: '抽查',
    };
    await office.act('violation.register', late, officers.coordinator);
    const other = { ...late, violationId: 'v-3', item: 'V2', departmentId: 'd-user' };
    await office.act('violation.register', other, officers.coordinator);
    office.put('violation', { ...office.row('violation', 'v-1'), id: 'v-4', state: 'dismissed' });
    for (const violationIds of [['v-2'], ['v-1', 'v-2'], ['v-3'], ['v-4'], ['v-9']])
      expect(await make(office, { violationIds })).toMatchObject({
        ok: false,
        error: { code: 'advice.grounds' },
      });
    expect(await make(office, { violationIds: ['v-1', 'v-1'] })).toMatchObject({ ok: true });
  });
});
