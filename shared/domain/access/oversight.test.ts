import { describe, expect, it } from 'vitest';
import { allOfTheCity } from '../testing/areas.ts';
import { applicationOf, officers, openOffice } from '../testing/office.ts';
import { audienceOf, scopesOf } from './audience.ts';

const application = applicationOf(['number']);
const opened = async () => {
  const office = openOffice();
  await office.act('case.submit', { caseId: 'c-1', entryId: 'e-1', application }, officers.user);
  return office;
};

describe('those who oversee', () => {
  it('[R006] [R007] see every case from its first moment', async () => {
    const row = (await opened()).row('sharingCase', 'c-1');
    const audience: readonly string[] = audienceOf({ table: 'sharingCase', row }, allOfTheCity);
    for (const held of ['observer', 'management-admin'] as const) {
      const scopes = scopesOf({ id: 'o-lead', roles: [held] }, { id: 'd-elsewhere' }, allOfTheCity);
      expect([held, scopes.some((scope) => audience.includes(scope))]).toEqual([held, true]);
    }
  });

  it.each([
    ['case.submit', { caseId: 'c-2', entryId: 'e-1', application }],
    ['case.withdraw', { caseId: 'c-1', expectedVersion: 1, reason: '' }],
    ['case.review', { caseId: 'c-1', expectedVersion: 1, decision: 'pass', opinion: '' }],
  ] as const)('[R006] an observer takes no act: %s', async (name, args) => {
    const office = await opened();
    expect(await office.act(name, args, officers.observer)).toMatchObject({
      ok: false,
      error: { code: 'role.missing' },
    });
    expect(office.row('sharingCase', 'c-1').version).toBe(1);
  });
});
