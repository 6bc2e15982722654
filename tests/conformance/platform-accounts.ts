/** The life of an account on the platform: opened by two, a password of its own, suspended, disused, closed. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { unusedAfter } from '#shared/domain/account/by-platform.ts';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import { fail } from '#shared/lib/result.ts';
import type { IssuePasswordReply } from '#shared/protocol/accounts.ts';
import type { SignInReply } from '#shared/protocol/session.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { issuePassword } from '../../src-platform/access/accounts.ts';
import { oneTimeTerm } from '../../src-platform/access/one-time-password.ts';
import { disableUnusedAccounts } from '../../src-platform/access/unused-accounts.ts';
import { pushMutations } from '../../src-platform/sync/push.ts';
import { submission } from './platform-cases.ts';
import { type Clerk, clerkOf, type PlatformOffice, signInBody } from './platform-office.ts';

type AccountRow = { version: number; state: string; issuable: boolean; history: { act: string }[] };

const own = 'Kumquat-38-river';
const reason = '新到岗，办理数据共享';
const newcomer = { name: '林晓彤', departmentId: 'dept-minzheng', roles: ['data-officer'] };

export const platformAccounts = (officeOf: () => PlatformOffice): void => {
  const rowOf = async (clerk: Clerk, accountId: string) =>
    (await clerk.rows()).get(`account ${accountId}`) as AccountRow | undefined;
  const act = async (clerk: Clerk, name: string, accountId: string, args: object = { reason }) => {
    const expectedVersion = (await rowOf(clerk, accountId))?.version ?? 1;
    return clerk.act(name, { accountId, expectedVersion, ...args });
  };
  const signInWith = (login: string, password: string, device?: object) =>
    officeOf().signIn(login, { password, ...(device === undefined ? {} : { device }) });
  const change = (login: string, password: string, newPassword: string) =>
    officeOf().post('/session/password', { ...signInBody(login), password, newPassword });
  const ledgerOf = async (action: string) =>
    (
      await officeOf().database.query<{ officer_id: string | null; outcome: string; subject: object }>(
        'SELECT officer_id, outcome, subject FROM ledger WHERE action = $1 ORDER BY seq',
        [action],
      )
    ).rows;

  const administrators = async () => ({
    wu: await officeOf().clerk('zwxx.wu'),
    zheng: await officeOf().clerk('zwxx.zheng'),
  });

  let made = 0;
  const requested = async (wu: Clerk, holding: object = newcomer) => {
    made += 1;
    const accountId = `officer-${randomUUID()}`;
    const login = `minzheng.new${made}`;
    const request = await wu.act('account.request', { accountId, login, holding, reason });
    expect(request.status).toBe('applied');
    return { accountId, login };
  };

  const issue = async (wu: Clerk, accountId: string) => {
    const expectedVersion = (await rowOf(wu, accountId))?.version ?? 1;
    return wu.post('/accounts/password', { accountId, expectedVersion });
  };

  /** Those the platform disabled for want of use go on. */
  const resumeUnused = async (wu: Clerk) => {
    const rows = (await wu.rows()).values();
    for (const row of [...rows] as { id: string; history?: { act: string }[] }[])
      if (row.history?.at(-1)?.act === 'suspend-unused') await act(wu, 'account.resume', row.id);
  };

  /** With a password of its own, and where its holder signed in. */
  const opened = async (holding: object = newcomer) => {
    const { wu, zheng } = await administrators();
    const { accountId, login } = await requested(wu, holding);
    expect(await act(zheng, 'account.approve', accountId, { note: '' })).toMatchObject({ status: 'applied' });
    const { password } = (await issue(wu, accountId)).body as IssuePasswordReply;
    expect((await change(login, password, own)).status).toBe(200);
    const signedIn = (await signInWith(login, own)).body as unknown as SignInReply;
    return { wu, zheng, accountId, login, password, clerk: clerkOf(officeOf(), signedIn) };
  };

  it('[R063] an account is nobody’s until it is approved and its one-time password issued, once', async () => {
    const { wu, zheng } = await administrators();
    const { accountId, login } = await requested(wu);
    expect((await issue(wu, accountId)).body.code).toBe('record.missing');
    expect(await act(wu, 'account.approve', accountId, { note: '' })).toMatchObject({ code: 'role.missing' });
    expect(await act(zheng, 'account.approve', accountId, { note: '' })).toMatchObject({ status: 'applied' });
    expect((await signInWith(login, '')).status).toBe(400);
    expect((await signInWith(login, 'whatever')).body.code).toBe('session.wrong-credentials');
    expect((await issue(zheng, accountId)).body.code).toBe('role.missing');
    const { password, until } = (await issue(wu, accountId)).body as IssuePasswordReply;
    expect(until).toBe(officeOf().now + oneTimeTerm);
    expect((await issue(wu, accountId)).body.code).toBe('account.not-issuable');
    expect((await rowOf(zheng, accountId))?.history.map((each) => each.act)).toEqual([
      'request-open',
      'approve',
      'issue',
    ]);

    expect((await signInWith(login, password)).body).toMatchObject({ code: 'session.password-due' });
    expect((await change(login, 'not-it', own)).body.code).toBe('session.wrong-credentials');
    expect((await change(login, password, 'short')).body.code).toBe('password.short');
    expect((await change(login, password, password)).body.code).toBe('password.same');
    expect((await change(login, password, own)).status).toBe(200);
    expect((await signInWith(login, password)).body.code).toBe('session.wrong-credentials');
    expect((await signInWith(login, own)).body).toMatchObject({ officer: { id: accountId } });
  });

  it('S12 [R063] a change of duties takes from the copy what the old ones showed, by the session that is open', async () => {
    const { wu, zheng, accountId, login, clerk } = await opened();
    const caseId = randomUUID();
    expect(await clerk.act('case.submit', submission(caseId))).toMatchObject({ status: 'applied' });
    expect([...(await clerk.rows()).keys()]).toContain(`sharingCase ${caseId}`);
    let cursor: string | null = null;
    for (let more = true; more; ) ({ cursor, more } = await clerk.pull(cursor));
    expect([...(await clerk.rows()).keys()].filter((key) => key.startsWith('account '))).toEqual([]);
    const holding = { name: '林晓彤', departmentId: 'dept-gongan', roles: ['provider-reviewer'] };
    await act(wu, 'account.change', accountId, { holding, reason: '调动' });
    expect((await clerk.post('/session/lease', {})).status).toBe(200);
    expect(await act(zheng, 'account.approve', accountId, { note: '' })).toMatchObject({ status: 'applied' });
    // Told to begin anew, the copy holds nothing of the former department, and the officer's row with the new duties.
    expect(await clerk.pull(cursor)).toMatchObject({ reset: true });
    const rows = await clerk.rows();
    expect([...rows.keys()]).not.toContain(`sharingCase ${caseId}`);
    expect(rows.get(`officer ${accountId}`)).toMatchObject(holding);
    // By that session nothing is done that the old duties allowed.
    const again = await clerk.act('case.withdraw', { caseId, expectedVersion: 1, reason: '不再需要' });
    expect(again).toMatchObject({ status: 'refused' });
    expect((await signInWith(login, own)).body.officer).toMatchObject(holding);
  });

  it('[R063] suspension ends the sessions at once, going on brings the same password back, and no lost data', async () => {
    const { wu, zheng, accountId, login, clerk } = await opened();
    expect(await act(wu, 'account.suspend', accountId)).toMatchObject({ status: 'applied' });
    expect((await clerk.post('/session/lease', {})).body.code).toBe('session.expired');
    expect((await signInWith(login, own)).body.code).toBe('session.account-suspended');
    expect((await signInWith(login, 'wrong')).body.code).toBe('session.wrong-credentials');
    expect((await change(login, own, 'Quince-44-harbour')).body.code).toBe('session.account-suspended');
    const { rows } = await officeOf().database.query<{ closed_at: number | null }>(
      'SELECT closed_at FROM account WHERE officer_id = $1',
      [accountId],
    );
    expect(rows).toEqual([{ closed_at: null }]);
    expect(await act(zheng, 'account.resume', accountId)).toMatchObject({ status: 'applied' });
    expect((await signInWith(login, own)).status).toBe(200);
  });

  it('A8 [R063] a closed account erases its workstations at their next contact, with or without its session', async () => {
    const { wu, accountId, login, clerk } = await opened();
    const secret = 'd'.repeat(64);
    const device = { id: `device-${randomUUID()}`, secret, name: '销户工作站' };
    const { token } = (await signInWith(login, own, device)).body as unknown as SignInReply;
    expect(await act(wu, 'account.close', accountId)).toMatchObject({ status: 'applied' });
    for (const each of [token, clerk.profile.token])
      expect((await officeOf().post('/session/lease', {}, each)).body.code).toBe('session.account-closed');
    expect((await signInWith(login, own)).body.code).toBe('session.account-closed');
    const question = { protocol: protocolVersion, deviceId: device.id, secret, officerId: accountId };
    expect((await officeOf().post('/session/revocation', question)).body.revocation).toMatchObject({
      reason: 'account',
      at: officeOf().now,
    });
    expect(await act(wu, 'account.resume', accountId)).toMatchObject({ code: 'account.state' });
  });

  it('[R063] a forgotten password takes two again; the old one and its sessions end with the new one', async () => {
    const { wu, zheng, accountId, login, clerk } = await opened();
    expect((await issue(wu, accountId)).body.code).toBe('account.not-issuable');
    await act(wu, 'account.reset', accountId, { reason: '忘记口令' });
    expect((await issue(wu, accountId)).body.code).toBe('account.not-issuable');
    await act(zheng, 'account.approve', accountId, { note: '' });
    expect((await clerk.post('/session/lease', {})).status).toBe(200);
    const { password } = (await issue(wu, accountId)).body as IssuePasswordReply;
    expect((await clerk.post('/session/lease', {})).body.code).toBe('session.expired');
    expect((await signInWith(login, own)).body.code).toBe('session.wrong-credentials');
    officeOf().now += oneTimeTerm + 1;
    expect((await change(login, password, 'Quince-44-harbour')).body.code).toBe('session.password-lapsed');
  });

  it('[R063] a new password ends every session, and only whoever knows the old one sets it', async () => {
    const { login, clerk } = await opened();
    expect((await change(login, 'a guess', 'Quince-44-harbour')).body.code).toBe('session.wrong-credentials');
    expect((await change('nobody.there', own, 'Quince-44-harbour')).body.code).toBe(
      'session.wrong-credentials',
    );
    expect((await clerk.post('/session/lease', {})).status).toBe(200);
    expect((await change(login, own, 'Quince-44-harbour')).status).toBe(200);
    expect((await clerk.post('/session/lease', {})).body.code).toBe('session.expired');
    expect((await ledgerOf('session.change-password')).at(-1)).toMatchObject({
      officer_id: clerk.profile.officer.id,
      subject: { oneTime: false, sessions: 1 },
    });
  });

  it('[R063] the use of accounts is told to the three administrators and to nobody else', async () => {
    const { wu, zheng, accountId, clerk } = await opened();
    const feng = await officeOf().clerk('zwxx.feng');
    const ask = async (each: Clerk) => {
      const { token } = each.profile;
      const { bytes } = await officeOf().raw({ method: 'GET', path: '/accounts/use', token });
      return JSON.parse(Buffer.from(bytes).toString('utf8'));
    };
    for (const each of [wu, zheng, feng]) {
      const { accounts } = await ask(each);
      expect(accounts.find((one: { id: string }) => one.id === accountId)).toEqual({
        id: accountId,
        lastSignInAt: officeOf().now,
        credential: 'own',
        oneTimeUntil: null,
      });
    }
    expect((await ask(clerk)).code).toBe('role.missing');
    expect((await ask(await officeOf().clerk('zwxx.zhao'))).code).toBe('role.missing');
  });

  it('[R063] failed sign-ins are in the ledger: whose account, from where, and not what was typed', async () => {
    const { login, accountId } = await opened();
    const before = (await ledgerOf('session.sign-in')).length;
    await signInWith(login, 'planted-wrong-one');
    await signInWith('planted-unknown-login', 'planted-wrong-two');
    const added = (await ledgerOf('session.sign-in')).slice(before);
    expect(added).toEqual([
      {
        officer_id: null,
        outcome: 'session.wrong-credentials',
        subject: { accountId, address: '127.0.0.1' },
      },
      {
        officer_id: null,
        outcome: 'session.wrong-credentials',
        subject: { accountId: null, address: '127.0.0.1' },
      },
    ]);
    officeOf().now += 16 * 60_000;
  });

  it('[R063] no password is in a row, in the ledger or in the clear anywhere in the database', async () => {
    const { password, wu, zheng } = await opened();
    const tables = [
      'record',
      'ledger',
      'account',
      'applied_mutation',
      'setting',
      'sign_in_failure',
      'session',
    ];
    for (const table of tables) {
      const { rows } = await officeOf().database.query<{ text: string }>(
        `SELECT coalesce(string_agg(t::text, ' '), '') AS text FROM ${table} t`,
      );
      for (const secret of [password, own, 'planted-wrong', 'planted-unknown'])
        expect([table, secret, rows[0]?.text.includes(secret)]).toEqual([table, secret, false]);
    }
    for (const clerk of [wu, zheng])
      expect(JSON.stringify([...(await clerk.rows()).values()])).not.toContain(password);
  });

  it('[R063] who was let in and is suspended or given other duties before the head is theirs acts as what they are then', async () => {
    const { wu, zheng, accountId, clerk } = await opened();
    const { database } = officeOf();
    const calendar = { years: {} } as WorkCalendar;
    const notary = { complete: async () => fail({ code: 'action.unknown' } as const) };
    const authority = { database, now: () => officeOf().now, calendar, notary };
    const roles = ['system-admin'] as const;
    const actor = { officerId: accountId, officerName: '林晓彤', departmentId: 'dept-zwxx', roles };
    // As it was read at the door, with what it has no longer.
    const admitted = { actor, deviceId: 'device-at-the-door' };
    const ask = clerk.mutation('account.suspend', {
      accountId: wu.profile.officer.id,
      expectedVersion: 1,
      reason,
    });
    expect((await pushMutations(authority, admitted, { mutations: [ask] })).results).toMatchObject([
      { code: 'role.missing' },
    ]);
    const access = { database, now: authority.now, tries: { enter: <T>(work: () => Promise<T>) => work() } };
    const request = { accountId: zheng.profile.officer.id, expectedVersion: 1 };
    const issueAs = () => issuePassword(access as never, admitted, request as never);
    await expect(issueAs()).rejects.toMatchObject({ code: 'role.missing' });
    await act(wu, 'account.suspend', accountId);
    const many = Array.from({ length: 51 }, () => clerk.mutation('notice.read', { noticeId: 'n' }));
    await expect(pushMutations(authority, admitted, { mutations: many })).rejects.toMatchObject({
      code: 'session.expired',
    });
    const carried = { ...admitted, goneCode: 'exchange.author' } as const;
    await expect(pushMutations(authority, carried, { mutations: many })).rejects.toMatchObject({
      code: 'exchange.author',
    });
    await expect(issueAs()).rejects.toMatchObject({ code: 'session.expired' });
  });

  it('[R063] the last administrator who has a password of their own is neither closed nor changed nor swept', async () => {
    // A county of which no administrator is among the demonstration's: only those opened here count.
    const holding = { name: '钱文博', departmentId: 'dept-xinfu-xingzheng', roles: ['system-admin'] };
    const { wu, zheng, accountId: able } = await opened(holding);
    const { accountId: unused, login } = await requested(wu, holding);
    await act(zheng, 'account.approve', unused, { note: '' });
    const last = { status: 'refused', code: 'account.last-administrator' };
    expect(await act(wu, 'account.close', able)).toMatchObject(last);
    const { password } = (await issue(wu, unused)).body as IssuePasswordReply;
    expect(await act(wu, 'account.close', able)).toMatchObject(last);
    const elsewhere = {
      holding: { ...holding, departmentId: 'dept-minzheng', roles: ['data-officer'] },
      reason,
    };
    await act(wu, 'account.change', able, elsewhere);
    expect(await act(zheng, 'account.approve', able, { note: '' })).toMatchObject(last);
    expect(await act(zheng, 'account.reject', able)).toMatchObject({ status: 'applied' });

    const office = officeOf();
    office.now += unusedAfter;
    await disableUnusedAccounts(office.database, office.now);
    const later = await administrators();
    expect(await rowOf(later.wu, able)).toMatchObject({ state: 'active' });
    expect(await rowOf(later.wu, unused)).toMatchObject({ state: 'suspended' });
    await resumeUnused(later.wu);

    await act(later.wu, 'account.reset', unused);
    await act(later.zheng, 'account.approve', unused, { note: '' });
    const again = (await issue(later.wu, unused)).body as IssuePasswordReply;
    expect(again.password).not.toBe(password);
    expect((await change(login, again.password, own)).status).toBe(200);
    expect(await act(later.wu, 'account.close', able)).toMatchObject({ status: 'applied' });
    expect(await act(later.wu, 'account.close', unused)).toMatchObject(last);
  });

  it('[R063] an account nobody used for 90 days is disabled, but for the last who could undo it', async () => {
    const { accountId, login } = await opened();
    const office = officeOf();
    office.now += unusedAfter - 1;
    await office.signIn('minzheng.zhang');
    await disableUnusedAccounts(office.database, office.now);
    expect(await rowOf((await administrators()).wu, accountId)).toMatchObject({ state: 'active' });
    office.now += 1;
    expect(await disableUnusedAccounts(office.database, office.now)).toBeGreaterThan(0);
    expect(await disableUnusedAccounts(office.database, office.now)).toBe(0);
    expect((await signInWith(login, own)).body.code).toBe('session.account-suspended');
    expect((await office.signIn('minzheng.zhang')).status).toBe(200);
    const { wu } = await administrators();
    expect(await rowOf(wu, accountId)).toMatchObject({ state: 'suspended' });
    expect((await wu.rows()).get(`officer ${accountId}`)).toMatchObject({ inService: false });
    await resumeUnused(wu);
    expect((await signInWith(login, own)).status).toBe(200);
  });
};
