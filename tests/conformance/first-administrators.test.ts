/** A platform without the demonstration begins with two administrators, on every kind of PostgreSQL (R063, R012). */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IssuePasswordReply } from '#shared/protocol/accounts.ts';
import type { SignInReply } from '#shared/protocol/session.ts';
import {
  BeginningRefusal,
  type FirstAdministratorsFile,
  firstAdministratorsFile,
  openFirstAdministrators,
} from '../../src-platform/access/first-administrators.ts';
import { readFirstAdministrators } from '../../src-platform/access/first-administrators-file.ts';
import { oneTimeTerm } from '../../src-platform/access/one-time-password.ts';
import { buildApp } from '../../src-platform/build-app.ts';
import { migrate } from '../../src-platform/database/migrate.ts';
import type { Database } from '../../src-platform/database/open-database.ts';
import { installDemonstration } from '../../src-platform/demonstration/install-demonstration.ts';
import { firstBrokenEntry } from '../../src-platform/ledger/ledger.ts';
import { clerkOf, signInBody } from './platform-office.ts';
import { postgresServers, serverTitle, temporaryDataFolder } from './postgres-servers.ts';
import { openEmpty } from './run-databases.ts';

const example = 'docs/first-administrators.example.json';
const own = 'Kumquat-38-river';
const now = Date.parse('2026-11-26T02:00:00Z');

const emptied = (database: Database) =>
  migrate(database, new URL('../../src-platform/database/migrations/', import.meta.url));

const officeOf = async (database: Database) => {
  const secret = new TextEncoder().encode('conformance');
  const app = await buildApp({ database, now: () => now, secret, log: null });
  const post = async (url: string, body: object, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await app.inject({ method: 'POST', url, payload: body, headers });
    return { status: answer.statusCode, body: answer.json() };
  };
  const signIn = (login: string, password: string) => post('/session', { ...signInBody(login), password });
  const settled = async (login: string, password: string) => {
    expect((await signIn(login, password)).body.code).toBe('session.password-due');
    const changed = await post('/session/password', { ...signInBody(login), password, newPassword: own });
    expect(changed.status).toBe(200);
    return clerkOf({ now, post }, (await signIn(login, own)).body as SignInReply);
  };
  return { settled, close: () => app.close() };
};

for (const server of postgresServers)
  describe.skipIf(server.missing)(`the first administrators on ${serverTitle(server)}`, () => {
    const withEmpty = async (work: (database: Database) => Promise<void>) => {
      const { database, stop } = await openEmpty(server);
      try {
        await emptied(database);
        await work(database);
      } finally {
        await stop();
      }
    };

    it('[R063] [R012] are two, each with a password shown once; from then on one asks and the other decides', () =>
      withEmpty(async (database) => {
        const file = await readFirstAdministrators(example);
        const [system, security] = await openFirstAdministrators(database, file, now);
        if (system === undefined || security === undefined) throw new Error('two were asked for');
        expect([system.login, security.login]).toEqual(['first.system', 'first.security']);
        expect(system.until).toBe(now + oneTimeTerm);
        expect(system.password).not.toBe(security.password);
        await expect(openFirstAdministrators(database, file, now)).rejects.toThrow('平台已有账号');
        expect(await installDemonstration(database, now)).toBe(false);

        const office = await officeOf(database);
        const asking = await office.settled(system.login, system.password);
        const deciding = await office.settled(security.login, security.password);
        const accountId = `officer-${randomUUID()}`;
        const holding = { name: '林晓彤', departmentId: 'dept-management', roles: ['management-admin'] };
        const reason = '新到岗，办理数据共享';
        const asked = await asking.act('account.request', {
          accountId,
          login: 'first.manager',
          holding,
          reason,
        });
        expect(asked).toMatchObject({ status: 'applied' });
        const at = { accountId, expectedVersion: 1 };
        expect(await asking.act('account.approve', { ...at, note: '' })).toMatchObject({
          code: 'role.missing',
        });
        expect(await deciding.act('account.approve', { ...at, note: '' })).toMatchObject({
          status: 'applied',
        });
        const issued = await asking.post('/accounts/password', { accountId, expectedVersion: 2 });
        const { login, password } = issued.body as IssuePasswordReply;
        const manager = await office.settled(login, password);
        expect([...(await manager.rows()).keys()]).toContain('department dept-management');

        const { rows } = await database.query<{ text: string }>(
          `SELECT string_agg(t::text, ' ') AS text FROM (SELECT to_jsonb(l) FROM ledger l
           UNION ALL SELECT body FROM record UNION ALL SELECT body FROM call_record UNION ALL SELECT to_jsonb(a) FROM account a) AS t`,
        );
        for (const secret of [system.password, security.password])
          expect(rows[0]?.text.includes(secret)).toBe(false);
        expect(await database.transaction(firstBrokenEntry)).toBeNull();
        await office.close();
      }));

    it('[R063] a file that cannot begin one writes nothing', () =>
      withEmpty(async (database) => {
        const file = await readFirstAdministrators(example);
        const [system, security] = file.administrators;
        if (system === undefined || security === undefined) throw new Error('two are in the example');
        const wrong: readonly Partial<FirstAdministratorsFile>[] = [
          { administrators: [system, { ...system, login: 'second.system', name: '另一人' }] },
          { administrators: [system, { ...security, login: system.login }] },
          { administrators: [system, { ...security, name: system.name }] },
          { administrators: [system, { ...security, departmentId: 'dept-unknown' }] },
          { departments: file.departments.map((each) => ({ ...each, management: false })) },
          { regions: [] },
          { regions: [...file.regions, ...file.regions] },
        ];
        for (const patch of wrong)
          await expect(openFirstAdministrators(database, { ...file, ...patch }, now)).rejects.toThrow(
            BeginningRefusal,
          );
        const { rows } = await database.query<{ n: number }>(
          'SELECT (SELECT count(*) FROM record) + (SELECT count(*) FROM account) + (SELECT count(*) FROM ledger) AS n',
        );
        expect(Number(rows[0]?.n)).toBe(0);
      }));

    it('[R063] beside a demonstration, or any account, there is nothing to begin', () =>
      withEmpty(async (database) => {
        await installDemonstration(database, now);
        const file = firstAdministratorsFile.parse(await readFirstAdministrators(example));
        await expect(openFirstAdministrators(database, file, now)).rejects.toThrow('平台已有账号');
      }));
  });

describe('npm run platform -- --first-administrators', () => {
  const run = async (dataDir: string, file: string) => {
    const child = spawn(process.execPath, ['src-platform/start.ts', '--first-administrators', file], {
      env: { ...process.env, PLATFORM_DATA: dataDir, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { out: '', errors: '' };
    child.stdout.on('data', (chunk) => {
      said.out += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      said.errors += String(chunk);
    });
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, ...said };
  };

  it('[R063] prints the passwords once, and refuses in one sentence after that or for what is no such file', async () => {
    const folder = await temporaryDataFolder();
    try {
      const first = await run(folder.path, example);
      expect(first).toMatchObject({ code: 0 });
      const lines = first.out.trim().split('\n').slice(1);
      expect(lines.map((line) => line.split('\t').slice(0, 2))).toEqual([
        ['（系统管理员姓名）', 'first.system'],
        ['（安全管理员姓名）', 'first.security'],
      ]);
      for (const line of lines) expect(line.split('\t')[2]).toMatch(/^[\w-]{19}$/u);
      const second = await run(folder.path, example);
      expect(second).toMatchObject({ code: 1, out: '' });
      expect(second.errors).toContain('平台已有账号');
      const notJson = join(folder.path, 'wrong.json');
      await writeFile(notJson, '{"administrators": [{}]}');
      expect((await run(folder.path, notJson)).errors).toContain('administrators');
    } finally {
      await folder.remove();
    }
  }, 180_000);
});
