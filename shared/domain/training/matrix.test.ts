/** Who announces training, records its attendance and calls it off (五(八); R078, R008). */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../action.ts';
import { gate, matrixOf } from '../testing/matrix.ts';
import type { Office } from '../testing/office.ts';
import { departmentsOfRegions, officeOfRegions } from '../testing/regions.ts';

type State = 'none' | 'announced' | 'held' | 'cancelled';

const organiser: Actor = {
  officerId: 'o-organiser',
  officerName: '某人',
  departmentId: 'd-bureau',
  roles: ['management-admin'],
};
const content = {
  title: '数据专员培训',
  audience: 'managers',
  heldOn: '2026-11-20',
  place: '市政务大厅三楼',
  agenda: '申请、审核、签署',
  materialIds: ['guide-accounts'],
};
const attendees = [
  { departmentId: 'd-user', name: '张晓雯' },
  { departmentId: 'd-provider', name: '李建国' },
];
const on = { trainingId: 't-1', expectedVersion: 1 };
const announce = (office: Office, patch: object = {}) =>
  office.act('training.announce', { trainingId: 't-1', content: { ...content, ...patch } }, organiser);
const hold = (office: Office, patch: object = {}) =>
  office.act('training.hold', { ...on, attendees, summary: '两部门到会', ...patch }, organiser);

const officeAfter =
  (...steps: readonly ((office: Office) => Promise<unknown>)[]) =>
  async (): Promise<Office> => {
    const office = officeOfRegions();
    for (const step of steps) await step(office);
    return office;
  };
const cancel = (office: Office) => office.act('training.cancel', { ...on, reason: '改期' }, organiser);

const ending = {
  roles: ['management-admin'],
  departments: ['d-bureau'],
  states: ['announced'],
  otherwise: 'training.ended',
  missing: ['none'],
} as const;

matrixOf<State>({
  covers: ['training.announce', 'training.hold', 'training.cancel'],
  states: {
    none: officeOfRegions,
    announced: officeAfter((office) => announce(office)),
    held: officeAfter((office) => announce(office), hold),
    cancelled: officeAfter((office) => announce(office), cancel),
  },
  departments: departmentsOfRegions,
  rows: [
    {
      act: '[R078] announce it',
      name: 'training.announce',
      args: () => ({ trainingId: 't-1', content }),
      expected: gate<State>({
        roles: ['management-admin'],
        departments: ['d-bureau', 'd-county-bureau'],
        states: ['none'],
        otherwise: 'record.exists',
      }),
    },
    {
      act: '[R078] record who was there',
      name: 'training.hold',
      args: () => ({ ...on, attendees, summary: '两部门到会' }),
      expected: gate<State>(ending),
    },
    {
      act: '[R078] call it off',
      name: 'training.cancel',
      args: () => ({ ...on, reason: '改期' }),
      expected: gate<State>(ending),
    },
  ],
});

describe('a training session', () => {
  it('[R078] keeps material and attendance, each once, and is not held before its day', async () => {
    const office = await officeAfter((each) => announce(each))();
    const twice = { attendees: [attendees[0], attendees[0]] };
    await expect(hold(office, twice)).rejects.toThrow('attendees.repeated');
    expect(await hold(office)).toMatchObject({ ok: true });
    expect(office.row('training', 't-1')).toMatchObject({ ...content, state: 'held', attendees });
    const early = await officeAfter((each) => announce(each, { heldOn: '2026-12-20' }))();
    expect(await hold(early)).toEqual({
      ok: false,
      error: expect.objectContaining({ code: 'training.early' }),
    });
    const sameDay = await officeAfter((each) => announce(each, { heldOn: '2026-11-23' }))();
    expect(await hold(sameDay)).toMatchObject({ ok: true });
  });
});
