import { describe, expect, it } from 'vitest';
import type { Actor } from '../action.ts';
import type { Region } from '../organisation/organisation.ts';
import { conditions, coordinating, grounds, refusal, unsettled } from '../testing/dispute.ts';
import { entryWith, type Office, officers } from '../testing/office.ts';

const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const version = (office: Office) => office.row('sharingCase', 'c-1').version;
const decide = (office: Office, patch: object = {}, who: Actor = officers.coordinator) =>
  office.act(
    'coordination.decide',
    {
      caseId: 'c-1',
      expectedVersion: version(office),
      ruling: { kind: 'grant', conditions },
      grounds,
      ...patch,
    },
    who,
  );

describe('asking for coordination', () => {
  it.each([
    ['user', officers.user],
    ['provider', officers.provider],
  ] as const)('[R060] either side may, after a negotiation that failed: the %s', async (party, who) => {
    const office = await unsettled();
    const args = { caseId: 'c-1', party, expectedVersion: version(office), statement: '请协调' };
    expect(await office.act('coordination.request', args, who)).toMatchObject({ ok: true });
    const row = office.row('sharingCase', 'c-1');
    expect(row.state).toBe('coordinating');
    expect(row.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
  });
});

describe('the decision', () => {
  it('[R060] is a numbered document with facts, reasons and provision, and grants under its conditions', async () => {
    const office = await coordinating(entryWith({ agreementRequired: false }));
    expect(await decide(office)).toMatchObject({ ok: true });
    expect(office.row('coordinationDecision', 'c-1.coordination')).toMatchObject({
      number: 'GX2026-000001',
      grounds,
      ruling: { kind: 'grant' },
      grantedItemNames: ['公民身份号码'],
      userDepartment: '忻州市d-user',
      managementDepartment: '忻州市d-bureau',
    });
    expect(office.row('sharingCase', 'c-1')).toMatchObject({ state: 'granted', refusal });
    expect(office.row('grant', 'c-1.grant')).toMatchObject({ callsPerDay: 5 });
  });

  it('[R037] [R060] an agreement the resource asks for is still signed', async () => {
    const office = await coordinating();
    await decide(office);
    expect(office.row('sharingCase', 'c-1').state).toBe('signing');
    expect(office.count('grant')).toBe(0);
  });

  it('[R060] upholding the refusal closes the case', async () => {
    const office = await coordinating();
    expect(await decide(office, { ruling: { kind: 'uphold' } })).toMatchObject({ ok: true });
    expect(office.row('sharingCase', 'c-1').state).toBe('closed');
    expect(office.count('grant') + office.count('agreement')).toBe(0);
    expect(office.row('coordinationDecision', 'c-1.coordination').ruling).toEqual({ kind: 'uphold' });
  });

  it('[R016] [R060] needs facts, reasons and a provision that is no internal rule', async () => {
    const office = await coordinating();
    for (const missing of ['facts', 'reasons', 'provision'])
      await expect(decide(office, { grounds: { ...grounds, [missing]: '' } })).rejects.toThrow();
    const internal = { grounds: { ...grounds, provision: '我局内部管理办法第三条' } };
    expect(await decide(office, internal)).toEqual(refusedWith('answer.basis-internal'));
  });

  it('[R056] [R060] does not reach beyond the application', async () => {
    const office = await coordinating();
    const beyond = { kind: 'grant', conditions: { ...conditions, itemIds: ['name'] } };
    expect(await decide(office, { ruling: beyond })).toEqual(refusedWith('answer.items-outside'));
  });

  it('[R060] is not for a person who acted for a party, in whichever department they are now', async () => {
    for (const { officerId } of [officers.user, officers.provider]) {
      const moved = { ...officers.coordinator, officerId };
      expect(await decide(await coordinating(), {}, moved)).toEqual(refusedWith('coordination.involved'));
    }
  });
});

describe('competence', () => {
  const area = (id: string, level: Region['level']): Region => ({
    id,
    code: '140923',
    codeStandard: 'GB/T 2260',
    name: id,
    level,
    logicalPlatform: true,
    demonstration: true,
  });
  const countyOffice = async (): Promise<Office> => {
    const office = await coordinating();
    office.put('region', area('region-140900', 'city'));
    office.put('region', area('region-140923', 'county'));
    const bureau = office.row('department', 'd-bureau');
    office.put('department', { ...bureau, id: 'd-county', regionId: 'region-140923' });
    return office;
  };
  const county: Actor = { ...officers.coordinator, officerId: 'o-county', departmentId: 'd-county' };

  it('[R008] [R060] lies with the management department of the level of both', async () => {
    const office = await countyOffice();
    expect(await decide(office, {}, county)).toEqual(refusedWith('coordination.not-competent'));
    for (const id of ['d-user', 'd-provider']) {
      const party = office.row('department', id);
      office.put('department', { ...party, regionId: 'region-140923' });
    }
    expect(await decide(office)).toEqual(refusedWith('coordination.not-competent'));
    expect(await decide(office, {}, county)).toMatchObject({ ok: true });
  });

  it('[R007] [R060] lies with the city where the two are of different levels', async () => {
    const office = await countyOffice();
    office.put('department', { ...office.row('department', 'd-user'), regionId: 'region-140923' });
    expect(await decide(office, {}, county)).toEqual(refusedWith('coordination.not-competent'));
    expect(await decide(office)).toMatchObject({ ok: true });
  });

  it('[R060] is never that of a department without the function', async () => {
    const stranger: Actor = { ...officers.coordinator, departmentId: 'd-agent' };
    expect(await decide(await coordinating(), {}, stranger)).toEqual(
      refusedWith('coordination.not-competent'),
    );
  });
});

describe('the order of force (decision 10)', () => {
  it('[R060] what arrives after a decision, however old, is refused as overruled and changes nothing', async () => {
    for (const ruling of [{ kind: 'grant', conditions }, { kind: 'uphold' }]) {
      const office = await coordinating();
      await decide(office, { ruling });
      const before = office.row('sharingCase', 'c-1');
      const stale = [
        ['case.answer', { expectedVersion: 2, answer: { decision: 'refuse', refusal } }, officers.provider],
        ['case.withdraw', { expectedVersion: 2, reason: '' }, officers.user],
        ['negotiation.state-position', { party: 'user', text: '意见' }, officers.user],
        ['negotiation.sign-off', { party: 'user', expectedVersion: 2 }, officers.user],
        ['coordination.request', { party: 'user', expectedVersion: 2, statement: '再' }, officers.user],
        [
          'coordination.decide',
          { expectedVersion: 2, ruling: { kind: 'uphold' }, grounds },
          { ...officers.coordinator, officerId: 'o-second' },
        ],
      ] as const;
      for (const [name, args, who] of stale) {
        const outcome = await office.act(name, { caseId: 'c-1', ...args }, who, { madeAt: 0 });
        expect([name, outcome]).toEqual([name, refusedWith('case.overruled')]);
      }
      expect(office.row('sharingCase', 'c-1')).toEqual(before);
    }
  });
});
