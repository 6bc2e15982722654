import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { processesIn } from '../../src-platform/database/embedded/process-identity.ts';
import { embeddedFixture, SLOW, until } from './embedded-fixture.ts';
import type { PlatformChild } from './platform-child.ts';
import { clusterHome } from './postgres-servers.ts';

/** For a hang, not a measure: a start on a quiet machine is refused within a second or two. */
const REFUSAL_LIMIT_MS = 30_000;
const { cluster, dataDir, log, open, postmasterPid, start } = embeddedFixture();

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
        log.length = 0;
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
      const home = (await clusterHome(dataDir())) ?? '';
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
      const held = await open();
      const copy = await mkdtemp(join(tmpdir(), 'desk-copy-'));
      await cp(dataDir(), copy, { recursive: true });
      // In a data folder that keeps its cluster inside, the copy has a cluster of its own.
      const record = JSON.stringify({
        version: 1,
        home: await clusterHome(dataDir()),
        port: 1024,
        initialised: true,
      });
      await writeFile(join(copy, 'cluster.json'), record);
      await rm(join(copy, 'database.lock'));
      try {
        await expect(open(copy)).rejects.toMatchObject({ code: 'database.folder-in-use' });
        expect((await held.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
      } finally {
        await rm(copy, { recursive: true });
      }
    },
    SLOW,
  );
});
