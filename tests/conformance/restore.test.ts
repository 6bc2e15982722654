/** A backup that can be restored, proven by the ledger: PostgreSQL's own tools, and what the platform prints of both. */
import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src-platform/database/open-database.ts';
import type { LedgerStanding } from '../../src-platform/ledger/print-ledger.ts';
import { forged } from './forged.ts';
import { grantCase } from './platform-cases.ts';
import { openPlatformOffice } from './platform-office.ts';
import { debianBin, startDebianServer } from './postgres-servers.ts';

const title =
  debianBin === undefined
    ? 'a restored backup (SKIPPED: package postgresql is missing)'
    : 'a restored backup';

describe.skipIf(debianBin === undefined)(title, () => {
  const bin = debianBin ?? '';
  let server: Awaited<ReturnType<typeof startDebianServer>>;
  beforeAll(async () => {
    server = await startDebianServer(bin);
  });
  afterAll(() => server.stop());

  const urlOf = (name: string): string => server.url.replace(/postgres$/u, name);
  const tool = (program: string, ...args: string[]): Buffer => execFileSync(join(bin, program), args);

  const printed = async (name: string): Promise<{ code: number; standing: LedgerStanding }> => {
    const env = { ...process.env, DATABASE_URL: urlOf(name) };
    const run = promisify(execFile)(process.execPath, ['src-platform/start.ts', '--ledger'], { env });
    const { code, stdout } = await run.then(
      (done) => ({ code: 0, stdout: done.stdout }),
      (error: { code: number; stdout: string }) => error,
    );
    return { code, standing: JSON.parse(stdout) as LedgerStanding };
  };

  const change = async (name: string, sql: string): Promise<void> => {
    const database = await openDatabase({
      databaseUrl: urlOf(name),
      dataDir: '/nonexistent',
      log: () => undefined,
    });
    await database.query(sql);
    await database.close();
  };

  it('[R090] prints the same head as the original, and names the entry where it is not the same', async () => {
    for (const name of ['original', 'restored']) await change('postgres', `CREATE DATABASE ${name}`);
    const database = await openDatabase({
      databaseUrl: urlOf('original'),
      dataDir: '/nonexistent',
      log: () => undefined,
    });
    const office = await openPlatformOffice(database);
    await grantCase(office);
    await office.close();
    await database.close();

    const backup = tool('pg_dump', '--format=custom', urlOf('original'));
    execFileSync(join(bin, 'pg_restore'), ['--dbname', urlOf('restored')], { input: backup });
    const original = await printed('original');
    const restored = await printed('restored');
    expect(original.standing.entries).toBeGreaterThan(3);
    expect(original).toMatchObject({ code: 0, standing: { broken: null } });
    expect(restored).toEqual(original);

    await change('restored', forged(`UPDATE ledger SET outcome = 'x' WHERE seq = 2`));
    expect(await printed('restored')).toMatchObject({ code: 1, standing: { broken: 2 } });
  });
});
