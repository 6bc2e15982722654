/** 变更授权 (条例第25条): an application of its own; the right stays as it is until it is decided and signed. */
import { describe, expect, it } from 'vitest';
import { wantedTerms } from '../testing/any-step.ts';
import { grounds, toGovernment } from '../testing/dispute.ts';
import { grantWith, orderArgs } from '../testing/grants.ts';
import { answeredUnder809, no, submittedUnder809, yes } from '../testing/national.ts';
import { entryWith, monday, type Office, officers } from '../testing/office.ts';
import { termsOfGrant } from './revise.ts';

const conditions = { itemIds: ['number'], validUntil: '2027-06-30', callsPerDay: 5, note: '' };
const wider = { itemIds: ['name', 'number'], validUntil: '2027-06-30', callsPerDay: 20, note: '' };
const grantId = 'c-1.grant';
const asked = { caseId: 'c-2', grantId, wanted: wantedTerms, reason: '增加临时救助' };

/** A right under 809, without an agreement, so that the answer itself gives it. */
const granted = (): Promise<Office> =>
  answeredUnder809({ decision: 'agree', conditions }, entryWith({ agreementRequired: false }));

const act = async (office: Office, name: Parameters<Office['act']>[0], args: object, who: object) => {
  const { version } = office.row('sharingCase', 'c-2');
  const given = { caseId: 'c-2', expectedVersion: version, ...args };
  const outcome = await office.act(name, given, who as typeof officers.user);
  return outcome.ok ? 'applied' : outcome.error.code;
};

/** Asked for, consented to by the own head, passed on: with the provider. */
const withProvider = async (office: Office): Promise<Office> => {
  expect(await office.act('grant.change-request', asked, officers.user)).toMatchObject({ ok: true });
  await act(office, 'case.consent-application', yes, officers.userHead);
  await act(office, 'case.review', { decision: 'pass', opinion: '' }, officers.bureau);
  return office;
};

const answerWith = async (office: Office, given: object): Promise<string> => {
  const said = await act(
    office,
    'case.answer',
    { answer: { decision: 'agree', conditions: given } },
    officers.provider,
  );
  return said === 'applied' ? act(office, 'case.consent-answer', yes, officers.providerHead) : said;
};

const right = (office: Office) => office.row('grant', grantId);

describe('[R056] [R110] a change of a live right', () => {
  it('goes the whole way of an application, and then the right has the terms that were decided', async () => {
    const office = await granted();
    const before = termsOfGrant(right(office));
    await withProvider(office);
    expect(office.row('sharingCase', 'c-2')).toMatchObject({
      route: 'conditional',
      changes: grantId,
      change: { callsPerDay: 20, before },
    });
    expect(termsOfGrant(right(office))).toEqual(before);
    expect(await answerWith(office, wider)).toBe('applied');
    expect(office.count('grant')).toBe(1);
    expect(right(office)).toMatchObject({
      caseId: 'c-1',
      itemIds: ['name', 'number'],
      purpose: wantedTerms.purpose,
      callsPerDay: 20,
      revisions: [{ caseId: 'c-2', before }],
    });
  });

  it('is the provider’s to consent to, whatever the items are (条例第25条)', async () => {
    const office = await granted();
    const wanted = { ...wantedTerms, itemIds: ['name'] };
    await office.act('grant.change-request', { ...asked, wanted }, officers.user);
    expect(office.row('sharingCase', 'c-2').route).toBe('conditional');
  });

  it('[R043] of a 专用 right reaches the provider too, and changes nothing before it answers', async () => {
    const dedicated = entryWith({ agreementRequired: false, dedicatedTo: ['d-user'] });
    const office = await submittedUnder809(dedicated);
    const before = termsOfGrant(right(office));
    await withProvider(office);
    expect(office.row('sharingCase', 'c-2')).toMatchObject({
      route: 'conditional',
      state: 'awaiting-answer',
    });
    expect(termsOfGrant(right(office))).toEqual(before);
  });

  it('[R081] given back by the head, may not become an analysis with the calls of handling', async () => {
    const office = await granted();
    const wanted = { ...wantedTerms, callsPerDay: 5000 };
    await office.act('grant.change-request', { ...asked, wanted }, officers.user);
    await act(office, 'case.consent-application', no, officers.userHead);
    const { application } = office.row('sharingCase', 'c-2');
    const analysis = { ...application, purposeKind: 'analysis', protection: '去标识' };
    expect(await act(office, 'case.resubmit', { application: analysis }, officers.user)).toBe(
      'answer.analysis-calls',
    );
    expect(await act(office, 'case.resubmit', { application }, officers.user)).toBe('applied');
  });

  it('does not prolong the right, and asks for something', async () => {
    const office = await withProvider(await granted());
    expect(await answerWith(office, { ...wider, validUntil: '2027-07-01' })).toBe('grant-change.period');
    const { itemIds, purpose, scenario, purposeKind, protection, callsPerDay } = right(office);
    const same = { itemIds, purpose, scenario, purposeKind, protection, callsPerDay };
    const again = { ...asked, caseId: 'c-3', wanted: same };
    expect(await office.act('grant.change-request', again, officers.user)).toMatchObject({
      error: { code: 'grant-change.open' },
    });
    await act(office, 'case.withdraw', { reason: '' }, officers.user);
    expect(await office.act('grant.change-request', again, officers.user)).toMatchObject({
      error: { code: 'grant-change.nothing' },
    });
  });

  it('is no step of this policy: without 809 one applies anew', async () => {
    const office = await granted();
    office.put('policySetting', { id: 'policy', version: 2, packs: ['xinzhou-2022'], changes: [] });
    expect(await office.act('grant.change-request', asked, officers.user)).toMatchObject({
      error: { code: 'grant-change.pack-off' },
    });
  });

  it('[R086] does not bring back a right that was withdrawn meanwhile', async () => {
    const office = await withProvider(await granted());
    await office.act('grant.withdraw', orderArgs('grant.withdraw'), officers.coordinator);
    await office.act('grant.withdraw', orderArgs('grant.withdraw'), officers.provider);
    const before = right(office);
    expect(await answerWith(office, wider)).toBe('grant.withdrawn');
    expect(right(office)).toEqual(before);
  });

  it('[R060] annulled by the government, leaves the right with its former terms', async () => {
    const office = await withProvider(await granted());
    const before = termsOfGrant(right(office));
    const refusal = {
      reason: 'beyond-duty',
      basisRank: 'law',
      basis: '《个人信息保护法》第十三条',
      explanation: '范围过宽',
    };
    await act(office, 'case.answer', { answer: { decision: 'refuse', refusal } }, officers.provider);
    await act(office, 'case.consent-answer', yes, officers.providerHead);
    await act(office, 'negotiation.open', { dutyBasis: '职责', need: '确需' }, officers.user);
    const talk = (party: string) => ({
      party,
      expectedVersion: office.row('negotiation', 'c-2.negotiation').version,
    });
    const failed = { outcome: { kind: 'failed', note: '各持己见' } };
    await act(office, 'negotiation.propose-outcome', { ...talk('user'), ...failed }, officers.user);
    await act(office, 'negotiation.sign-off', talk('provider'), officers.provider);
    await act(office, 'coordination.request', { party: 'user', statement: '请协调' }, officers.user);
    const ruling = { kind: 'grant', conditions: wider };
    await act(office, 'coordination.decide', { ruling, grounds }, officers.coordinator);
    expect(right(office).itemIds).toEqual(['name', 'number']);
    await act(office, 'coordination.contest', { party: 'provider', reason: '不服' }, officers.provider);
    await act(office, 'government.report', toGovernment, officers.coordinator);
    const said = { decisionNumber: '忻政函〔2026〕1号', decidedOn: '2026-11-23', grounds };
    expect(
      await act(office, 'government.decide', { ...said, ruling: { kind: 'refuse' } }, officers.coordinator),
    ).toBe('applied');
    expect(right(office)).toMatchObject({ state: 'active', ...before });
    expect(right(office).revisions).toHaveLength(2);
  });
});

describe('[R037] the agreement of a changed right', () => {
  it('is the next version, and says which text it takes the place of', async () => {
    const office = await answeredUnder809({ decision: 'agree', conditions });
    const first = office.row('agreement', 'c-1.agreement');
    office.put('agreement', { ...first, state: 'effective' });
    office.put('grant', grantWith({ agreementId: first.id, validUntil: '2027-06-30', grantedAt: monday }));
    await withProvider(office);
    expect(await answerWith(office, wider)).toBe('applied');
    const next = office.row('agreement', 'c-2.agreement');
    expect(next.document.version).toBe(2);
    expect(next.document.itemNames).toEqual(['姓名', '公民身份号码']);
    expect(next.document.articles[0]).toMatchObject({ heading: '变更', clause: '条例第25条' });
    expect(next.document.articles[0]?.text).toContain(first.digest.slice(0, 16));
    expect(termsOfGrant(right(office)).agreementId).toBe(first.id);
    // The right ends while the change is signed: nothing can complete it, and it is taken back.
    office.put('grant', { ...right(office), state: 'ended', endedAt: monday });
    expect(await act(office, 'case.withdraw', { reason: '使用权已终止' }, officers.user)).toBe('applied');
    expect(office.row('sharingCase', 'c-2').state).toBe('withdrawn');
    expect(right(office)).toMatchObject({ state: 'ended', revisions: [] });
  });
});
