import { describe, expect, it } from 'vitest';
import { audienceOf, scopesOf } from '../access/audience.ts';
import type { Actor } from '../action.ts';
import { allOfTheCity } from '../testing/areas.ts';
import { awaitingAnswer, conditions, must, refusal } from '../testing/dispute.ts';
import { applicationOf, entryWith, monday, type Office, officers, openOffice } from '../testing/office.ts';

const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const day = 86_400_000;
const terms = {
  agencyId: 'a-1',
  agentId: 'd-agent',
  entryIds: ['e-1'],
  validFrom: '2026-11-01',
  validTo: '2026-12-31',
  note: '委托办理',
};
const authorise = (office: Office, patch: object = {}, who: Actor = officers.provider) =>
  office.act('agency.authorise', { ...terms, ...patch }, who);
const revoke = (office: Office, who: Actor = officers.provider, expectedVersion = 1) =>
  office.act('agency.revoke', { agencyId: 'a-1', expectedVersion, reason: '收回' }, who);
const agree = { decision: 'agree', conditions };
const answerAs = (office: Office, who: Actor, at: object = {}) => {
  const expectedVersion = office.row('sharingCase', 'c-1').version;
  return office.act('case.answer', { caseId: 'c-1', expectedVersion, answer: agree }, who, at);
};
const sees = (office: Office, { officerId: id, roles, departmentId }: Actor): boolean => {
  const scopes: readonly string[] = scopesOf({ id, roles: [...roles] }, { id: departmentId }, allOfTheCity);
  const row = office.row('sharingCase', 'c-1');
  return audienceOf({ table: 'sharingCase', row }, allOfTheCity).some((scope) => scopes.includes(scope));
};

describe('authorising an agent', () => {
  it('[R061] records scope, period and both departments', async () => {
    const office = openOffice();
    expect(await authorise(office)).toMatchObject({ ok: true });
    expect(office.row('agency', 'a-1')).toMatchObject({
      providerId: 'd-provider',
      agentId: 'd-agent',
      entryIds: ['e-1'],
      validFrom: '2026-11-01',
      validTo: '2026-12-31',
      state: 'active',
      authorisedBy: 'o-provider',
    });
  });

  const unconditional = entryWith({ items: entryWith().items.slice(0, 1) });
  const withheld = entryWith({ items: entryWith().items.slice(2) });
  it.each([
    ['an unconditional resource', {}, officers.provider, unconditional, 'agency.conditional-only'],
    ['a withheld resource', {}, officers.provider, withheld, 'agency.conditional-only'],
    [
      'a 专用 resource',
      {},
      officers.provider,
      entryWith({ dedicatedTo: ['d-user'] }),
      'agency.conditional-only',
    ],
    ['a resource of others', {}, officers.provider, entryWith({ providerId: 'd-other' }), 'department.wrong'],
    ['oneself', { agentId: 'd-provider' }, officers.provider, entryWith(), 'agency.own-department'],
    ['nobody known', { agentId: 'd-none' }, officers.provider, entryWith(), 'record.missing'],
    ['an unknown resource', { entryIds: ['e-2'] }, officers.provider, entryWith(), 'record.missing'],
    ['a period that ended', { validTo: '2026-11-22' }, officers.provider, entryWith(), 'agency.period'],
    ['a period backwards', { validFrom: '2027-01-01' }, officers.provider, entryWith(), 'agency.period'],
    ['a data officer', {}, officers.user, entryWith(), 'role.missing'],
    ['another department', {}, officers.agent, entryWith(), 'department.wrong'],
  ] as const)('[R061] is refused for %s', async (_what, patch, who, entry, code) => {
    const office = openOffice(entry);
    expect(await authorise(office, patch, who)).toEqual(refusedWith(code));
    expect(office.count('agency')).toBe(0);
  });

  it('[R061] a resource has one agent at a time; another may follow once the first has ended', async () => {
    const office = openOffice();
    await authorise(office);
    const second = { agencyId: 'a-2', agentId: 'd-bureau' };
    expect(await authorise(office, second)).toEqual(refusedWith('agency.exists'));
    const after = { ...second, validFrom: '2027-01-01', validTo: '2027-02-01' };
    expect(await authorise(office, after)).toMatchObject({ ok: true });
    await revoke(office);
    expect(await authorise(office, { agencyId: 'a-3' })).toMatchObject({ ok: true });
    expect(office.row('agency', 'a-1').state).toBe('revoked');
  });
});

describe('an agent', () => {
  const entrusted = async (): Promise<Office> => {
    const office = await awaitingAnswer();
    expect(await authorise(office)).toMatchObject({ ok: true });
    return office;
  };

  it("[R061] answers as the provider would, and the answer carries both departments' names", async () => {
    const office = await entrusted();
    expect(await answerAs(office, officers.agent)).toMatchObject({ ok: true });
    const row = office.row('sharingCase', 'c-1');
    expect(row).toMatchObject({ state: 'signing', providerId: 'd-provider', conditions });
    expect(row.history.at(-1)).toMatchObject({ departmentId: 'd-agent', onBehalfOf: 'd-provider' });
    expect(row.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
  });

  it("[R058] [R061] refuses under the provider's own rules", async () => {
    const office = await entrusted();
    const expectedVersion = office.row('sharingCase', 'c-1').version;
    const answer = { decision: 'refuse', refusal: { ...refusal, basis: '我局内部管理办法' } };
    expect(
      await office.act('case.answer', { caseId: 'c-1', expectedVersion, answer }, officers.agent),
    ).toEqual(refusedWith('answer.basis-internal'));
  });

  it('[R061] without a standing authorisation answers nothing: never given, over, not begun, revoked', async () => {
    expect(await answerAs(await awaitingAnswer(), officers.agent)).toEqual(refusedWith('department.wrong'));
    const office = await entrusted();
    const after = { now: monday + 60 * day };
    expect(await answerAs(office, officers.agent, after)).toEqual(refusedWith('agency.ended'));
    await revoke(office);
    expect(await answerAs(office, officers.agent)).toEqual(refusedWith('agency.ended'));
    expect(await answerAs(office, officers.provider)).toMatchObject({ ok: true });
    const later = await awaitingAnswer();
    await authorise(later, { validFrom: '2026-12-01' });
    expect(await answerAs(later, officers.agent)).toEqual(refusedWith('agency.ended'));
  });

  it("[R061] needs the reviewer's role, and does not answer its own department's application", async () => {
    const office = await entrusted();
    const clerk: Actor = { ...officers.agent, roles: ['data-officer'] };
    expect(await answerAs(office, clerk)).toEqual(refusedWith('role.missing'));
    const own = openOffice();
    await authorise(own);
    const applicant = { ...officers.agent, officerId: 'o-applicant' };
    const application = applicationOf(['number']);
    await must(own, applicant, 'case.submit', { entryId: 'e-1', application });
    await must(own, officers.bureau, 'case.review', { decision: 'pass', opinion: '' });
    expect(own.row('sharingCase', 'c-1').agentId).toBeNull();
    expect(await answerAs(own, officers.agent)).toEqual(refusedWith('agency.applicant'));
  });

  it('[R061] [S12] sees a case from 转至 or from the authorisation, and no longer once it is revoked', async () => {
    const office = await awaitingAnswer();
    expect(sees(office, officers.agent)).toBe(false);
    await authorise(office);
    expect(sees(office, officers.agent)).toBe(true);
    await revoke(office);
    expect(sees(office, officers.agent)).toBe(false);
    const before = openOffice();
    await authorise(before);
    await must(before, officers.user, 'case.submit', {
      entryId: 'e-1',
      application: applicationOf(['number']),
    });
    expect(sees(before, officers.agent)).toBe(false);
    await must(before, officers.bureau, 'case.review', { decision: 'pass', opinion: '' });
    expect(sees(before, officers.agent)).toBe(true);
  });

  it('[R061] keeps what it answered in sight after the authorisation ends', async () => {
    const office = await entrusted();
    await answerAs(office, officers.agent);
    await revoke(office);
    expect(sees(office, officers.agent)).toBe(true);
  });
});

describe('revoking', () => {
  it('[R061] is for the provider alone, once, on what was read', async () => {
    const office = openOffice();
    await authorise(office);
    expect(await revoke(office, officers.agent)).toEqual(refusedWith('department.wrong'));
    expect(await revoke(office, officers.user)).toEqual(refusedWith('role.missing'));
    expect(await revoke(office, officers.provider, 2)).toEqual(refusedWith('record.changed'));
    expect(await revoke(office)).toMatchObject({ ok: true });
    expect(await revoke(office, officers.provider, 2)).toEqual(refusedWith('agency.ended'));
    expect(office.row('agency', 'a-1')).toMatchObject({ revokedBy: 'o-provider', revokedReason: '收回' });
  });
});
