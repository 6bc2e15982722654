import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantOf } from '../clock/civil-date.ts';
import { type Clock, startClock } from '../clock/clock.ts';
import { askedExtension, decidedExtension, prolong } from '../clock/extension.ts';
import { countWorkingDays } from '../clock/working-days.ts';
import { national2025 } from '../policy/national-2025.ts';
import { xinzhou2022 } from '../policy/xinzhou-2022.ts';
import type { Row } from '../tables.ts';
import { calendar, officers } from '../testing/office.ts';
import { officeOfRegions } from '../testing/regions.ts';
import { surroundingsOf } from './surroundings.ts';
import { suspicionsOf } from './suspect.ts';
import { decisionOf, forwarded, places } from './testing/watched.ts';
import type { SuspectTable } from './violation.ts';

/** A Wednesday; two working days later is Friday 2026-11-13. */
const received = instantOf('2026-11-11', 10);
const due = instantOf('2026-11-13', 18);
const later = instantOf('2026-11-20', 10);
const both = [xinzhou2022.id, national2025.id];
const county = places();

const managed = <T extends SuspectTable>(table: T, row: Row<T>, now = later, around = county) =>
  suspicionsOf(table, row, { now, calendar }, around).filter(({ item }) => item === 'M1');

const review = startClock(xinzhou2022.clocks.conditionalReview, received, calendar);

/** An application within the county that waits for its review. */
const waiting = (patch: Partial<Row<'sharingCase'>> = {}): Row<'sharingCase'> =>
  ({
    id: 'c-1',
    entryName: '低保对象信息',
    route: 'conditional',
    packs: both,
    providerId: 'd-county',
    applicantDepartmentId: 'd-county-bureau',
    forwardedAt: null,
    extension: null,
    clocks: [review],
    history: [],
    ...patch,
  }) as Row<'sharingCase'>;

const audit = startClock(national2025.clocks.catalogAudit, received, calendar);
const filed = (patch: object = {}): Row<'entryDraft'> =>
  ({
    id: 'e-9',
    providerId: 'd-county',
    content: { name: '农机购置补贴' },
    clocks: [audit],
    history: [{ act: 'file', at: received, note: '' }],
    ...patch,
  }) as never;

const update = startClock(national2025.clocks.catalogUpdate, received, calendar);
const by = { now: received + 86_400_000, actor: { officerId: 'o' } };
const asked = askedExtension({ workingDays: 5, reason: '职能尚在交接' }, by);
const change = (patch: object = {}): Row<'changeTrigger'> =>
  ({
    id: 't-1',
    title: '职能划转',
    providerId: 'd-county',
    entries: [],
    clocks: [update],
    extension: asked,
    ...patch,
  }) as never;
const updateDue = instantOf('2026-11-25', 18);
const afterUpdate = instantOf('2026-11-30', 9);

describe('[R055] [R096] a county’s management under 809', () => {
  it('is asked about a review that ran out, by the clause that set the limit', () => {
    expect(managed('sharingCase', waiting())).toMatchObject([
      {
        item: 'M1',
        departmentId: 'd-county-bureau',
        evidence: { workingDaysLate: 5, clock: { id: 'compliance-review', clause: '五(三)2' } },
      },
    ]);
  });

  it('is asked once about unconditional sharing, where two texts limit the one review', () => {
    const answer = startClock(national2025.clocks.unconditionalReview, received, calendar);
    const found = managed('sharingCase', waiting({ route: 'unconditional', clocks: [review, answer] }));
    expect(found.map(({ evidence }) => evidence.clock?.clause)).toEqual(['条例第21条']);
  });

  it('is asked about the audit of what was filed to it, not about what it passed on to the city', () => {
    expect(managed('entryDraft', filed())).toMatchObject([
      { departmentId: 'd-county-bureau', evidence: { clock: { id: 'catalog-audit' }, workingDaysLate: 5 } },
    ]);
    const accepted = { ...audit, stoppedAt: received + 3_600_000 };
    const atCity = { ...audit, startedAt: received + 3_600_000 };
    expect(managed('entryDraft', filed({ clocks: [accepted, atCity] }))).toEqual([]);
  });

  it('is asked about an extension it left undecided until the limit was over', () => {
    expect(managed('changeTrigger', change(), afterUpdate)).toMatchObject([
      {
        departmentId: 'd-county-bureau',
        evidence: {
          aspect: `extension.${asked.askedAt}`,
          workingDaysLate: 3,
          clock: { dueOn: '2026-11-25' },
        },
      },
    ]);
    const answer = startClock(national2025.clocks.providerAnswer, received, calendar);
    const subject = waiting({ extension: asked, clocks: [answer] });
    expect(managed('sharingCase', subject, afterUpdate)).toMatchObject([
      { evidence: { clock: { id: 'provider-answer' } } },
    ]);
  });

  it('is not asked where it decided in time, where the update was in time, or where it was asked too late', () => {
    const inTime = decidedExtension(asked, { consent: true, opinion: '' }, { ...by, now: updateDue });
    const { pack, id } = update;
    const clocks = prolong([update], { pack, id, workingDays: 5 }, calendar);
    expect(managed('changeTrigger', change({ extension: inTime, clocks }), afterUpdate)).toEqual([]);
    const refusedInTime = { ...inTime, consent: false };
    expect(managed('changeTrigger', change({ extension: refusedInTime }), afterUpdate)).toEqual([]);
    const met = [{ ...update, stoppedAt: updateDue }];
    expect(managed('changeTrigger', change({ clocks: met }), afterUpdate)).toEqual([]);
    const tooLate = { ...asked, askedAt: updateDue + 1 };
    expect(managed('changeTrigger', change({ extension: tooLate }), afterUpdate)).toEqual([]);
  });

  it('refused in time, is not asked about where a calendar of later would date the limit that was met earlier', () => {
    const refused = decidedExtension(asked, { consent: false, opinion: '' }, { ...by, now: updateDue });
    const met = { ...update, stoppedAt: updateDue };
    const weekend = '2026-11-14';
    const year = calendar.years[2026];
    if (year === undefined) throw new Error('no year');
    const arranged = {
      ...calendar,
      years: { ...calendar.years, 2026: { ...year, workDays: [...year.workDays, weekend] } },
    };
    const row = change({ extension: refused, clocks: [met] });
    expect(
      suspicionsOf('changeTrigger', row, { now: afterUpdate, calendar: arranged }, county).filter(
        ({ item }) => item === 'M1',
      ),
    ).toEqual([]);
  });

  it('consent that came late, as earlier releases allowed it, is measured by the limit without it', () => {
    const late = decidedExtension(asked, { consent: true, opinion: '' }, { ...by, now: afterUpdate });
    const { pack, id } = update;
    const clocks = prolong([update], { pack, id, workingDays: 5 }, calendar);
    expect(managed('changeTrigger', change({ extension: late, clocks }), afterUpdate)).toMatchObject([
      { evidence: { workingDaysLate: 3 } },
    ]);
  });

  it('[R110] is asked nothing of a record that 809 did not govern', () => {
    expect(managed('sharingCase', waiting({ packs: [xinzhou2022.id] }))).toEqual([]);
    const own = [{ ...audit, pack: 'county-2026' }];
    expect(managed('entryDraft', filed({ clocks: own }))).toEqual([]);
    const city = [{ ...update, pack: xinzhou2022.id }];
    expect(managed('changeTrigger', change({ clocks: city }), afterUpdate)).toEqual([]);
  });

  it('[R009] is asked nothing of what the city’s platform does: between regions, and without a platform of its own', () => {
    expect(managed('sharingCase', waiting({ applicantDepartmentId: 'd-user' }))).toEqual([]);
    const office = officeOfRegions();
    office.put('region', { ...office.row('region', 'region-county'), logicalPlatform: false });
    const without = places(office);
    expect(managed('sharingCase', waiting(), later, without)).toEqual([]);
    expect(managed('entryDraft', filed(), later, without)).toEqual([]);
    // The consent is the management department's, platform or not.
    expect(managed('changeTrigger', change(), afterUpdate, without)).toHaveLength(1);
  });

  it('[R007] nobody judges itself: the city’s own acts are no finding', () => {
    const own = { providerId: 'd-provider', applicantDepartmentId: 'd-user' };
    expect(managed('sharingCase', waiting(own))).toEqual([]);
    expect(managed('entryDraft', filed({ providerId: 'd-provider' }))).toEqual([]);
    expect(managed('changeTrigger', change({ providerId: 'd-provider' }), afterUpdate)).toEqual([]);
  });

  it('a region without a management department has nobody to ask', () => {
    const office = officeOfRegions();
    const nobody = surroundingsOf({
      departments: [office.row('department', 'd-county')],
      regions: [office.row('region', 'region-county')],
      rights: [],
    });
    expect(managed('entryDraft', filed(), later, nobody)).toEqual([]);
  });

  it('property: within the limit there is nothing, after it one finding with the working days since', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 120 }),
        fc.option(fc.integer({ min: 0, max: 120 })),
        (seen, done) => {
          const now = instantOf(addDays('2026-11-11', seen), 12);
          const stoppedAt = done === null || done > seen ? null : instantOf(addDays('2026-11-11', done), 12);
          const end = stoppedAt ?? now;
          const clocks: Clock[] = [{ ...review, stoppedAt }];
          const found = managed('sharingCase', waiting({ clocks }), now);
          const last = addDays('2026-11-11', stoppedAt === null ? seen : (done ?? 0));
          expect(found.map(({ evidence }) => evidence.workingDaysLate)).toEqual(
            end > due ? [countWorkingDays(calendar, '2026-11-13', last)] : [],
          );
        },
      ),
    );
  });

  it('property: an extension that was not asked for never gives a finding, whenever it is looked at', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (days) => {
        const now = instantOf(addDays('2026-11-11', days), 12);
        expect(managed('changeTrigger', change({ extension: null }), now)).toEqual([]);
        expect(managed('changeTrigger', change(), now)).toHaveLength(now > updateDue ? 1 : 0);
      }),
    );
  });
});

describe('[R055] [R096] the finding about a management department', () => {
  const decide = async (who: typeof officers.coordinator) => {
    const office = await forwarded();
    office.put('sharingCase', { ...office.row('sharingCase', 'c-1'), ...waiting() });
    const [found] = managed('sharingCase', office.row('sharingCase', 'c-1'));
    const patch = { aspect: found?.evidence.aspect, item: 'M1' };
    const given = { ...decisionOf(await forwarded()), ...patch };
    return { office, outcome: await office.act('violation.decide', given, who, { now: later }) };
  };

  it('is the city desk’s to decide, which recomputes it from its own rows', async () => {
    const { office, outcome } = await decide(officers.coordinator);
    expect(outcome.ok).toBe(true);
    expect(office.row('violation', 'v-1')).toMatchObject({ item: 'M1', departmentId: 'd-county-bureau' });
  });

  it('is refused to the department itself', async () => {
    const own = { ...officers.coordinator, officerId: 'o-own', departmentId: 'd-county-bureau' };
    expect((await decide(own as never)).outcome).toMatchObject({ error: { code: 'violation.wrong-desk' } });
  });
});
