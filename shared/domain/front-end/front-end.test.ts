import { describe, expect, it } from 'vitest';
import { inCity } from '../testing/city.ts';
import { bureauAdmin } from '../testing/grants.ts';
import { monday, type Office } from '../testing/office.ts';
import { type FrontEndStatus, frontEndStatus, isFrontEndOverdue } from './front-end.ts';

const plan = {
  departmentId: 'd-user',
  name: '市民政局前置机',
  contact: '张晓雯',
  contactPhone: '0350-1234567',
  plannedOn: '2026-12-31',
};

const register = (office: Office, frontEndId = 'f-1', who: object = bureauAdmin) =>
  office.act('front-end.register', { frontEndId, plan }, who as never);

const officeIn = async (status: FrontEndStatus): Promise<Office> => {
  const office = inCity();
  expect((await register(office)).ok).toBe(true);
  office.put('frontEnd', { ...office.row('frontEnd', 'f-1'), status, checkedAt: monday });
  return office;
};

const move = (office: Office, to: FrontEndStatus, patch: object = {}, who: object = bureauAdmin) => {
  const { version } = office.row('frontEnd', 'f-1');
  const args = { frontEndId: 'f-1', expectedVersion: version, to, note: '现场办理', ...patch };
  return office.act('front-end.move', args, who as never);
};

const moves: Readonly<Record<FrontEndStatus, readonly FrontEndStatus[]>> = {
  planned: ['deployed', 'out-of-service'],
  deployed: ['accepted', 'out-of-service'],
  accepted: ['out-of-service'],
  'out-of-service': ['deployed'],
};

describe.each(frontEndStatus.options)('a front end that is %s', (from) => {
  it('[R047] goes on in order: planned, deployed, accepted, out of service', async () => {
    for (const to of frontEndStatus.options) {
      const outcome = await move(await officeIn(from), to);
      const code = outcome.ok ? 'applied' : outcome.error.code;
      expect([from, to, code]).toEqual([from, to, moves[from].includes(to) ? 'applied' : 'front-end.status']);
    }
  });
});

describe('the record of a front end', () => {
  it('[R047] holds who moved it when, and nothing of where it stands on the network', async () => {
    const office = inCity();
    await register(office);
    await move(office, 'deployed');
    expect(office.row('frontEnd', 'f-1')).toEqual({
      ...plan,
      id: 'f-1',
      version: 2,
      status: 'deployed',
      checkedAt: null,
      history: [
        {
          status: 'planned',
          at: monday,
          officerId: 'o-admin',
          officerName: bureauAdmin.officerName,
          note: '',
        },
        {
          status: 'deployed',
          at: monday,
          officerId: 'o-admin',
          officerName: bureauAdmin.officerName,
          note: '现场办理',
        },
      ],
    });
  });

  it('[R047] is accepted only once the platform reached it, and stopped only for a reason', async () => {
    const office = await officeIn('deployed');
    office.put('frontEnd', { ...office.row('frontEnd', 'f-1'), checkedAt: null });
    expect(await move(office, 'accepted')).toMatchObject({ error: { code: 'front-end.unchecked' } });
    expect(await move(office, 'out-of-service', { note: '' })).toMatchObject({
      error: { code: 'front-end.reason' },
    });
    expect(await move(office, 'out-of-service', { expectedVersion: 9 })).toMatchObject({
      error: { code: 'record.changed' },
    });
  });

  it('[R047] is one a department at a time; another comes when the first is out of service', async () => {
    const office = await officeIn('accepted');
    expect(await register(office, 'f-1')).toMatchObject({ error: { code: 'record.exists' } });
    expect(await register(office, 'f-2')).toMatchObject({ error: { code: 'front-end.registered-already' } });
    await move(office, 'out-of-service');
    expect((await register(office, 'f-2')).ok).toBe(true);
    expect(await move(office, 'deployed')).toMatchObject({
      error: { code: 'front-end.registered-already' },
    });
  });

  it('[R047] is overdue from the day after its plan while it is only planned', () => {
    const at = (status: FrontEndStatus, today: string) =>
      isFrontEndOverdue({ status, plannedOn: '2026-12-31' }, today);
    expect([at('planned', '2026-12-31'), at('planned', '2027-01-01'), at('deployed', '2027-01-01')]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
