/** Who may switch a policy pack, when, and what it changes for the next case. */
import { describe, expect, it } from 'vitest';
import { instantOf } from '../clock/civil-date.ts';
import type { Region } from '../organisation/organisation.ts';
import { tables } from '../tables.ts';
import { applicationOf, entryWith, officers, openOffice } from '../testing/office.ts';
import { keptChanges } from './policy-setting.ts';

const region = (level: Region['level']): Region => ({
  id: 'region-140900',
  code: '140900',
  codeStandard: 'GB/T 2260',
  name: '忻州市',
  level,
  logicalPlatform: false,
  demonstration: true,
});

const openCity = (level: Region['level'] = 'city') => {
  const office = openOffice(entryWith());
  office.put('region', region(level));
  return office;
};
const admin = officers.coordinator;
const on = (patch: object = {}) => ({
  pack: 'national-2025',
  on: true,
  expectedVersion: 0,
  reason: '条例施行，按市政府部署并行计时',
  ...patch,
});
const off = (patch: object = {}) => on({ on: false, ...patch });
const afterLapse = { now: instantOf('2027-01-05', 9) };
const refusal = (code: string, field?: string) => ({
  ok: false,
  error: field === undefined ? { code } : { code, field },
});

describe('[R110] switching a policy pack', () => {
  it('[R110] records what, when, who and why, and every office sees the row', async () => {
    const office = openCity();
    const outcome = await office.act('policy.switch-pack', on(), admin);
    expect(outcome.ok).toBe(true);
    const row = office.row('policySetting', 'policy');
    expect(tables.policySetting.safeParse(row).error).toBeUndefined();
    expect(row).toMatchObject({ version: 1, packs: ['xinzhou-2022', 'national-2025'] });
    expect(row.changes).toMatchObject([
      { pack: 'national-2025', on: true, officerId: 'o-coordinator', departmentId: 'd-bureau' },
    ]);
  });

  it('[R110] the next case runs the clocks of both, one opened before keeps its own', async () => {
    const office = openCity();
    const submit = (caseId: string) =>
      office.act(
        'case.submit',
        { caseId, entryId: 'e-1', application: applicationOf(['name']) },
        officers.user,
      );
    await submit('c-1');
    await office.act('policy.switch-pack', on(), admin);
    await submit('c-2');
    await office.act(
      'case.consent-application',
      { caseId: 'c-2', expectedVersion: 1, consent: true, opinion: '' },
      officers.userHead,
    );
    expect(office.row('sharingCase', 'c-1').packs).toEqual(['xinzhou-2022']);
    expect(office.row('sharingCase', 'c-2').clocks.map(({ clause }) => clause)).toEqual([
      '五(三)1',
      '条例第21条',
    ]);
  });

  it.each([
    ['the applicant', officers.user],
    ['the provider', officers.provider],
    ['the compliance reviewer', officers.bureau],
    ['an observer', officers.observer],
  ])('[R007] is refused to %s', async (_, who) => {
    expect(await openCity().act('policy.switch-pack', on(), who)).toEqual(refusal('role.missing'));
  });

  it('[R007] [R008] is refused to an administrator of a county or of another department', async () => {
    const outsider = { ...admin, departmentId: 'd-user' };
    expect(await openCity().act('policy.switch-pack', on(), outsider)).toEqual(refusal('department.wrong'));
    expect(await openCity('county').act('policy.switch-pack', on(), admin)).toEqual(
      refusal('department.wrong'),
    );
  });

  it('[R110] this policy cannot be switched off while it is valid', async () => {
    const office = openCity();
    await office.act('policy.switch-pack', on(), admin);
    const args = off({ pack: 'xinzhou-2022', expectedVersion: 1 });
    const lastDay = { now: instantOf('2027-01-04', 23) };
    expect(await office.act('policy.switch-pack', args, admin, lastDay)).toEqual(
      refusal('policy.base-pack', 'pack'),
    );
    expect((await office.act('policy.switch-pack', args, admin, afterLapse)).ok).toBe(true);
    expect(office.row('policySetting', 'policy').packs).toEqual(['national-2025']);
  });

  it('[R110] a pack in force always stays on', async () => {
    const office = openCity();
    await office.act('policy.switch-pack', on(), admin);
    const args = off({ expectedVersion: 1 });
    expect(await office.act('policy.switch-pack', args, admin, afterLapse)).toEqual(
      refusal('policy.last-pack', 'pack'),
    );
    expect((await office.act('policy.switch-pack', args, admin)).ok).toBe(true);
  });

  it('[R110] a pack out of force cannot be switched on, nor one that is on already', async () => {
    const before = { now: instantOf('2025-07-31', 9) };
    expect(await openCity().act('policy.switch-pack', on(), admin, before)).toEqual(
      refusal('policy.not-in-force', 'pack'),
    );
    const again = on({ pack: 'xinzhou-2022' });
    expect(await openCity().act('policy.switch-pack', again, admin)).toEqual(
      refusal('policy.no-change', 'pack'),
    );
    expect(await openCity().act('policy.switch-pack', off(), admin)).toEqual(
      refusal('policy.no-change', 'pack'),
    );
  });

  it('wants a reason, a pack this build knows, and the latest version', async () => {
    const office = openCity();
    await expect(office.act('policy.switch-pack', on({ reason: ' ' }), admin)).rejects.toThrow();
    await expect(office.act('policy.switch-pack', on({ pack: 'county-1' }), admin)).rejects.toThrow();
    expect(await office.act('policy.switch-pack', on({ expectedVersion: 1 }), admin)).toEqual(
      refusal('record.changed'),
    );
  });

  it('stays readable however often it is switched', async () => {
    const office = openCity();
    for (let version = 0; version < keptChanges + 10; version += 1)
      await office.act('policy.switch-pack', on({ on: version % 2 === 0, expectedVersion: version }), admin);
    const row = office.row('policySetting', 'policy');
    expect(row.version).toBe(keptChanges + 10);
    expect(tables.policySetting.safeParse(row).error).toBeUndefined();
  });
});
