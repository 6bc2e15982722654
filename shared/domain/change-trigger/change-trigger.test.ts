import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audienceOf } from '../access/audience.ts';
import {
  bringTo,
  fullContent,
  openCatalogueOffice,
  people,
  reviewOf,
} from '../cataloguing/testing/catalogue-office.ts';
import { addDays, civilDateOf, instantOf } from '../clock/civil-date.ts';
import { bindingClock } from '../clock/clock.ts';
import { countWorkingDays } from '../clock/working-days.ts';
import { knownPacks } from '../policy/packs.ts';
import { allOfTheCity } from '../testing/areas.ts';
import { calendar, entryWith, monday, type Office } from '../testing/office.ts';
import { isUpdateLate } from './change-trigger.ts';

const refused = (code: string) => ({ ok: false, error: { code } });

const statement = {
  kind: 'law',
  title: '《户口登记条例》修订',
  basis: '修订后的第十二条',
  inForceOn: '2026-11-16',
  entryIds: ['e-old'],
};

/** The provider has two published entries: one without a draft, and one that came through the gate. */
const openWithTwo = async (): Promise<Office> => {
  const office = openCatalogueOffice();
  await bringTo('filed', office);
  await office.act('filing.accept', { entryId: 'e-new', expectedVersion: 4 }, people.city);
  return office;
};

const record = (office: Office, patch: object = {}, who = people.author, at = {}) =>
  office.act(
    'change.record',
    { triggerId: 't-1', departmentId: 'd-provider', statement: { ...statement, ...patch } },
    who,
    at,
  );

const file = async (office: Office, from: number) => {
  await office.act(
    'entry.edit',
    { entryId: 'e-new', expectedVersion: from, content: fullContent({ abstract: '按新法更新' }) },
    people.author,
  );
  await office.act('entry.submit-review', { entryId: 'e-new', expectedVersion: from + 1 }, people.author);
  await office.act('entry.review', reviewOf(from + 2), people.reviewer);
  const outcome = await office.act(
    'entry.publish',
    { entryId: 'e-new', expectedVersion: from + 3 },
    people.author,
  );
  expect(outcome.ok).toBe(true);
};
const trigger = (office: Office) => office.row('changeTrigger', 't-1');

describe('[R026] the clocks of a change', () => {
  it('[R026] [R110] count from the day it is in force, under every pack that is on; the earliest binds', async () => {
    const office = await openWithTwo();
    await record(office, {}, people.author, { packs: knownPacks });
    expect(
      trigger(office).clocks.map(({ pack, clause, workingDays, startedAt, dueOn }) => [
        pack,
        clause,
        workingDays,
        civilDateOf(startedAt),
        dueOn,
      ]),
    ).toEqual([
      ['xinzhou-2022', '三(二)', 15, '2026-11-16', '2026-12-07'],
      ['national-2025', '条例第17条', 10, '2026-11-16', '2026-11-30'],
    ]);
    expect(bindingClock(trigger(office).clocks, calendar)?.pack).toBe('national-2025');
  });

  it('[R026] never start earlier or later for the day somebody noticed', () => {
    const days = fc.integer({ min: 0, max: 400 });
    return fc.assert(
      fc.asyncProperty(days, days, async (ago, packs) => {
        const inForceOn = addDays('2026-11-23', 60 - ago);
        const on = packs % 2 === 0 ? knownPacks : knownPacks.slice(0, 1);
        const office = openCatalogueOffice();
        const outcome = await record(office, { inForceOn, entryIds: ['e-old'] }, people.author, {
          packs: on,
        });
        if (inForceOn > '2027-01-04' && on.length === 1) {
          expect(outcome).toMatchObject(refused('change.date'));
          return;
        }
        for (const each of trigger(office).clocks) {
          expect(each.startedAt).toBe(instantOf(inForceOn, 0));
          expect(countWorkingDays(calendar, inForceOn, each.dueOn)).toBe(each.workingDays);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('[R026] late is a flag: long overdue, the record stays open and can be worked', async () => {
    const office = await openWithTwo();
    await record(office, { inForceOn: '2026-06-01' });
    expect(isUpdateLate(trigger(office), monday)).toBe(true);
    expect(trigger(office).state).toBe('open');
    await office.act(
      'entry.stop',
      { entryId: 'e-old', expectedVersion: 0, reason: '职能划转' },
      people.author,
    );
    expect(trigger(office).state).toBe('closed');
    expect(isUpdateLate(trigger(office), monday)).toBe(true);
  });
});

describe('[R026] [R110] more time to update (条例第17条)', () => {
  const limits = (office: Office) =>
    trigger(office).clocks.map(({ pack, workingDays, dueOn }) => [pack, workingDays, dueOn]);
  const asked = async (): Promise<Office> => {
    const office = await openWithTwo();
    await record(office, {}, people.author, { packs: knownPacks });
    const ask = { triggerId: 't-1', expectedVersion: 1, workingDays: 5, reason: '业务系统改造中' };
    expect((await office.act('change.ask-extension', ask, people.author)).ok).toBe(true);
    return office;
  };
  const decide = (office: Office, consent: boolean) =>
    office.act(
      'change.decide-extension',
      { triggerId: 't-1', expectedVersion: 2, consent, opinion: '意见' },
      people.city,
    );

  it('[R026] adds the days to 809’s limit alone, once the management department consents', async () => {
    const office = await asked();
    const before = limits(office);
    expect((await decide(office, true)).ok).toBe(true);
    expect(before.at(-1)).toEqual(['national-2025', 10, '2026-11-30']);
    expect(limits(office)).toEqual([before[0], ['national-2025', 15, '2026-12-07']]);
    expect(trigger(office).extension).toMatchObject({ consent: true, decidedBy: people.city.officerId });
  });

  it('[R026] [R093] once the limit has run out more time is neither asked for nor consented to', async () => {
    const office = await asked();
    const over = { now: instantOf('2026-11-30', 18) + 1 };
    const decision = { triggerId: 't-1', expectedVersion: 2, consent: true, opinion: '意见' };
    const before = limits(office);
    expect(await office.act('change.decide-extension', decision, people.city, over)).toMatchObject(
      refused('update-extension.limit-over'),
    );
    expect(limits(office)).toEqual(before);
    // What came too late is still answered, with a no.
    const no = { ...decision, consent: false };
    expect((await office.fork().act('change.decide-extension', no, people.city, over)).ok).toBe(true);
    const last = { now: instantOf('2026-11-30', 18) };
    expect((await office.act('change.decide-extension', decision, people.city, last)).ok).toBe(true);
    const unasked = await openWithTwo();
    await record(unasked, {}, people.author, { packs: knownPacks });
    const ask = { triggerId: 't-1', expectedVersion: 1, workingDays: 5, reason: '业务系统改造中' };
    expect(await unasked.act('change.ask-extension', ask, people.author, over)).toMatchObject(
      refused('update-extension.limit-over'),
    );
  });

  it('[R026] without consent nothing moves, and nobody asks twice', async () => {
    const office = await asked();
    const before = limits(office);
    expect((await decide(office, false)).ok).toBe(true);
    expect(limits(office)).toEqual(before);
    const again = { triggerId: 't-1', expectedVersion: 3, workingDays: 1, reason: '仍需时间' };
    expect(await office.act('change.ask-extension', again, people.author)).toMatchObject(
      refused('update-extension.asked-already'),
    );
  });
});

describe('[R026] what settles a change', () => {
  it('[R026] every entry filed, stopped or said not to need it closes it and stops its clocks', async () => {
    const office = await openWithTwo();
    office.put('catalogEntry', entryWith({ id: 'e-3' }));
    await record(office, { entryIds: ['e-old', 'e-new', 'e-3'] });
    await office.act(
      'entry.stop',
      { entryId: 'e-old', expectedVersion: 0, reason: '职能划转' },
      people.author,
    );
    await office.act(
      'change.exempt',
      { triggerId: 't-1', expectedVersion: 2, entryId: 'e-3', reason: '修订不涉及本条目的信息项' },
      people.author,
    );
    expect(trigger(office)).toMatchObject({ state: 'open', clocks: [{ stoppedAt: null }] });
    await file(office, 5);
    expect(trigger(office)).toMatchObject({ state: 'closed', clocks: [{ stoppedAt: monday }] });
    expect(trigger(office).entries.map(({ outcome }) => outcome?.kind)).toEqual([
      'stopped',
      'filed',
      'unaffected',
    ]);
    expect(trigger(office).history.map(({ act }) => act)).toEqual([
      'record',
      'stop',
      'exempt',
      'file',
      'close',
    ]);
  });

  it('[R026] a filing that is returned updated nothing: the entry waits again and the clocks run on', async () => {
    const office = await openWithTwo();
    await record(office, { entryIds: ['e-new'] });
    await file(office, 5);
    const before = trigger(office).clocks[0]?.dueOn;
    await office.act(
      'filing.return',
      { entryId: 'e-new', expectedVersion: 9, reason: '漏改信息项' },
      people.city,
    );
    expect(trigger(office)).toMatchObject({
      state: 'open',
      entries: [{ outcome: null }],
      clocks: [{ stoppedAt: null, dueOn: before }],
    });
    await file(office, 10);
    await office.act('filing.accept', { entryId: 'e-new', expectedVersion: 14 }, people.city);
    expect(trigger(office)).toMatchObject({ state: 'closed', entries: [{ outcome: { kind: 'published' } }] });
  });

  it('[R026] what was published for it stays settled whatever later versions meet', async () => {
    const office = await openWithTwo();
    await record(office, { entryIds: ['e-new'] });
    await file(office, 5);
    await office.act('filing.accept', { entryId: 'e-new', expectedVersion: 9 }, people.city);
    await file(office, 10);
    await office.act(
      'filing.return',
      { entryId: 'e-new', expectedVersion: 14, reason: '另有问题' },
      people.city,
    );
    expect(trigger(office).state).toBe('closed');
  });
});

describe('[R026] who records a change', () => {
  it('[R026] the management of its own level may record one for a department, which is told', async () => {
    const office = await openWithTwo();
    expect((await record(office, {}, people.city)).ok).toBe(true);
    expect(trigger(office)).toMatchObject({ providerId: 'd-provider', recordedByDepartmentId: 'd-bureau' });
    expect(office.count('notice')).toBe(1);
    expect(audienceOf({ table: 'changeTrigger', row: trigger(office) }, allOfTheCity)).toEqual([
      'management',
      'department:d-provider',
    ]);
  });

  it('[R026] only for published entries of that department', async () => {
    const office = await openWithTwo();
    for (const entryIds of [['e-missing'], ['e-old', 'e-old']])
      expect(await record(office, { entryIds })).toMatchObject(refused('change.entry'));
    office.put('catalogEntry', entryWith({ id: 'e-stopped', status: 'stopped' }));
    office.put('catalogEntry', entryWith({ id: 'e-foreign', providerId: 'd-user' }));
    for (const id of ['e-stopped', 'e-foreign'])
      expect(await record(office, { entryIds: [id] })).toMatchObject(refused('change.entry'));
  });
});

describe('the audit clock of a filing', () => {
  it('[R025] [R110] runs two working days at each desk and stops with its decision', async () => {
    const office = openCatalogueOffice();
    const county = { author: people.countyAuthor, reviewer: people.countyReviewer };
    await bringTo('reviewed', office, county);
    const both = { packs: knownPacks };
    const step = (expectedVersion: number) => ({ entryId: 'e-new', expectedVersion });
    await office.act('entry.publish', step(3), people.countyAuthor, both);
    const draft = () => office.row('entryDraft', 'e-new');
    expect(draft().clocks).toMatchObject([
      { id: 'catalog-audit', clause: '条例第17条', dueOn: '2026-11-25' },
    ]);
    const tuesday = instantOf('2026-11-24', 9);
    await office.act('filing.accept', step(4), people.county, { ...both, now: tuesday });
    expect(draft().clocks).toMatchObject([{ stoppedAt: tuesday }, { stoppedAt: null, dueOn: '2026-11-26' }]);
    await office.act('filing.accept', step(5), people.city, { ...both, now: tuesday });
    expect(draft().clocks.every(({ stoppedAt }) => stoppedAt === tuesday)).toBe(true);
  });

  it('[R110] does not run where only this policy is on', async () => {
    const office = openCatalogueOffice();
    await bringTo('filed', office);
    expect(office.row('entryDraft', 'e-new').clocks).toEqual([]);
  });
});
