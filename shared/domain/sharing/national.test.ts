/** What 809 adds to a case opened with it on: an extension with consent, being told once, and delivery (条例第21条、第22条). */
import { describe, expect, it } from 'vitest';
import { bindingClock } from '../clock/clock.ts';
import { national2025 } from '../policy/national-2025.ts';
import { xinzhou2022 } from '../policy/xinzhou-2022.ts';
import { conditions, must } from '../testing/dispute.ts';
import {
  applicationOf,
  calendar,
  entryWith,
  monday,
  type Office,
  officers,
  openOffice,
} from '../testing/office.ts';
import { afterFirstUse } from './deliver.ts';

const both = { packs: [xinzhou2022, national2025] };

const submitted = async (entry = entryWith(), packs = both): Promise<Office> => {
  const office = openOffice(entry);
  const args = { caseId: 'c-1', entryId: 'e-1', application: applicationOf(['number']) };
  const outcome = await office.act('case.submit', args, officers.user, packs);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return office;
};
const forwarded = async (entry?: Parameters<typeof submitted>[0]): Promise<Office> => {
  const office = await submitted(entry);
  await must(office, officers.bureau, 'case.review', { decision: 'pass', opinion: '' });
  return office;
};
const row = (office: Office) => office.row('sharingCase', 'c-1');
const dueDates = (office: Office) =>
  row(office)
    .clocks.filter(({ id, stoppedAt }) => id === 'provider-answer' && stoppedAt === null)
    .map(({ clause, dueOn, workingDays }) => [clause, dueOn, workingDays]);
const ask = { workingDays: 10, reason: '需逐级核实' };

describe('[R055] [R110] an extension of the answer', () => {
  it('moves 809’s own limit alone; this policy’s five working days stay and bind', async () => {
    const office = await forwarded();
    const before = dueDates(office);
    await must(office, officers.provider, 'case.ask-extension', ask);
    expect(dueDates(office)).toEqual(before);
    await must(office, officers.coordinator, 'case.decide-extension', { consent: true, opinion: '同意' });
    expect(dueDates(office)).toEqual([
      ['条例第21条', '2026-12-21', 20],
      ['五(三)2', '2026-11-30', 5],
    ]);
    expect(bindingClock(row(office).clocks, calendar)?.clause).toBe('五(三)2');
    expect(office.count('notice')).toBe(1);
  });

  it('not consented to, changes no clock and tells nobody of an extension', async () => {
    const office = await forwarded();
    const before = dueDates(office);
    await must(office, officers.provider, 'case.ask-extension', ask);
    await must(office, officers.coordinator, 'case.decide-extension', {
      consent: false,
      opinion: '理由不足',
    });
    expect(dueDates(office)).toEqual(before);
    expect(office.count('notice')).toBe(0);
    const again = { caseId: 'c-1', expectedVersion: row(office).version, ...ask };
    expect(await office.act('case.ask-extension', again, officers.provider)).toMatchObject({
      error: { code: 'extension.asked-already' },
    });
  });
});

describe('[R053] an application that wants something', () => {
  const back = (office: Office, missing: readonly string[]) =>
    office.act(
      'case.review',
      { caseId: 'c-1', expectedVersion: row(office).version, decision: 'return', opinion: '补正', missing },
      officers.bureau,
    );
  const again = (office: Office) =>
    must(office, officers.user, 'case.resubmit', { application: applicationOf(['number']) });

  it('is told what is missing by name, and once', async () => {
    const office = await submitted();
    expect(await back(office, [])).toMatchObject({ error: { code: 'review.missing-unnamed' } });
    expect(await back(office, ['basis'])).toMatchObject({ ok: true });
    await again(office);
    expect(await back(office, ['purpose', 'basis'])).toMatchObject({ error: { code: 'review.told-once' } });
    expect(await back(office, ['purpose'])).toMatchObject({ ok: true });
    expect(row(office).toldMissing).toEqual(['basis', 'purpose']);
  });

  it('is returned in words alone where 809 is off', async () => {
    const office = await submitted(entryWith(), { packs: [xinzhou2022] });
    expect(await back(office, [])).toMatchObject({ ok: true });
    await again(office);
    expect(await back(office, [])).toMatchObject({ ok: true });
  });
});

describe('[R056] [R110] delivery', () => {
  const consented = async (): Promise<Office> => {
    const office = await forwarded(entryWith({ agreementRequired: false }));
    await must(office, officers.provider, 'case.answer', { answer: { decision: 'agree', conditions } });
    return office;
  };
  const running = (office: Office) =>
    row(office)
      .clocks.filter(({ stoppedAt }) => stoppedAt === null)
      .map(({ id, dueOn }) => [id, dueOn]);

  it('is counted from consent, twenty working days, and from nothing else', async () => {
    const office = await forwarded(entryWith({ agreementRequired: false }));
    expect(row(office).clocks.map(({ id }) => id)).not.toContain('delivery');
    await must(office, officers.provider, 'case.answer', { answer: { decision: 'agree', conditions } });
    expect(running(office)).toEqual([['delivery', '2026-12-21']]);
  });

  it('ends with the first use, and later uses change nothing', async () => {
    const office = await consented();
    const used = afterFirstUse(row(office), { now: monday + 5, calendar });
    expect(used?.clocks.at(-1)).toMatchObject({ id: 'delivery', stoppedAt: monday + 5 });
    expect(used === null ? null : afterFirstUse(used, { now: monday + 9, calendar })).toBeNull();
  });

  it('ends with the provider’s word, once', async () => {
    const office = await consented();
    await must(office, officers.provider, 'case.mark-delivered', { note: '接口已开通' });
    expect(running(office)).toEqual([]);
    expect(row(office).history.at(-1)).toMatchObject({ act: 'deliver', note: '接口已开通' });
    const args = { caseId: 'c-1', expectedVersion: row(office).version, note: '' };
    expect(await office.act('case.mark-delivered', args, officers.provider)).toMatchObject({
      error: { code: 'delivery.not-awaited' },
    });
  });
});
