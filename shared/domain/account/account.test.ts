import { describe, expect, it } from 'vitest';
import type { Actor } from '../action.ts';
import { tables } from '../tables.ts';
import { monday, type Office } from '../testing/office.ts';
import { adoptedAccount, suspendedAsUnused } from './by-platform.ts';
import { administrators, does, holding, inState, opening } from './testing/accounts.ts';

const { system, security, county, countySecurity } = administrators;
const reason = '工作需要';
const row = (office: Office) => office.row('account', 'o-1');

const codeOf = async (office: Office, name: Parameters<Office['act']>[0], who: Actor, args: object) => {
  const version = office.count('account') === 0 ? 1 : row(office).version;
  const outcome = await office.act(name, { accountId: 'o-1', expectedVersion: version, ...args }, who);
  return outcome.ok ? 'applied' : outcome.error.code;
};

describe('opening an account', () => {
  it('[R063] is asked for by one, decided by another, and the record says who, when and why', async () => {
    const office = await inState.approved();
    expect(row(office)).toMatchObject({ state: 'active', issuable: true, request: null, version: 2 });
    expect(office.row('officer', 'o-1')).toEqual({ id: 'o-1', ...holding, demonstration: true });
    expect(row(office).history).toMatchObject([
      { act: 'request-open', as: 'system-admin', officerId: 'o-system', at: monday, note: '新到岗', holding },
      { act: 'approve', as: 'security-admin', officerId: 'o-security', at: monday },
    ]);
  });

  it('[R063] makes nobody an officer before it is approved, nor when it is not', async () => {
    expect((await inState.requested()).count('officer')).toBe(0);
    const office = await inState.rejected();
    expect([row(office).state, office.count('officer')]).toEqual(['rejected', 0]);
  });

  it('[R063] may be asked for again once rejected, for the same person, with all that was said', async () => {
    const office = await inState.rejected();
    expect((await office.act('account.request', opening(), system)).ok).toBe(true);
    expect(row(office)).toMatchObject({ state: 'requested', version: 3, request: { kind: 'open' } });
    expect(row(office).history.map(({ act }) => act)).toEqual(['request-open', 'reject', 'request-open']);
    await does(office, 'account.approve', security, { note: '' });
    expect(office.row('officer', 'o-1')).toEqual({ id: 'o-1', ...holding, demonstration: true });
    expect(await office.act('account.request', opening(), system)).toMatchObject({
      error: { code: 'record.exists' },
    });
  });

  it('[R063] [R011] keeps the three administrators apart, when asked for and when approved', async () => {
    const both = { ...holding, departmentId: 'd-bureau', roles: ['system-admin', 'audit-admin'] };
    const office = await inState.none();
    const asked = opening({ holding: both });
    expect(await office.act('account.request', asked, system)).toMatchObject({
      error: { code: 'account.roles-apart' },
    });
    const waiting = await inState.requested();
    const request = row(waiting).request;
    waiting.put('account', { ...row(waiting), request: request && { ...request, holding: both as never } });
    expect(await codeOf(waiting, 'account.approve', security, { note: '' })).toBe('account.roles-apart');
  });

  it('[R063] gives duties of the management to nobody outside a management department', async () => {
    const office = await inState.none();
    const asked = opening({ holding: { ...holding, roles: ['management-admin'] } });
    expect(await office.act('account.request', asked, system)).toMatchObject({
      error: { code: 'account.management-role' },
    });
  });

  it('[R063] gives a login once, to a closed account too; a request that was rejected leaves it free', async () => {
    const again = opening({ accountId: 'o-2' });
    for (const state of ['requested', 'active', 'closed'] as const) {
      const outcome = await (await inState[state]()).act('account.request', again, system);
      expect([state, outcome]).toMatchObject([state, { error: { code: 'account.login-taken' } }]);
    }
    expect((await (await inState.rejected()).act('account.request', again, system)).ok).toBe(true);
  });
});

describe('one’s own account', () => {
  it.each(['account.suspend', 'account.close', 'account.reset'] as const)(
    '[R063] is nobody’s to manage: %s',
    async (name) => {
      const office = await inState.active();
      const self = { ...system, officerId: 'o-1' };
      expect(await codeOf(office, name, self, { reason })).toBe('account.own');
    },
  );

  it('[R063] nor is a request one made oneself in another office', async () => {
    const office = await inState.changing();
    const promoted = { ...security, officerId: 'o-system' };
    expect(await codeOf(office, 'account.approve', promoted, { note: '' })).toBe('account.second-person');
    expect(await codeOf(office, 'account.reject', promoted, { reason })).toBe('account.second-person');
  });
});

describe('a change', () => {
  it('[R063] comes into force with the approval, for the officer too', async () => {
    const office = await inState.changing();
    expect(row(office).roles).toEqual(['data-officer']);
    await does(office, 'account.approve', security, { note: '' });
    expect(row(office)).toMatchObject({ roles: ['provider-reviewer'], issuable: false, request: null });
    expect(office.row('officer', 'o-1').roles).toEqual(['provider-reviewer']);
  });

  it('[R063] that changes nothing is not asked for', async () => {
    const asked = { holding, reason };
    expect(await codeOf(await inState.active(), 'account.change', system, asked)).toBe('account.unchanged');
  });

  it('[R008] [R063] of another region’s people is not a county’s to ask for or to decide', async () => {
    const office = await inState.active();
    const move = { holding: { ...holding, departmentId: 'd-county' }, reason };
    expect(await codeOf(office, 'account.change', county, move)).toBe('area.wrong');
    await does(office, 'account.change', system, move);
    expect(await codeOf(office, 'account.approve', countySecurity, { note: '' })).toBe('area.wrong');
  });

  it('[R008] [R063] a county manages the accounts of its own', async () => {
    const office = await inState.none();
    await does(
      office,
      'account.request',
      county,
      opening({ holding: { ...holding, departmentId: 'd-county' } }),
    );
    await does(office, 'account.approve', countySecurity, { note: '' });
    expect(row(office)).toMatchObject({ state: 'active', departmentId: 'd-county' });
  });
});

describe('a new one-time password', () => {
  it('[R063] wants a second person’s consent, and changes nothing else', async () => {
    const office = await inState.active();
    await does(office, 'account.reset', system, { reason: '忘记口令' });
    expect(row(office).issuable).toBe(false);
    await does(office, 'account.approve', security, { note: '' });
    expect(row(office)).toMatchObject({ issuable: true, state: 'active', roles: ['data-officer'] });
    expect(await codeOf(office, 'account.reset', system, { reason })).toBe('account.issuable');
  });
});

describe('suspending and closing', () => {
  it('[R063] what the security administrator suspended, the system administrator does not let go on', async () => {
    const office = await inState.active();
    await does(office, 'account.suspend', security, { reason: '涉嫌违规查询' });
    expect(await codeOf(office, 'account.resume', system, { reason })).toBe('account.held-by-security');
    await does(office, 'account.resume', security, { reason });
    expect(row(office).state).toBe('active');
  });

  it('[R063] what the platform suspended for want of use goes on like any other', async () => {
    const office = await inState.active();
    office.put('account', suspendedAsUnused(row(office), monday));
    expect(row(office).history.at(-1)).toMatchObject({
      act: 'suspend-unused',
      as: 'platform',
      officerId: null,
    });
    await does(office, 'account.resume', system, { reason });
    expect(row(office).state).toBe('active');
  });

  it('[R063] everybody can see who is in service: the officer row follows, in every act', async () => {
    const office = await inState.changing();
    const inService = () => tables.officer.parse(office.row('officer', 'o-1')).inService ?? true;
    expect(inService()).toBe(true);
    await does(office, 'account.suspend', security, { reason });
    expect(inService()).toBe(false);
    await does(office, 'account.approve', security, { note: '' });
    expect([inService(), office.row('officer', 'o-1').roles]).toEqual([false, ['provider-reviewer']]);
    await does(office, 'account.resume', security, { reason });
    expect(inService()).toBe(true);
    await does(office, 'account.close', security, { reason });
    expect(inService()).toBe(false);
  });

  it('[R063] a closed account asks for nothing and lets nothing be issued', async () => {
    const office = await inState.changing();
    await does(office, 'account.close', system, { reason });
    expect(row(office)).toMatchObject({ state: 'closed', request: null, issuable: false });
    const opened = await inState.changing();
    opened.put('account', { ...row(opened), issuable: true });
    await does(opened, 'account.close', system, { reason });
    expect(row(opened)).toMatchObject({ state: 'closed', issuable: false });
  });

  it('[R063] the last who can manage accounts stays', async () => {
    const office = await inState.none();
    const lead = { ...holding, departmentId: 'd-bureau', roles: ['security-admin' as const] };
    const adopted = (id: string) =>
      adoptedAccount({
        login: id,
        officer: { id, ...lead, demonstration: true },
        closed: false,
        now: monday,
      });
    office.put('account', adopted('o-1'));
    const demoted = { holding: { ...lead, roles: ['data-officer'] }, reason };
    await does(office, 'account.change', system, demoted);
    const other = { ...security, officerId: 'o-elsewhere' };
    expect(await codeOf(office, 'account.approve', other, { note: '' })).toBe('account.last-administrator');
    expect(await codeOf(office, 'account.close', system, { reason })).toBe('account.last-administrator');
    office.put('account', { ...adopted('o-2'), issuable: true });
    expect(await codeOf(office, 'account.close', system, { reason })).toBe('account.last-administrator');
    office.put('account', adopted('o-2'));
    expect(await codeOf(office, 'account.close', system, { reason })).toBe('applied');
  });
});
