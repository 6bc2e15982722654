/** A county's own rules: who enters them, what is laxer and therefore refused, and which cases they time (八(一)). */
import { describe, expect, it } from 'vitest';
import { addDays, instantOf } from '../clock/civil-date.ts';
import { xinzhou2022 } from '../policy/xinzhou-2022.ts';
import { tables } from '../tables.ts';
import { applicationOf, type Office, officers } from '../testing/office.ts';
import { countyText } from './county-pack.ts';
import { checkCountyText } from './enter.ts';
import { county, enter, entered, openCounty, text } from './testing/county-office.ts';

const limit = (patch: object) => ({ limits: [{ ...text.limits[1], ...patch }] });
const refusal = (code: string, field?: string) => ({
  ok: false,
  error: field === undefined ? { code } : { code, field },
});

const submit = (office: Office, caseId: string, at = {}) =>
  office.act(
    'case.submit',
    { caseId, entryId: 'e-1', application: applicationOf(['number']) },
    officers.user,
    at,
  );
const pass = (office: Office, caseId: string, at = {}) =>
  office.act(
    'case.review',
    { caseId, expectedVersion: 1, decision: 'pass', opinion: '' },
    officers.bureau,
    at,
  );

describe('[R108] entering a county’s own rules', () => {
  it('[R108] keeps who, when, the document and its limits, and everybody sees the row', async () => {
    const row = (await entered()).row('policySetting', 'policy');
    expect(tables.policySetting.safeParse(row).error).toBeUndefined();
    expect(row).toMatchObject({ version: 1, packs: ['xinzhou-2022'] });
    expect(row.countyPacks).toMatchObject([
      { id: 'daixian.1', regionId: 'daixian', officerId: 'o-coordinator', departmentId: 'd-county' },
    ]);
  });

  it.each([
    ['a longer limit', limit({ workingDays: 6 }), 'county.laxer', 'text.limits.0'],
    [
      'one longer limit among stricter ones',
      { limits: [text.limits[0], { ...text.limits[1], workingDays: 6 }] },
      'county.laxer',
      'text.limits.1',
    ],
    [
      'a limit that counts from another event',
      limit({ startsAt: 'consented' }),
      'county.laxer',
      'text.limits.0',
    ],
    ['a matter twice', { limits: [text.limits[0], text.limits[0]] }, 'county.matter-twice', 'text.limits'],
    ['an end before its beginning', { validTo: '2026-11-22' }, 'county.period', 'text.validTo'],
    [
      'an end that has passed',
      { validFrom: '2026-01-05', validTo: '2026-11-22' },
      'county.period',
      'text.validTo',
    ],
    ['an end after the text above', { validTo: '2027-01-05' }, 'county.outlasts-base', 'text.validTo'],
  ])('[R108] refuses %s', async (_, patch, code, field) => {
    const office = openCounty();
    expect(await office.act('county.enter-pack', enter(patch), county)).toEqual(refusal(code, field));
    expect(office.has('policySetting', 'policy')).toBe(false);
  });

  it('[R108] [R110] is measured by every text that is on, each by its own event', async () => {
    const office = openCounty();
    const on = { pack: 'national-2025', on: true, expectedVersion: 0, reason: '并行' };
    await office.act('policy.switch-pack', on, officers.coordinator);
    const fromReceipt = { ...limit({ workingDays: 11, startsAt: 'application-received' }) };
    expect(await office.act('county.enter-pack', enter(fromReceipt, 1), county)).toEqual(
      refusal('county.laxer', 'text.limits.0'),
    );
    const update = {
      matter: 'catalogUpdate',
      workingDays: 12,
      startsAt: 'change-in-force',
      clause: '第九条',
    };
    expect(await office.act('county.enter-pack', enter({ limits: [update] }, 1), county)).toEqual(
      refusal('county.laxer', 'text.limits.0'),
    );
    // 809 names no end: with it on, the county's text may outlast the city's.
    const longer = enter({ validTo: '2027-06-30' }, 1);
    expect(await office.act('county.enter-pack', longer, county)).toMatchObject({ ok: true });
    expect(office.row('policySetting', 'policy').packs).toEqual(['xinzhou-2022', 'national-2025']);
  });

  it('[R108] a switch of the city leaves the counties’ own as they are', async () => {
    const office = await entered();
    const on = { pack: 'national-2025', on: true, expectedVersion: 1, reason: '并行' };
    expect((await office.act('policy.switch-pack', on, officers.coordinator)).ok).toBe(true);
    expect(office.row('policySetting', 'policy').countyPacks).toHaveLength(1);
  });
});

describe('[R108] a county’s own rules', () => {
  it('[R108] [R052] [R055] time the cases of its providers beside the city’s, the earliest binding', async () => {
    const office = await entered();
    await submit(office, 'c-1');
    expect(office.row('sharingCase', 'c-1').packs).toEqual(['xinzhou-2022', 'daixian.1']);
    await pass(office, 'c-1');
    expect(office.row('sharingCase', 'c-1').clocks.map(({ clause, dueOn }) => [clause, dueOn])).toEqual([
      ['五(三)2', '2026-11-25'],
      ['五(三)2', '2026-11-30'],
      ['代政办发〔2026〕8号第六条', '2026-11-26'],
    ]);
  });

  it('[R108] leave the cases of other regions, and those opened before, alone', async () => {
    const office = openCounty();
    await submit(office, 'c-before');
    await office.act('county.enter-pack', enter(), county);
    office.put('department', { ...office.row('department', 'd-provider'), regionId: 'region-140900' });
    await submit(office, 'c-city');
    for (const id of ['c-before', 'c-city'])
      expect(office.row('sharingCase', id).packs).toEqual(['xinzhou-2022']);
  });

  it('[R108] that were stopped open no case from that day, and go on for the case opened under them', async () => {
    const office = await entered();
    await submit(office, 'c-1');
    const stop = { expectedVersion: 1, reason: '与新办法一并修订' };
    expect((await office.act('county.stop-pack', stop, county)).ok).toBe(true);
    expect(office.row('policySetting', 'policy').countyPacks?.[0]).toMatchObject({
      validTo: '2026-11-22',
      stopReason: '与新办法一并修订',
    });
    await submit(office, 'c-2');
    await pass(office, 'c-1');
    await pass(office, 'c-2');
    expect(office.row('sharingCase', 'c-1').clocks.at(-1)?.clause).toBe('代政办发〔2026〕8号第六条');
    expect(office.row('sharingCase', 'c-2').clocks.at(-1)?.clause).toBe('五(三)2');
    const again = { ...stop, expectedVersion: 2 };
    expect(await office.act('county.stop-pack', again, county)).toEqual(refusal('county.none'));
  });

  it('[R108] give way to the next edition on its first day', async () => {
    const office = await entered();
    const next = { validFrom: '2026-12-01', source: '代政办发〔2026〕9号', ...limit({ workingDays: 2 }) };
    expect((await office.act('county.enter-pack', enter(next, 1), county)).ok).toBe(true);
    const packs = office.row('policySetting', 'policy').countyPacks ?? [];
    expect(packs.map(({ id, validTo }) => [id, validTo])).toEqual([
      ['daixian.1', addDays('2026-12-01', -1)],
      ['daixian.2', '2027-01-04'],
    ]);
    await submit(office, 'c-1', { now: instantOf('2026-11-30', 9) });
    await submit(office, 'c-2', { now: instantOf('2026-12-01', 9) });
    expect(office.row('sharingCase', 'c-1').packs).toContain('daixian.1');
    expect(office.row('sharingCase', 'c-2').packs).toEqual(['xinzhou-2022', 'daixian.2']);
  });

  it('[R108] of one county leave another county’s own alone', async () => {
    const office = await entered();
    const own = office.row('region', 'daixian');
    office.put('region', { ...own, id: 'fanshi' });
    office.put('department', { ...office.row('department', 'd-county'), id: 'd-fanshi', regionId: 'fanshi' });
    const other = { ...county, departmentId: 'd-fanshi' };
    expect(await office.act('county.enter-pack', enter({}, 1), other)).toMatchObject({ ok: true });
    const stop = { expectedVersion: 2, reason: '修订' };
    expect(await office.act('county.stop-pack', stop, other)).toMatchObject({ ok: true });
    expect(
      office.row('policySetting', 'policy').countyPacks?.map(({ regionId, validTo }) => [regionId, validTo]),
    ).toEqual([
      ['daixian', '2027-01-04'],
      ['fanshi', '2026-11-22'],
    ]);
  });

  it('[R108] are measured by a text that comes into force while they run', () => {
    const later = {
      id: 'later',
      name: '新办法',
      source: '演示',
      validFrom: '2026-12-01',
      validTo: null,
      clocks: {
        providerAnswer: {
          id: 'provider-answer',
          pack: 'later',
          clause: '第一条',
          workingDays: 2,
          startsAt: 'forwarded',
        },
      },
    } as const;
    const of = (workingDays: number) =>
      countyText.parse({ ...text, limits: [{ ...text.limits[1], workingDays }] });
    const packs = [xinzhou2022, later];
    expect(checkCountyText(of(3), packs, '2026-11-23')).toEqual(refusal('county.laxer', 'text.limits.0'));
    expect(checkCountyText(of(2), packs, '2026-11-23')).toBeNull();
  });

  it('[R108] [R110] open no case once the text they rest on has lapsed', async () => {
    const office = await entered();
    expect(await submit(office, 'c-1', { now: instantOf('2027-01-05', 9) })).toEqual(
      refusal('policy.lapsed'),
    );
  });
});
