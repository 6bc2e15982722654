import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LEAST_FREE_BYTES } from '../../src-platform/database/disk-space.ts';
import {
  packagedBinaries,
  programPath,
  reachableBinaries,
} from '../../src-platform/database/embedded/binaries.ts';
import { livingPostmaster } from '../../src-platform/database/embedded/postmaster-file.ts';
import { processesIn } from '../../src-platform/database/embedded/process-identity.ts';
import { canRun, chooseRunAs, isRoot } from '../../src-platform/database/embedded/run-as.ts';
import { type Database, openDatabase } from '../../src-platform/database/open-database.ts';
import { type ChildOptions, type PlatformChild, platformChild } from './platform-child.ts';
import { clusterHome, removeDataFolder, temporaryDataFolder } from './postgres-servers.ts';

const SLOW = 60_000;
const REFUSAL_LIMIT_MS = 3_000;

let dataDir: string;
let folder: Awaited<ReturnType<typeof temporaryDataFolder>>;
let children: PlatformChild[];
let databases: Database[];
let log: string[];

beforeEach(async () => {
  folder = await temporaryDataFolder();
  dataDir = folder.path;
  children = [];
  databases = [];
  log = [];
});

afterEach(async () => {
  await Promise.all(children.map((child) => child.end('SIGKILL')));
  await Promise.all(databases.map((database) => database.close()));
  await folder.remove();
}, SLOW);

async function open(path = dataDir): Promise<Database> {
  const database = await openDatabase({ dataDir: path, log: (line) => log.push(line) });
  databases.push(database);
  return database;
}

function start(mode: ChildOptions['mode'], options: Partial<ChildOptions> = {}): PlatformChild {
  const child = platformChild({ mode, dataDir, ...options });
  children.push(child);
  return child;
}

async function cluster(): Promise<string> {
  return join((await clusterHome(dataDir)) ?? '', 'cluster');
}

async function postmasterPid(): Promise<number> {
  const postmaster = await livingPostmaster(await cluster());
  if (!postmaster) throw new Error('The server does not run.');
  return postmaster.pid;
}

/** Waits for a state that announces itself in no other way. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  await vi.waitUntil(condition, { interval: 2, timeout: SLOW / 2 });
}

describe('a process that is killed', () => {
  it.each([
    ['the platform alone', false],
    ['the platform and its server', true],
  ])(
    'S4 kill -9 of %s under load loses no acknowledged commit and tears none',
    async (_, serverToo) => {
      const acknowledged: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        const child = start('write');
        await child.lineCount('ack ', 25 + Math.floor(Math.random() * 50));
        const server = await postmasterPid();
        const ended = child.end('SIGKILL');
        if (serverToo) process.kill(server, 'SIGKILL');
        await ended;
        // Killed while printing, the last line may be cut short; it then acknowledges nothing we can name.
        const acks = child.lines.filter((line) => line.startsWith('ack '));
        acknowledged.push(...acks.map((line) => Number(line.slice(4))));
        log = [];
        const database = await open();
        expect(log.join()).toContain(serverToo ? 'server started' : 'server adopted');
        const { rows } = await database.query<{ id: number }>('SELECT id FROM act');
        const { rows: effects } = await database.query<{ id: number }>('SELECT act_id AS id FROM effect');
        const stored = new Set(rows.map(({ id }) => id));
        expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
        expect(new Set(effects.map(({ id }) => id))).toEqual(stored);
        await database.close();
      }
      expect(acknowledged.length).toBeGreaterThanOrEqual(75);
    },
    SLOW,
  );

  it.each(['', 'PG_VERSION', 'global/pg_control', 'base/4'])(
    'S3 kill -9 during the first initialisation, once "%s" exists, is recovered from',
    async (file) => {
      const child = start('try');
      await child.line('log database: creating');
      const home = (await clusterHome(dataDir)) ?? '';
      const staging = () =>
        readdir(home).then((names) => names.find((name) => name.startsWith('initialising-')));
      if (file) await until(async () => existsSync(join(home, (await staging()) ?? 'none', 'cluster', file)));
      await child.end('SIGKILL');
      expect(existsSync(join(home, 'cluster'))).toBe(false);

      const database = await open();
      expect((await database.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    },
    SLOW,
  );

  it(
    'S5 is followed at once by the next, and a live one is never robbed',
    async () => {
      const first = start('hold');
      await first.line('open');
      const second = start('try', { timeout: REFUSAL_LIMIT_MS });
      await second.ended;
      expect(second.lines).toEqual([
        expect.stringMatching(/^refused database\.folder-in-use 数据文件夹 .*另一个平台进程/),
      ]);

      await first.end('SIGKILL');
      const third = start('hold');
      await third.line('open');
      await third.end('SIGTERM');
      expect(await processesIn(await cluster())).toEqual([]);
    },
    SLOW,
  );

  it(
    'S5 keeps its folder while it lives, even when its server was killed',
    async () => {
      const first = start('hold');
      await first.line('open');
      process.kill(await postmasterPid(), 'SIGKILL');
      const second = start('try', { timeout: REFUSAL_LIMIT_MS });
      await second.ended;
      expect(second.lines).toEqual([expect.stringContaining('refused database.folder-in-use')]);
      await first.line('log database: the server is back');
    },
    SLOW,
  );

  it(
    'S17 the server comes back by itself, on the same port, for the same Database',
    async () => {
      const database = await open();
      await database.query('CREATE TABLE kept AS SELECT 1 AS one');
      process.kill(await postmasterPid(), 'SIGKILL');
      await until(() => log.some((line) => line.includes('is back')));
      expect((await database.query('SELECT one FROM kept')).rows).toEqual([{ one: 1 }]);
    },
    SLOW,
  );
});

describe('two at once', () => {
  it(
    'S5 of two first starts on an empty folder one opens and one is refused',
    async () => {
      const both = [start('hold'), start('hold')];
      const outcome = (child: PlatformChild) => Promise.any([child.line('open'), child.line('refused')]);
      const outcomes = await Promise.all(both.map(outcome));
      expect(outcomes.filter((line) => line === 'open')).toHaveLength(1);
      expect(outcomes.filter((line) => line.startsWith('refused database.folder-in-use'))).toHaveLength(1);
    },
    SLOW,
  );

  it(
    'S5 a copy of the data folder does not open the same cluster twice',
    async () => {
      await open();
      const copy = await mkdtemp(join(tmpdir(), 'desk-copy-'));
      await cp(dataDir, copy, { recursive: true });
      // In a data folder that keeps its cluster inside, the copy has a cluster of its own.
      const record = JSON.stringify({
        version: 1,
        home: await clusterHome(dataDir),
        port: 1024,
        initialised: true,
      });
      await writeFile(join(copy, 'cluster.json'), record);
      await rm(join(copy, 'database.lock'));
      try {
        await expect(open(copy)).rejects.toMatchObject({ code: 'database.folder-in-use' });
        expect((await databases[0]?.query('SELECT 1 AS one'))?.rows).toEqual([{ one: 1 }]);
      } finally {
        await rm(copy, { recursive: true });
      }
    },
    SLOW,
  );
});

describe('where the cluster lies', () => {
  it.skipIf(!isRoot())(
    'a root-only data folder has its cluster in the system folder (root only)',
    async () => {
      await open();
      expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
      expect(await cluster()).toMatch(/^\/var\/lib\/data-sharing-desk\/clusters\/[-0-9a-f]{36}\/cluster$/);
    },
    SLOW,
  );

  it(
    'a data folder that the server can reach keeps everything inside',
    async () => {
      await chmod(dataDir, 0o711);
      await open();
      expect(await cluster()).toBe(join(dataDir, 'postgres', 'cluster'));
      for (const secret of ['database.password', 'cluster.json']) {
        expect((await stat(join(dataDir, secret))).mode & 0o777).toBe(0o600);
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
      const oldHome = (await clusterHome(dataDir)) ?? '';
      await rm(dataDir, { recursive: true });
      await mkdir(dataDir, { mode: 0o700 });
      const { rows } = await (await open()).query(`SELECT to_regclass('old') AS old`);
      expect(rows).toEqual([{ old: null }]);
      if (oldHome !== (await clusterHome(dataDir))) await rm(oldHome, { recursive: true, force: true });
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
      const hidden = { folder: join(dataDir, 'native'), version: `test-${process.pid}` };
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
    await expect(openDatabase({ dataDir, log: () => undefined }, machine)).rejects.toMatchObject({
      code: 'database.disk-full',
      message: expect.stringContaining('500 MB'),
    });
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('S9 so is a cluster on a disk that is nearly full, and the folder is free again', async () => {
    const machine = { freeBytes: async (path: string) => (path === dataDir ? LEAST_FREE_BYTES : 0) };
    const refused = openDatabase({ dataDir, log: () => undefined }, machine);
    await expect(refused).rejects.toMatchObject({ code: 'database.disk-full' });
    expect(await readdir(dataDir)).not.toContain('database.lock');
  });

  it('a path below a file is not writable', async () => {
    await writeFile(join(dataDir, 'file'), '');
    await expect(open(join(dataDir, 'file', 'data'))).rejects.toMatchObject({
      code: 'database.folder-not-writable',
    });
  });

  it(
    'an unprivileged user is refused a folder of somebody else, and may use its own',
    async (context) => {
      const user = isRoot() ? await chooseRunAs() : undefined;
      if (!(await canRun(user, process.execPath)))
        return context.skip('the unprivileged user cannot run node here');
      await chmod(dataDir, isRoot() ? 0o755 : 0o500);
      const refused = start('try', { user });
      await refused.ended;
      expect(refused.lines).toEqual([expect.stringContaining('refused database.folder-not-writable')]);

      await chmod(dataDir, 0o777);
      const own = join(dataDir, 'own');
      const opened = start('try', { user, dataDir: own });
      await opened.ended;
      expect(opened.lines).toContain('open');
      await removeDataFolder(own);
    },
    SLOW,
  );

  it('a damaged record is refused', async () => {
    await writeFile(join(dataDir, 'cluster.json'), '{"version":1');
    await expect(open()).rejects.toMatchObject({ code: 'database.cannot-start' });
    await rm(join(dataDir, 'cluster.json'));
  });

  it(
    'a password that does not fit is refused, and no server is left running',
    async () => {
      await (await open()).close();
      await writeFile(join(dataDir, 'database.password'), 'another');
      await expect(open()).rejects.toMatchObject({ code: 'database.cannot-start' });
      expect(await processesIn(await cluster())).toEqual([]);
    },
    SLOW,
  );

  it('an external server that does not answer is named without its password', async () => {
    const refused = openDatabase({
      databaseUrl: 'postgres://desk:geheim@127.0.0.1:1/x',
      dataDir,
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
      await expect(openDatabase({ databaseUrl, dataDir, log: () => undefined })).rejects.toMatchObject({
        code: 'database.unsuitable',
      });
    },
    SLOW,
  );
});
