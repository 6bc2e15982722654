/** A year's notice, entered once for every office: who may, what is refused, and what it does to clocks. */
import { describe, expect, it } from 'vitest';
import { instantOf } from '../clock/civil-date.ts';
import { tables } from '../tables.ts';
import { applicationOf, calendar, officers, openOffice } from '../testing/office.ts';
import { withArrangements } from './arranged-year.ts';

const admin = officers.coordinator;
const restDays = [
  '2027-01-01',
  '2027-01-02',
  '2027-01-03',
  '2026-12-31',
  '2027-05-01',
  '2027-05-02',
  '2027-10-01',
  '2027-10-02',
  '2027-10-03',
];
const notice = (patch: object = {}) => ({
  year: '2027',
  expectedVersion: 0,
  source: '演示：国办发明电〔2026〕00号',
  restDays,
  workDays: ['2026-12-27'],
  ...patch,
});
const refusal = (code: string, field?: string) => ({
  ok: false,
  error: field === undefined ? { code } : { code, field },
});

const openCity = () => {
  const office = openOffice();
  office.put('region', {
    id: 'region-140900',
    code: '140900',
    codeStandard: 'GB/T 2260',
    name: '忻州市',
    level: 'city',
    logicalPlatform: false,
    demonstration: true,
  });
  return office;
};

describe('[R052] entering a year’s arrangement', () => {
  it('[R052] is a row every office can read, its days in order', async () => {
    const office = openCity();
    expect((await office.act('calendar.arrange', notice(), admin)).ok).toBe(true);
    const row = office.row('yearArrangement', 'year-2027');
    expect(tables.yearArrangement.safeParse(row).error).toBeUndefined();
    expect(row.restDays[0]).toBe('2026-12-31');
    expect(row).toMatchObject({ version: 1, year: '2027', officerId: 'o-coordinator' });
  });

  it('[R052] dates the clocks of later acts, which are then no estimate', async () => {
    const office = openCity();
    const now = instantOf('2026-12-30', 10);
    const submit = (caseId: string) =>
      office.act(
        'case.submit',
        { caseId, entryId: 'e-1', application: applicationOf(['name']) },
        officers.user,
        { now },
      );
    await submit('c-1');
    await office.act('calendar.arrange', notice(), admin, { now });
    await submit('c-2');
    expect(office.row('sharingCase', 'c-1').clocks[0]).toMatchObject({
      dueOn: '2027-01-04',
      estimated: true,
    });
    expect(office.row('sharingCase', 'c-2').clocks[0]).toMatchObject({
      dueOn: '2027-01-05',
      estimated: false,
    });
  });

  it('[R052] a review is late or not by the arrangement known when it is received', async () => {
    const office = openCity();
    const application = applicationOf(['number']);
    const started = { now: instantOf('2026-12-30', 10) };
    await office.act('case.submit', { caseId: 'c-1', entryId: 'e-1', application }, officers.user, started);
    await office.act('calendar.arrange', notice(), admin, started);
    const pass = { caseId: 'c-1', expectedVersion: 1, decision: 'pass', opinion: '' };
    await office.act('case.review', pass, officers.bureau, { now: instantOf('2027-01-05', 9) });
    const [review] = office.row('sharingCase', 'c-1').clocks;
    expect(review).toMatchObject({ dueOn: '2027-01-05', estimated: false });
    expect(review?.stoppedAt).toBeLessThan(review?.dueAt ?? 0);
  });

  it('[R007] is the city administrator’s', async () => {
    for (const who of [officers.user, officers.provider, officers.bureau, officers.observer])
      expect(await openCity().act('calendar.arrange', notice(), who)).toEqual(refusal('role.missing'));
    const outsider = { ...admin, departmentId: 'd-user' };
    expect(await openCity().act('calendar.arrange', notice(), outsider)).toEqual(refusal('department.wrong'));
  });

  it.each([
    ['a day of another year', { restDays: [...restDays, '2028-01-01'] }, 'calendar.day-outside', 'restDays'],
    ['a day of the November before', { workDays: ['2026-11-29'] }, 'calendar.day-outside', 'workDays'],
    ['a day twice', { restDays: [...restDays, '2027-01-01'] }, 'calendar.day-twice', 'workDays'],
    ['a day off and worked', { workDays: ['2027-01-02'] }, 'calendar.day-twice', 'workDays'],
    ['a make-up Monday', { workDays: ['2027-01-04'] }, 'calendar.make-up-weekday', 'workDays'],
    ['no New Year', { restDays: restDays.slice(1) }, 'calendar.holiday-missing', 'restDays'],
  ])('refuses %s', async (_, patch, code, field) => {
    expect(await openCity().act('calendar.arrange', notice(patch), admin)).toEqual(refusal(code, field));
  });

  it('is corrected by a second notice, not by an old copy of the screen', async () => {
    const office = openCity();
    await office.act('calendar.arrange', notice(), admin);
    expect(await office.act('calendar.arrange', notice(), admin)).toEqual(refusal('record.changed'));
    const second = notice({ expectedVersion: 1, workDays: [] });
    expect((await office.act('calendar.arrange', second, admin)).ok).toBe(true);
    const known = withArrangements(calendar, [office.row('yearArrangement', 'year-2027')]);
    expect(known.years['2027']?.workDays).toEqual([]);
    expect(known.years['2026']).toEqual(calendar.years['2026']);
  });
});
