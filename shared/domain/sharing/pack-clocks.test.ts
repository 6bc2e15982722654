/** Which clocks a case runs under one pack and under two, and that it keeps the packs it was opened under. */
import { describe, expect, it } from 'vitest';
import { instantOf } from '../clock/civil-date.ts';
import { bindingClock } from '../clock/clock.ts';
import { national2025 } from '../policy/national-2025.ts';
import { xinzhou2022 } from '../policy/xinzhou-2022.ts';
import { must } from '../testing/dispute.ts';
import { yes } from '../testing/national.ts';
import { applicationOf, calendar, entryWith, monday, officers, openOffice } from '../testing/office.ts';
import { conditionsAsApplied, grantCase } from './consent.ts';

const both = { packs: [xinzhou2022, national2025] };
const apply = (itemIds: string[]) => ({
  caseId: 'c-1',
  entryId: 'e-1',
  application: applicationOf(itemIds),
});
const pass = (expectedVersion: number) => ({
  caseId: 'c-1',
  expectedVersion,
  decision: 'pass',
  opinion: '',
});

const unsigned = { number: null, digestOf: () => '', verify: () => true };

const openCase = async (itemIds: string[], agreementRequired = true) => {
  const office = openOffice(entryWith({ agreementRequired }));
  const outcome = await office.act('case.submit', apply(itemIds), officers.user, both);
  if (!outcome.ok) throw new Error(outcome.error.code);
  await must(office, officers.userHead, 'case.consent-application', yes);
  const clocks = () =>
    office
      .row('sharingCase', 'c-1')
      .clocks.map((each) => [
        each.id,
        each.clause,
        each.dueOn,
        each.stoppedAt === null ? 'running' : 'stopped',
      ]);
  return { office, clocks };
};

describe('a case under both packs', () => {
  it('[R052] runs both limits of an unconditional application; the one working day of 809 binds', async () => {
    const { office, clocks } = await openCase(['name']);
    expect(clocks()).toEqual([
      ['compliance-review', '五(三)1', '2026-11-25', 'running'],
      ['unconditional-answer', '条例第21条', '2026-11-24', 'running'],
    ]);
    expect(bindingClock(office.row('sharingCase', 'c-1').clocks, calendar)?.clause).toBe('条例第21条');
    await office.act('case.review', pass(2), officers.bureau, both);
    expect(clocks()).toEqual([
      ['compliance-review', '五(三)1', '2026-11-25', 'stopped'],
      ['unconditional-answer', '条例第21条', '2026-11-24', 'stopped'],
      ['delivery', '条例第22条', '2026-12-21', 'running'],
    ]);
  });

  it('[R054] [R055] counts 809’s answer from receipt and this policy’s from 转至; the earlier binds', async () => {
    const { office, clocks } = await openCase(['number']);
    expect(clocks()).toEqual([
      ['compliance-review', '五(三)2', '2026-11-25', 'running'],
      ['provider-answer', '条例第21条', '2026-12-07', 'running'],
    ]);
    await office.act('case.review', pass(2), officers.bureau, {
      ...both,
      now: instantOf('2026-12-02', 9),
    });
    expect(clocks()).toEqual([
      ['compliance-review', '五(三)2', '2026-11-25', 'stopped'],
      ['provider-answer', '条例第21条', '2026-12-07', 'running'],
      ['provider-answer', '五(三)2', '2026-12-09', 'running'],
    ]);
    expect(bindingClock(office.row('sharingCase', 'c-1').clocks, calendar)?.clause).toBe('条例第21条');
    const refusal = {
      reason: 'law-forbids',
      basis: '中华人民共和国统计法第九条',
      basisRank: 'law',
      explanation: '说明',
    };
    const answer = { caseId: 'c-1', expectedVersion: 3, answer: { decision: 'refuse', refusal } };
    const answered = await office.act('case.answer', answer, officers.provider, {
      ...both,
      now: instantOf('2026-12-03', 9),
    });
    expect(answered.ok).toBe(true);
    await must(office, officers.providerHead, 'case.consent-answer', yes);
    expect(clocks().map(([, , , standing]) => standing)).toEqual(['stopped', 'stopped', 'stopped']);
  });

  it('[R056] the delivery that consent starts runs on past the grant: a right is not yet data', async () => {
    const { office } = await openCase(['name']);
    await office.act('case.review', pass(2), officers.bureau, both);
    const subject = office.row('sharingCase', 'c-1');
    expect(subject).toMatchObject({
      state: 'signing',
      clocks: [{}, {}, { id: 'delivery', stoppedAt: null }],
    });
    const conditions = conditionsAsApplied(subject, monday);
    const actor = officers.provider;
    const context = { actor, now: monday + 1, madeAt: monday, calendar, ...both, ...unsigned };
    const patch = { conditions, clocks: subject.clocks, events: [] };
    const outcome = grantCase(subject, patch, [{ get: () => undefined }, context]);
    if (!outcome.ok) throw new Error(outcome.error.code);
    expect(outcome.value[0]?.row).toMatchObject({
      state: 'granted',
      clocks: [{}, {}, { id: 'delivery', stoppedAt: null }],
    });
  });

  it('[R056] a grant without an agreement starts it too', async () => {
    const { office, clocks } = await openCase(['name'], false);
    await office.act('case.review', pass(2), officers.bureau, both);
    expect(office.row('sharingCase', 'c-1').state).toBe('granted');
    expect(clocks().filter(([, , , standing]) => standing === 'running')).toEqual([
      ['delivery', '条例第22条', '2026-12-21', 'running'],
    ]);
  });

  it('[R052] a return stops every clock, and the supplemented application starts them again', async () => {
    const { office, clocks } = await openCase(['number']);
    const back = {
      caseId: 'c-1',
      expectedVersion: 2,
      decision: 'return',
      opinion: '补正',
      missing: ['basis'],
    };
    await office.act('case.review', back, officers.bureau, both);
    expect(clocks().map(([, , , standing]) => standing)).toEqual(['stopped', 'stopped']);
    const again = { caseId: 'c-1', expectedVersion: 3, application: applicationOf(['number']) };
    const later = { ...both, now: instantOf('2026-11-30', 9) };
    await office.act('case.resubmit', again, officers.user, later);
    const word = { caseId: 'c-1', expectedVersion: 4, ...yes };
    await office.act('case.consent-application', word, officers.userHead, later);
    expect(clocks().slice(2)).toEqual([
      ['compliance-review', '五(三)2', '2026-12-02', 'running'],
      ['provider-answer', '条例第21条', '2026-12-14', 'running'],
    ]);
  });

  it('[R110] keeps the packs it was opened under, whatever is switched on or off later', async () => {
    const { office, clocks } = await openCase(['number']);
    const one = { packs: [xinzhou2022] };
    await office.act(
      'case.review',
      { ...pass(2), decision: 'return', opinion: '补正', missing: ['basis'] },
      officers.bureau,
      one,
    );
    const again = { caseId: 'c-1', expectedVersion: 3, application: applicationOf(['number']) };
    await office.act('case.resubmit', again, officers.user, one);
    await must(office, officers.userHead, 'case.consent-application', yes);
    expect(office.row('sharingCase', 'c-1').packs).toEqual(['xinzhou-2022', 'national-2025']);
    expect(clocks().at(-1)).toEqual(['provider-answer', '条例第21条', '2026-12-07', 'running']);
  });
});

describe('[R110] a lapsed pack', () => {
  const lapsed = { now: instantOf('2027-01-05', 9) };

  it('[R110] opens a case on its last day and none after it', async () => {
    const onLastDay = openOffice();
    const inTime = await onLastDay.act('case.submit', apply(['name']), officers.user, {
      now: instantOf('2027-01-04', 23),
    });
    expect(inTime.ok).toBe(true);
    const office = openOffice();
    const late = await office.act('case.submit', apply(['name']), officers.user, lapsed);
    expect(late).toEqual({ ok: false, error: { code: 'policy.lapsed' } });
    expect(office.count('sharingCase')).toBe(0);
  });

  it('[R110] leaves new cases to another pack that is on', async () => {
    const office = openOffice();
    await office.act('case.submit', apply(['name']), officers.user, { ...lapsed, ...both });
    await must(office, officers.userHead, 'case.consent-application', yes);
    const row = office.row('sharingCase', 'c-1');
    expect(row.packs).toEqual(['national-2025']);
    expect(row.clocks.map(({ clause }) => clause)).toEqual(['条例第21条']);
  });

  it('[R110] still governs the case that was opened under it', async () => {
    const office = openOffice();
    await office.act('case.submit', apply(['number']), officers.user, { now: monday });
    const reviewed = await office.act('case.review', pass(1), officers.bureau, lapsed);
    expect(reviewed.ok).toBe(true);
    expect(office.row('sharingCase', 'c-1').clocks.at(-1)).toMatchObject({
      id: 'provider-answer',
      clause: '五(三)2',
    });
  });
});
