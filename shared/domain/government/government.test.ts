/** The third step of a dispute: what the government decides is recorded, carried out and final (条例第28条). */
import { describe, expect, it } from 'vitest';
import { tables } from '../tables.ts';
import {
  conditions,
  contested,
  coordinated,
  governmentSays,
  must,
  reported,
  toGovernment,
} from '../testing/dispute.ts';
import { entryWith, type Office, officers } from '../testing/office.ts';

const grant = { kind: 'grant', conditions };
const uphold = { kind: 'uphold' };
const free = entryWith({ agreementRequired: false });
const decide = (office: Office, ruling: object, patch: object = {}) =>
  office.act(
    'government.decide',
    {
      caseId: 'c-1',
      expectedVersion: office.row('sharingCase', 'c-1').version,
      ...governmentSays(ruling),
      ...patch,
    },
    officers.coordinator,
  );
const stateOf = (office: Office) => office.row('sharingCase', 'c-1').state;

describe('a coordination decision that one side does not accept', () => {
  it('[R060] [R110] goes to the government: objection, report and decision stand in one file', async () => {
    const office = await reported(uphold);
    expect(stateOf(office)).toBe('reported');
    await must(office, officers.coordinator, 'government.decide', governmentSays(grant));
    const file = tables.governmentFile.parse(office.row('governmentFile', 'c-1.government'));
    expect(file).toMatchObject({
      coordinationNumber: 'GX2026-000001',
      objection: { party: 'user' },
      report: { ...toGovernment, officerId: 'o-coordinator' },
      decision: { decisionNumber: '忻政函〔2026〕12号', ruling: grant },
    });
  });

  it.each([
    ['upheld', uphold, undefined, 'closed'],
    ['granted, to be signed', grant, undefined, 'signing'],
    ['granted', grant, free, 'granted'],
  ] as const)('[R060] confirmed, goes on where it was: %s', async (_words, ruling, entry, state) => {
    const office = await reported(ruling, entry);
    expect(await decide(office, { kind: 'confirm' })).toMatchObject({ ok: true });
    expect(stateOf(office)).toBe(state);
  });

  it('[R060] [R056] changed to a grant, gives the right under the government’s conditions', async () => {
    const office = await reported(uphold, free);
    expect(await decide(office, grant)).toMatchObject({ ok: true });
    expect(stateOf(office)).toBe('granted');
    expect(office.row('grant', 'c-1.grant')).toMatchObject({ state: 'active', callsPerDay: 5 });
  });

  it('[R060] [R086] changed to a refusal, ends a right that lives, and stops every clock', async () => {
    const office = await reported(grant, free);
    expect(office.row('grant', 'c-1.grant').state).toBe('active');
    expect(await decide(office, { kind: 'refuse' })).toMatchObject({ ok: true });
    const row = office.row('sharingCase', 'c-1');
    expect(row).toMatchObject({ state: 'closed', conditions: null });
    expect(row.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
    expect(office.row('grant', 'c-1.grant')).toMatchObject({
      state: 'revoked',
      withdrawal: { ground: 'government-decision' },
    });
  });

  it('[R060] changed to a refusal before it was signed, leaves nothing to sign', async () => {
    const office = await reported(grant);
    await decide(office, { kind: 'refuse' });
    expect(stateOf(office)).toBe('closed');
  });

  it.each([
    ['a grant of what was granted', grant, grant, {}, 'government.ruling'],
    ['a refusal of what was refused', uphold, { kind: 'refuse' }, {}, 'government.ruling'],
    ['a date to come', uphold, { kind: 'confirm' }, { decidedOn: '2026-11-24' }, 'government.date'],
  ] as const)('[R060] is not decided by %s', async (_words, ruling, said, patch, code) => {
    expect(await decide(await reported(ruling), said, patch)).toMatchObject({ error: { code } });
  });

  it('[R060] is contested once, and not by a side that has signed it', async () => {
    const office = await contested(uphold);
    await must(office, officers.coordinator, 'government.report', toGovernment);
    await decide(office, { kind: 'confirm' });
    const again = { caseId: 'c-1', party: 'user', expectedVersion: 1, reason: '再议' };
    expect(await office.act('coordination.contest', again, officers.user)).toMatchObject({
      error: { code: 'government.contested-already' },
    });
    const signed = await coordinated(grant);
    const agreement = signed.row('agreement', 'c-1.agreement');
    const signature = {
      party: 'user' as const,
      officerId: 'o-user',
      officerName: '甲',
      keyId: 'k',
      publicKey: `04${'0'.repeat(128)}`,
      signedAt: 0,
      receivedAt: 0,
      signature: '0'.repeat(128),
      attestation: null,
      certificate: null,
    };
    signed.put('agreement', { ...agreement, signatures: [signature] });
    const { version } = signed.row('sharingCase', 'c-1');
    expect(
      await signed.act('coordination.contest', { ...again, expectedVersion: version }, officers.user),
    ).toMatchObject({ error: { code: 'government.accepted' } });
  });

  it('[R060] waits unsigned: nothing is signed while the government decides', async () => {
    const office = await contested(grant);
    const { digest } = office.row('agreement', 'c-1.agreement');
    const signing = {
      caseId: 'c-1',
      party: 'user',
      digest,
      keyId: 'k',
      signedAt: 0,
      signature: '0'.repeat(128),
    };
    expect(await office.act('agreement.sign', signing, officers.user)).toMatchObject({
      error: { code: 'case.state' },
    });
  });
});
