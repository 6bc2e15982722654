import { describe, expect, it } from 'vitest';
import type { Actor } from '../action.ts';
import {
  conditions,
  must,
  need,
  negotiating,
  proposed,
  refused,
  settled,
  versionOfTalk,
} from '../testing/dispute.ts';
import { entryWith, monday, officers } from '../testing/office.ts';
import { negotiation } from './negotiation.ts';

const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const open = (expectedVersion: number) => ({ caseId: 'c-1', expectedVersion, ...need });
const signOff = (party: string, expectedVersion: number) => ({ caseId: 'c-1', party, expectedVersion });
const day = 86_400_000;

describe('opening a negotiation', () => {
  it('[R059] records the need and the duty it rests on, and starts no clock', async () => {
    const office = await negotiating();
    const row = office.row('sharingCase', 'c-1');
    expect(row).toMatchObject({ state: 'negotiating', refusal: { reason: 'beyond-duty' } });
    expect(row.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
    expect(office.row('negotiation', 'c-1.negotiation')).toMatchObject({ ...need, openedAt: monday });
  });

  it('[R059] needs a statement of the need and of the duty', async () => {
    const office = await refused();
    for (const missing of [{ need: '' }, { dutyBasis: ' ' }])
      await expect(
        office.act('negotiation.open', { ...open(3), ...missing }, officers.user),
      ).rejects.toThrow();
  });

  it('[R059] is for 有条件 applications only (decision 6)', async () => {
    for (const route of ['unconditional', 'dedicated'] as const) {
      const office = await refused();
      office.put('sharingCase', { ...office.row('sharingCase', 'c-1'), route });
      expect(await office.act('negotiation.open', open(3), officers.user)).toEqual(
        refusedWith('negotiation.conditional-only'),
      );
    }
  });

  it('[R034] [R059] what the provider withholds or has stopped since is not negotiable', async () => {
    const office = await refused();
    const items = entryWith().items.map((item) => ({ ...item, shareType: 'withheld' as const }));
    office.put('catalogEntry', entryWith({ items }));
    expect(await office.act('negotiation.open', open(3), officers.user)).toEqual(
      refusedWith('case.item-withheld'),
    );
    office.put('catalogEntry', entryWith({ status: 'stopped' }));
    expect(await office.act('negotiation.open', open(3), officers.user)).toEqual(
      refusedWith('case.entry-not-published'),
    );
  });

  it('[R059] a stale view of the case is refused', async () => {
    const office = await refused();
    expect(await office.act('negotiation.open', open(2), officers.user)).toEqual(
      refusedWith('record.changed'),
    );
  });
});

describe('positions', () => {
  it('[R059] of both sides are kept in the order they came, and none is lost to another said meanwhile', async () => {
    const office = await negotiating();
    const said: string[] = [];
    for (const [party, who] of [
      ['user', officers.user],
      ['provider', officers.provider],
      ['user', officers.user],
    ] as const) {
      said.push(`${party} ${said.length}`);
      const args = { caseId: 'c-1', party, text: said.at(-1) };
      expect(await office.act('negotiation.state-position', args, who)).toMatchObject({ ok: true });
    }
    const talk = negotiation.parse(office.row('negotiation', 'c-1.negotiation'));
    expect(talk.positions.map(({ text }) => text)).toEqual(said);
    expect(talk.positions.map(({ officerId }) => officerId)).toEqual(['o-user', 'o-provider', 'o-user']);
  });

  it('[R059] the record is bounded, so that it can always be read', async () => {
    const office = await negotiating();
    const talk = office.row('negotiation', 'c-1.negotiation');
    const position = {
      party: 'user' as const,
      text: '重申',
      at: monday,
      madeAt: monday,
      officerId: 'o-user',
      departmentId: 'd-user',
    };
    office.put('negotiation', { ...talk, positions: Array.from({ length: 200 }, () => position) });
    const more = { caseId: 'c-1', party: 'user', text: '再次重申' };
    expect(await office.act('negotiation.state-position', more, officers.user)).toEqual(
      refusedWith('negotiation.full'),
    );
  });

  it('[R040] [R059] who applied does not speak for the provider after moving there', async () => {
    const moved: Actor = { ...officers.provider, officerId: officers.user.officerId };
    const office = await negotiating();
    const said = { caseId: 'c-1', party: 'provider', text: '同意' };
    expect(await office.act('negotiation.state-position', said, moved)).toEqual(
      refusedWith('case.self-review'),
    );
  });
});

describe('an outcome', () => {
  it('[R059] agreed goes the way of an answer: to the agreement where one is asked for, else to the grant', async () => {
    const signing = await settled({ kind: 'agreed', conditions });
    expect(signing.row('sharingCase', 'c-1')).toMatchObject({ state: 'signing', conditions });
    expect(signing.count('grant')).toBe(0);
    const granted = await settled({ kind: 'agreed', conditions }, entryWith({ agreementRequired: false }));
    expect(granted.row('sharingCase', 'c-1').state).toBe('granted');
    expect(granted.row('grant', 'c-1.grant')).toMatchObject({ itemIds: ['number'], callsPerDay: 5 });
  });

  it('[R059] closed ends the case, failed leaves it for 协调; both are signed off by both sides', async () => {
    for (const [kind, state] of [
      ['closed', 'closed'],
      ['failed', 'unsettled'],
    ]) {
      const office = await settled({ kind, note: '说明' });
      expect(office.row('sharingCase', 'c-1').state).toBe(state);
      const talk = office.row('negotiation', 'c-1.negotiation');
      expect([talk.proposals.at(-1)?.party, talk.signOff?.party]).toEqual(['provider', 'user']);
    }
  });

  it('[R059] counts only once the other side has signed it off', async () => {
    const office = await proposed({ kind: 'agreed', conditions });
    expect(office.row('sharingCase', 'c-1').state).toBe('negotiating');
    const own = signOff('provider', versionOfTalk(office));
    expect(await office.act('negotiation.sign-off', own, officers.provider)).toEqual(
      refusedWith('negotiation.own-proposal'),
    );
    const moved: Actor = { ...officers.user, officerId: officers.provider.officerId };
    expect(await office.act('negotiation.sign-off', { ...own, party: 'user' }, moved)).toEqual(
      refusedWith('negotiation.own-proposal'),
    );
    expect(office.count('grant') + office.count('agreement')).toBe(0);
  });

  it('[R059] nothing on the table, or another than was read, cannot be signed off', async () => {
    const empty = await negotiating();
    expect(await empty.act('negotiation.sign-off', signOff('user', 1), officers.user)).toEqual(
      refusedWith('negotiation.no-proposal'),
    );
    const office = await proposed({ kind: 'closed', note: '' });
    const read = versionOfTalk(office);
    await must(office, officers.provider, 'negotiation.propose-outcome', {
      party: 'provider',
      expectedVersion: read,
      outcome: { kind: 'failed', note: '' },
    });
    expect(await office.act('negotiation.sign-off', signOff('user', read), officers.user)).toEqual(
      refusedWith('record.changed'),
    );
  });

  it('[R056] [R059] agreed conditions stay within the application, when proposed and when signed off', async () => {
    const office = await negotiating();
    const propose = (patch: object) =>
      office.act(
        'negotiation.propose-outcome',
        {
          caseId: 'c-1',
          party: 'user',
          expectedVersion: versionOfTalk(office),
          outcome: { kind: 'agreed', conditions: { ...conditions, ...patch } },
        },
        officers.user,
      );
    expect(await propose({ itemIds: ['name'] })).toEqual(refusedWith('answer.items-outside'));
    expect(await propose({ validUntil: '2099-01-01' })).toEqual(refusedWith('answer.period-outside'));
    expect(await propose({ validUntil: '2026-11-25' })).toMatchObject({ ok: true });
    const late = { now: monday + 10 * day };
    const args = signOff('provider', versionOfTalk(office));
    expect(await office.act('negotiation.sign-off', args, officers.provider, late)).toEqual(
      refusedWith('answer.period-outside'),
    );
    expect(office.row('sharingCase', 'c-1').state).toBe('negotiating');
  });

  it('[R059] no time settles it: after a year it is still open, and no clock runs (decision 2, 5)', async () => {
    const office = await proposed({ kind: 'failed', note: '' });
    const args = signOff('user', versionOfTalk(office));
    const later = { now: monday + 365 * day };
    expect(office.row('sharingCase', 'c-1').state).toBe('negotiating');
    expect(await office.act('negotiation.sign-off', args, officers.user, later)).toMatchObject({ ok: true });
  });
});
