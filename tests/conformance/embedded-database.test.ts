import { chmod, cp, mkdir, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LEAST_FREE_BYTES } from '../../src-platform/database/disk-space.ts';
import {
  packagedBinaries,
  programPath,
  reachableBinaries,
} from '../../src-platform/database/embedded/binaries.ts';
import { processesIn } from '../../src-platform/database/embedded/process-identity.ts';
import { canRun, chooseRunAs, isRoot } from '../../src-platform/database/embedded/run-as.ts';
import { openDatabase } from '../../src-platform/database/open-database.ts';
import { embeddedFixture, SLOW } from './embedded-fixture.ts';
import { clusterHome, removeDataFolder } from './postgres-servers.ts';

const { cluster, dataDir, open, start } = embeddedFixture();

describe('where the cluster lies', () => {
  it.skipIf(!isRoot())(
    'a root-only data folder has its cluster in the system folder (root only)',
    async () => {
      await open();
      expect((await stat(dataDir())).mode & 0o777).toBe(0o700);
      expect(await cluster()).toMatch(/^\/var\/lib\/data-sharing-desk\/clusters\/[-0-9a-f]{36}\/cluster$/);
    },
    SLOW,
  );

  it(
    'a data folder that the server can reach keeps everything inside',
    async () => {
      await chmod(dataDir(), 0o711);
      await open();
      expect(await cluster()).toBe(join(dataDir(), 'postgres', 'cluster'));
      for (const secret of ['database.password', 'cluster.json']) {
        expect((await stat(join(dataDir(), secret))).mode & 0o777).toBe(0o600);
      }
    },
    SLOW,
  );

  it(
    'a second start finds what the first one stored, and no server is left running',
    async () => {
      const first = await open();
      await first.query('CREATE TABLE kept AS SELECT 1 AS one');
      await first.close();
      expect(await processesIn(await cluster())).toEqual([]);
      expect((await (await open()).query('SELECT one FROM kept')).rows).toEqual([{ one: 1 }]);
    },
    SLOW,
  );

  it(
    'a data folder deleted and made again never finds the old cluster',
    async () => {
      const first = await open();
      await first.query('CREATE TABLE old ()');
      await first.close();
      const oldHome = (await clusterHome(dataDir())) ?? '';
      await rm(dataDir(), { recursive: true });
      await mkdir(dataDir(), { mode: 0o700 });
      const { rows } = await (await open()).query(`SELECT to_regclass('old') AS old`);
      expect(rows).toEqual([{ old: null }]);
      if (oldHome !== (await clusterHome(dataDir()))) await rm(oldHome, { recursive: true, force: true });
    },
    SLOW,
  );

  it(
    'a cluster that is gone is reported, not replaced by an empty one',
    async () => {
      await (await open()).close();
      await rm(await cluster(), { recursive: true });
      await expect(open()).rejects.toMatchObject({ code: 'database.cannot-start' });
    },
    SLOW,
  );

  it.skipIf(!isRoot())(
    'binaries that only root can reach are copied once, and again when damaged (root only)',
    async () => {
      const user = await chooseRunAs();
      const packaged = await packagedBinaries();
      const hidden = { folder: join(dataDir(), 'native'), version: `test-${process.pid}` };
      await cp(packaged.folder, hidden.folder, { recursive: true, verbatimSymlinks: true });
      // As a clone made with umask 077 has it.
      await chmod(programPath(hidden, 'postgres'), 0o700);
      const reachable = await reachableBinaries(hidden, user);
      try {
        expect(await canRun(user, programPath(hidden, 'postgres'))).toBe(false);
        expect(await canRun(user, programPath(reachable, 'postgres'))).toBe(true);
        const { ctimeMs } = await stat(reachable.folder);
        expect(await reachableBinaries(hidden, user)).toEqual(reachable);
        expect((await stat(reachable.folder)).ctimeMs).toBe(ctimeMs);

        // As a power loss can leave it.
        await truncate(programPath(reachable, 'postgres'));
        expect(await reachableBinaries(hidden, user)).toEqual(reachable);
        expect(await canRun(user, programPath(reachable, 'postgres'))).toBe(true);
      } finally {
        await rm(reachable.folder, { recursive: true });
      }
    },
    SLOW,
  );
});

describe('refusals an operator can act on', () => {
  it('S9 less than 500 MB free is refused, before anything is written', async () => {
    const machine = { freeBytes: async () => LEAST_FREE_BYTES - 1 };
    await expect(openDatabase({ dataDir: dataDir(), log: () => undefined }, machine)).rejects.toMatchObject({
      code: 'database.disk-full',
      message: expect.stringContaining('500 MB'),
    });
    expect(await readdir(dataDir())).toEqual([]);
  });

  it('S9 so is a cluster on a disk that is nearly full, and the folder is free again', async () => {
    const machine = { freeBytes: async (path: string) => (path === dataDir() ? LEAST_FREE_BYTES : 0) };
    const refused = openDatabase({ dataDir: dataDir(), log: () => undefined }, machine);
    await expect(refused).rejects.toMatchObject({ code: 'database.disk-full' });
    expect(await readdir(dataDir())).not.toContain('database.lock');
  });

  it('a path below a file is not writable', async () => {
    await writeFile(join(dataDir(), 'file'), '');
    await expect(open(join(dataDir(), 'file', 'data'))).rejects.toMatchObject({
      code: 'database.folder-not-writable',
    });
  });

  it(
    'an unprivileged user is refused a folder of somebody else, and may use its own',
    async (context) => {
      const user = isRoot() ? await chooseRunAs() : undefined;
      if (!(await canRun(user, process.execPath)))
        return context.skip('the unprivileged user cannot run node here');
      await chmod(dataDir(), isRoot() ? 0o755 : 0o500);
      const refused = start('try', { user });
      await refused.ended;
      expect(refused.lines).toEqual([expect.stringContaining('refused database.folder-not-writable')]);

      await chmod(dataDir(), 0o777);
      const own = join(dataDir(), 'own');
      const opened = start('try', { user, dataDir: own });
      await opened.ended;
      expect(opened.lines).toContain('open');
      await removeDataFolder(own);
    },
    SLOW,
  );

  it('a damaged record is refused', async () => {
    await writeFile(join(dataDir(), 'cluster.json'), '{"version":1');
    await expect(open()).rejects.toMatchObject({ code: 'database.cannot-start' });
    await rm(join(dataDir(), 'cluster.json'));
  });

  it(
    'a password that does not fit is refused, and no server is left running',
    async () => {
      await (await open()).close();
      await writeFile(join(dataDir(), 'database.password'), 'another');
      await expect(open()).rejects.toMatchObject({ code: 'database.cannot-start' });
      expect(await processesIn(await cluster())).toEqual([]);
    },
    SLOW,
  );

  it('an external server that does not answer is named without its password', async () => {
    const refused = openDatabase({
      databaseUrl: 'postgres://desk:geheim@127.0.0.1:1/x',
      dataDir: dataDir(),
      log: () => undefined,
    });
    await expect(refused).rejects.toMatchObject({
      code: 'database.unreachable',
      message: expect.stringMatching(/^(?!.*geheim).*127\.0\.0\.1:1\/x/),
    });
  });

  it(
    'an external database that is not UTF8 is unsuitable',
    async () => {
      const { connectionString, query } = await open();
      await query(
        `CREATE DATABASE old TEMPLATE template0 ENCODING SQL_ASCII LOCALE_PROVIDER libc LOCALE 'C'`,
      );
      const databaseUrl = connectionString.replace(/postgres$/, 'old');
      await expect(
        openDatabase({ databaseUrl, dataDir: dataDir(), log: () => undefined }),
      ).rejects.toMatchObject({
        code: 'database.unsuitable',
      });
    },
    SLOW,
  );
});
