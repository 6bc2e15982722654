/** What 809 adds to a case opened with it on: an extension with consent, being told once, and delivery (条例第21条、第22条). */
import { describe, expect, it } from 'vitest';
import { audienceOf } from '../access/audience.ts';
import { instantOf } from '../clock/civil-date.ts';
import { bindingClock } from '../clock/clock.ts';
import { isInvolved } from '../coordination/competence.ts';
import { allOfTheCity } from '../testing/areas.ts';
import { conditions, must, refusal } from '../testing/dispute.ts';
import {
  answeredUnder809,
  answerPrepared,
  awaitingAnswerUnder809,
  awaitingConsent,
  no,
  submittedUnder809,
  yes,
} from '../testing/national.ts';
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

const submitted = submittedUnder809;
const forwarded = awaitingAnswerUnder809;
const row = (office: Office) => office.row('sharingCase', 'c-1');
const dueDates = (office: Office) =>
  row(office)
    .clocks.filter(({ id, stoppedAt }) => id === 'provider-answer' && stoppedAt === null)
    .map(({ clause, dueOn, workingDays }) => [clause, dueOn, workingDays]);
const ask = { workingDays: 10, reason: '需逐级核实' };

describe('[R051] [R055] the head consents before anything goes out (条例第20条)', () => {
  const audience = (office: Office) => audienceOf({ table: 'sharingCase', row: row(office) }, allOfTheCity);
  const refused = (code: string) => ({ ok: false, error: { code } });
  const word = (office: Office, given = yes) => ({
    caseId: 'c-1',
    expectedVersion: row(office).version,
    ...given,
  });

  it('an application is its department’s own until then; receipt and its clocks begin with the consent', async () => {
    const office = await awaitingConsent();
    expect(row(office)).toMatchObject({ state: 'awaiting-consent', clocks: [] });
    expect(audience(office)).toEqual(['department:d-user']);
    const at = { now: monday + 86_400_000 };
    expect(await office.act('case.consent-application', word(office), officers.userHead, at)).toMatchObject({
      ok: true,
    });
    expect(row(office).state).toBe('submitted');
    expect(new Set(row(office).clocks.map(({ startedAt }) => startedAt))).toEqual(new Set([at.now]));
    expect(audience(office)).toContain('management');
  });

  it('without consent it goes back to who wrote it, with what is to be changed; said in words', async () => {
    const office = await awaitingConsent();
    await expect(
      office.act(
        'case.consent-application',
        word(office, { consent: false, opinion: '' }),
        officers.userHead,
      ),
    ).rejects.toThrow();
    await must(office, officers.userHead, 'case.consent-application', no);
    expect(row(office)).toMatchObject({ state: 'returned', clocks: [] });
    expect(audience(office)).toEqual(['department:d-user']);
    const application = applicationOf(['number']);
    await must(office, officers.user, 'case.resubmit', { application });
    expect(row(office).state).toBe('awaiting-consent');
  });

  it('nobody consents to what they wrote, and who consented decides nothing on it later', async () => {
    const office = await awaitingConsent();
    const author = { ...officers.user, roles: ['data-officer', 'office-head'] as const };
    expect(await office.act('case.consent-application', word(office), author)).toMatchObject(
      refused('consent.own'),
    );
    await must(office, officers.userHead, 'case.consent-application', yes);
    const reviewer = { ...officers.userHead, roles: ['compliance-reviewer'] as const };
    const review = { caseId: 'c-1', expectedVersion: row(office).version, decision: 'pass', opinion: '' };
    expect(await office.act('case.review', review, reviewer)).toMatchObject(refused('case.self-review'));
  });

  it('an answer is written and its clocks run on until the provider’s head consents', async () => {
    const office = await answerPrepared({ decision: 'refuse', refusal });
    const running = dueDates(office);
    expect(running).toHaveLength(2);
    expect(row(office)).toMatchObject({ state: 'answer-prepared', refusal: null });
    // The applicant knows that an answer is being given, and not which: it is the provider's own until then.
    expect(JSON.stringify(row(office))).not.toContain(refusal.explanation);
    const draft = office.row('answerDraft', 'c-1.answer-draft');
    expect(audienceOf({ table: 'answerDraft', row: draft }, allOfTheCity)).toEqual(['department:d-provider']);
    const author = { ...officers.provider, roles: ['provider-reviewer', 'office-head'] as const };
    expect(await office.act('case.consent-answer', word(office), author)).toMatchObject(
      refused('consent.own'),
    );
    await must(office, officers.providerHead, 'case.consent-answer', no);
    expect(row(office)).toMatchObject({ state: 'awaiting-answer', refusal: null });
    expect(dueDates(office)).toEqual(running);
    await must(office, officers.provider, 'case.answer', { answer: { decision: 'refuse', refusal } });
    await must(office, officers.providerHead, 'case.consent-answer', yes);
    expect(row(office)).toMatchObject({ state: 'refused', refusal });
    expect(dueDates(office)).toEqual([]);
  });

  it('[R061] an agent’s answer waits for the provider’s head, and says in whose name it was written', async () => {
    const office = await submittedUnder809(entryWith({ agreementRequired: false }));
    const agency = {
      agencyId: 'a-1',
      agentId: 'd-agent',
      entryIds: ['e-1'],
      validFrom: '2026-11-01',
      validTo: '2026-12-31',
      note: '',
    };
    await office.act('agency.authorise', agency, officers.provider);
    await must(office, officers.bureau, 'case.review', { decision: 'pass', opinion: '' });
    await must(office, officers.agent, 'case.answer', { answer: { decision: 'agree', conditions } });
    await must(office, officers.providerHead, 'case.consent-answer', yes);
    expect(row(office).history.slice(-4)).toMatchObject([
      { act: 'prepare-answer', departmentId: 'd-agent', onBehalfOf: 'd-provider' },
      { act: 'consent-answer', departmentId: 'd-provider' },
      { act: 'agree', departmentId: 'd-provider', onBehalfOf: null },
      { act: 'grant' },
    ]);
  });

  it('[R043] 专用 waits for it too, then goes straight to use', async () => {
    const office = await awaitingConsent(entryWith({ agreementRequired: false, dedicatedTo: ['d-user'] }));
    expect(office.count('grant')).toBe(0);
    await must(office, officers.userHead, 'case.consent-application', yes);
    expect(row(office).state).toBe('granted');
  });
});

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

  it('[R093] is neither asked for nor consented to once that limit has run out', async () => {
    const office = await forwarded();
    const over = { now: instantOf('2026-12-08', 9) };
    const given = () => ({ caseId: 'c-1', expectedVersion: row(office).version });
    const late = await office.act('case.ask-extension', { ...given(), ...ask }, officers.provider, over);
    expect(late).toMatchObject({ error: { code: 'extension.limit-over' } });
    await must(office, officers.provider, 'case.ask-extension', ask);
    const before = dueDates(office);
    expect(before).toContainEqual(['条例第21条', '2026-12-07', 10]);
    const decide = (consent: boolean, who = office) =>
      who.act('case.decide-extension', { ...given(), consent, opinion: '意见' }, officers.coordinator, over);
    expect(await decide(true)).toMatchObject({ error: { code: 'extension.limit-over' } });
    expect(dueDates(office)).toEqual(before);
    expect((await decide(false, office.fork())).ok).toBe(true);
  });

  it('[R060] decided, leaves who decided it free to coordinate: that was for neither party', async () => {
    const office = await forwarded();
    await must(office, officers.provider, 'case.ask-extension', ask);
    await must(office, officers.coordinator, 'case.decide-extension', { consent: true, opinion: '同意' });
    expect(isInvolved(row(office), officers.coordinator.officerId)).toBe(false);
    expect(isInvolved(row(office), officers.provider.officerId)).toBe(true);
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
  const again = async (office: Office) => {
    await must(office, officers.user, 'case.resubmit', { application: applicationOf(['number']) });
    if (row(office).state === 'awaiting-consent')
      await must(office, officers.userHead, 'case.consent-application', yes);
  };

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
    const office = openOffice();
    const application = applicationOf(['number']);
    await must(office, officers.user, 'case.submit', { entryId: 'e-1', application });
    expect(await back(office, [])).toMatchObject({ ok: true });
    await again(office);
    expect(await back(office, [])).toMatchObject({ ok: true });
  });
});

describe('[R056] [R110] delivery', () => {
  const consented = (): Promise<Office> =>
    answeredUnder809({ decision: 'agree', conditions }, entryWith({ agreementRequired: false }));
  const running = (office: Office) =>
    row(office)
      .clocks.filter(({ stoppedAt }) => stoppedAt === null)
      .map(({ id, dueOn }) => [id, dueOn]);

  it('is counted from consent, twenty working days, and from nothing else', async () => {
    const office = await forwarded(entryWith({ agreementRequired: false }));
    expect(row(office).clocks.map(({ id }) => id)).not.toContain('delivery');
    await must(office, officers.provider, 'case.answer', { answer: { decision: 'agree', conditions } });
    expect(row(office).clocks.map(({ id }) => id)).not.toContain('delivery');
    await must(office, officers.providerHead, 'case.consent-answer', yes);
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
