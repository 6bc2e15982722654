/** 负责人同意 (条例第20条) where something moved between writing and consent, or one head is not enough. */
import { describe, expect, it } from 'vitest';
import { audienceOf } from '../access/audience.ts';
import type { Officer } from '../organisation/organisation.ts';
import { allOfTheCity } from '../testing/areas.ts';
import { conditions, must, refusal } from '../testing/dispute.ts';
import { answerPrepared, awaitingConsent, no, submittedUnder809, yes } from '../testing/national.ts';
import { applicationOf, entryWith, type Office, officers } from '../testing/office.ts';
import { headsFor, paperOf } from './head-consent.ts';

const row = (office: Office) => office.row('sharingCase', 'c-1');

describe('[R051] an application goes out on the terms of the day its head consents', () => {
  const asItWas = { agreementRequired: false, dedicatedTo: ['d-user'] };

  it('[R043] a resource no longer 专用 is reviewed, and gives no right by the consent alone', async () => {
    const office = await awaitingConsent(entryWith(asItWas));
    office.put('catalogEntry', entryWith({ agreementRequired: true, dedicatedTo: null }));
    await must(office, officers.userHead, 'case.consent-application', yes);
    expect(row(office)).toMatchObject({
      state: 'submitted',
      route: 'conditional',
      agreementRequired: true,
    });
    expect(row(office).clocks.map(({ id }) => id)).toContain('provider-answer');
    expect(office.count('grant')).toBe(0);
  });

  it('[R037] a resource that now asks for an agreement has it signed first', async () => {
    const office = await awaitingConsent(entryWith(asItWas));
    office.put('catalogEntry', entryWith({ ...asItWas, agreementRequired: true }));
    await must(office, officers.userHead, 'case.consent-application', yes);
    expect(row(office).state).toBe('signing');
    expect(office.count('grant')).toBe(0);
  });

  it('an item that became 有条件共享 is asked of the provider', async () => {
    const open = entryWith().items.map((item) => ({ ...item, shareType: 'unconditional' as const }));
    const office = await awaitingConsent(entryWith({ items: open }));
    expect(row(office).route).toBe('unconditional');
    office.put('catalogEntry', entryWith());
    await must(office, officers.userHead, 'case.consent-application', yes);
    expect(row(office).route).toBe('conditional');
    expect(row(office).items).toMatchObject([{ id: 'number', shareType: 'conditional' }]);
  });
});

const refuses = { answer: { decision: 'refuse', refusal } };
const agrees = { answer: { decision: 'agree', conditions } };
const code = async (office: Office, name: Parameters<Office['act']>[0], who: object, args: object) => {
  const given = { caseId: 'c-1', expectedVersion: row(office).version, ...args };
  const outcome = await office.act(name, given, who as typeof officers.user);
  return outcome.ok ? 'applied' : outcome.error.code;
};

describe('[R051] [R055] [S12] what a head says stays in the department', () => {
  it('on an application returned by the platform, which others see already', async () => {
    const office = await submittedUnder809();
    const back = { decision: 'return', opinion: '补正', missing: ['basis'] };
    await must(office, officers.bureau, 'case.review', back);
    await must(office, officers.user, 'case.resubmit', { application: applicationOf(['number']) });
    await must(office, officers.userHead, 'case.consent-application', no);
    expect(JSON.stringify(row(office))).not.toContain(no.opinion);
    const said = office.row('headOpinion', 'c-1.head-opinion');
    expect(said.opinions).toMatchObject([
      { text: yes.opinion, consent: true },
      { text: no.opinion, consent: false, officerId: 'o-user-head' },
    ]);
    expect(audienceOf({ table: 'headOpinion', row: said }, allOfTheCity)).toEqual(['department:d-user']);
  });

  it('on an answer, with the draft, through the next one', async () => {
    const office = await answerPrepared(refuses.answer);
    await must(office, officers.providerHead, 'case.consent-answer', no);
    await must(office, officers.provider, 'case.answer', agrees);
    await must(office, officers.providerHead, 'case.consent-answer', yes);
    expect(JSON.stringify(row(office))).not.toContain(no.opinion);
    const { opinions } = office.row('answerDraft', 'c-1.answer-draft');
    expect(opinions.map(({ text }) => text)).toEqual([no.opinion, yes.opinion]);
  });
});

describe('[R055] an answer that waits for the head', () => {
  const author = { ...officers.provider, roles: ['provider-reviewer', 'office-head'] as const };

  it('is prepared anew, and the head consents to the last one', async () => {
    const office = await answerPrepared(refuses.answer, entryWith({ agreementRequired: false }));
    expect(await code(office, 'case.answer', officers.provider, agrees)).toBe('applied');
    expect(row(office).state).toBe('answer-prepared');
    await must(office, officers.providerHead, 'case.consent-answer', yes);
    expect(row(office)).toMatchObject({ state: 'granted', conditions });
  });

  it('is given back by the head who wrote it, and never consented to, whoever writes it again', async () => {
    const office = await answerPrepared(refuses.answer);
    expect(await code(office, 'case.consent-answer', author, yes)).toBe('consent.own');
    const colleague = { ...officers.provider, officerId: 'o-colleague' };
    expect(await code(office, 'case.answer', colleague, refuses)).toBe('applied');
    expect(await code(office, 'case.consent-answer', author, yes)).toBe('consent.own');
    expect(await code(office, 'case.consent-answer', author, no)).toBe('applied');
    expect(row(office).state).toBe('awaiting-answer');
  });

  it('[R010] is asked of every other head in service; of none where all of them wrote it', async () => {
    const office = await answerPrepared(refuses.answer);
    const head = (id: string, patch: object = {}) => ({
      id,
      name: id,
      departmentId: 'd-provider',
      roles: ['office-head'] as const,
      demonstration: true,
      ...patch,
    });
    const others = [
      head('o-elsewhere', { departmentId: 'd-user' }),
      head('o-clerk', { roles: ['data-officer'] }),
      head('o-gone', { inService: false }),
      head(officers.provider.officerId),
      head(officers.user.officerId),
    ] as unknown as Officer[];
    const paper = paperOf(row(office));
    expect(paper).toEqual({ act: 'consent-answer', departmentId: 'd-provider' });
    if (paper === null) return;
    expect(headsFor(row(office), paper, others)).toEqual([]);
    const principal = head('o-principal') as unknown as Officer;
    expect(headsFor(row(office), paper, [...others, principal])).toEqual([principal]);
  });

  it('[R051] nor does a head consent to an application of theirs that a colleague sent in again', async () => {
    const office = await awaitingConsent();
    await must(office, officers.userHead, 'case.consent-application', no);
    const colleague = { ...officers.user, officerId: 'o-colleague' };
    const again = { application: applicationOf(['number']) };
    expect(await code(office, 'case.resubmit', colleague, again)).toBe('applied');
    const first = { ...officers.user, roles: ['office-head'] as const };
    expect(await code(office, 'case.consent-application', first, yes)).toBe('consent.own');
  });
});

describe('[R061] revoking an agent whose answer waits for the head', () => {
  const terms = {
    agencyId: 'a-1',
    agentId: 'd-agent',
    entryIds: ['e-1'],
    validFrom: '2026-11-01',
    validTo: '2026-12-31',
    note: '',
  };
  const revoke = (office: Office) =>
    office.act('agency.revoke', { agencyId: 'a-1', expectedVersion: 1, reason: '收回' }, officers.provider);

  it('takes the case back to be answered, and the agent sees neither case nor draft', async () => {
    const office = await submittedUnder809();
    await office.act('agency.authorise', terms, officers.provider);
    await must(office, officers.bureau, 'case.review', { decision: 'pass', opinion: '' });
    await must(office, officers.agent, 'case.answer', agrees);
    expect(await revoke(office)).toMatchObject({ ok: true });
    expect(row(office)).toMatchObject({ state: 'awaiting-answer', agentId: null });
    expect(office.row('answerDraft', 'c-1.answer-draft').agentId).toBeNull();
  });

  it('leaves what the provider wrote itself with its head', async () => {
    const office = await answerPrepared(agrees.answer);
    await office.act('agency.authorise', terms, officers.provider);
    expect(row(office)).toMatchObject({ state: 'answer-prepared', agentId: 'd-agent' });
    await revoke(office);
    expect(row(office)).toMatchObject({ state: 'answer-prepared', agentId: null });
  });
});
