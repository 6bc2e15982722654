/**
 * Nothing a program held in memory lies on a disk because it crashed: the real programs, allowed dumps of any size,
 * given a value, killed as a crash does, and every file they could have left looked through.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser, isExecutableFile } from '../../src-main/host/chromium/find-browser.ts';
import { childrenNaming, isAlive, killTree } from '../journeys/support/processes.ts';
import { memoryHolds } from './memory-of.ts';

const root = join(import.meta.dirname, '../..');
const { env, platform } = process;
const browser = await findBrowser({ env, platform, isExecutable: isExecutableFile });

/** Joined here, so that no source and no command line holds the value whole. */
const planted = ['planted', 'PIN', '4711', '08'].join('-');

let folder: string;
let started: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crash-'));
  await mkdir(join(folder, 'cwd'));
  started = [];
});
afterEach(async () => {
  for (const { pid } of started) if (pid !== undefined) await killTree(pid);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The limits of the shell let a dump be made; a relative `core_pattern` puts it into the working directory. */
const launch = (...args: readonly string[]): ChildProcess => {
  const child = spawn('prlimit', ['--core=unlimited', process.execPath, ...args], {
    cwd: join(folder, 'cwd'),
    env: { ...process.env, PLATFORM_PORT: '0', PLATFORM_DATA: join(folder, 'platform') },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  started.push(child);
  return child;
};

const firstLine = async ({ stdout }: ChildProcess): Promise<string> => {
  if (stdout === null) throw new Error('no stdout');
  for await (const line of createInterface({ input: stdout })) return line;
  throw new Error('the program ended before it was ready');
};

const crash = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const exit = once(child, 'exit');
  child.kill(signal);
  expect((await exit)[1]).toBe(signal);
};

/** A server's processes end with one another: one that is gone by now is as good as struck. */
const strike = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

const holds = ({ pid = 0 }: ChildProcess): boolean => memoryHolds(pid, Buffer.from(planted));

/** Files below the test's folder that hold the value, or are a picture of memory by their name. */
const dumps = async (): Promise<readonly string[]> => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) =>
    each.isFile(),
  );
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const isDump = /^core\b|\.dmp$|\.heapsnapshot$|^report\./u.test(name);
      return isDump || (await readFile(join(parentPath, name))).includes(planted) ? [name] : [];
    }),
  );
  return found.flat();
};

const holdPlanted = `globalThis.kept = Buffer.from(['planted', 'PIN', '4711', '08'].join('-'));
console.log('ready'); setInterval(() => {}, 1000);`;

const canDump = async (): Promise<boolean> => {
  const at = await mkdtemp(join(tmpdir(), 'crash-control-'));
  const script = "process.kill(process.pid, 'SIGABRT'); setTimeout(() => {}, 60_000)";
  spawnSync('prlimit', ['--core=unlimited', process.execPath, '--eval', script], { cwd: at });
  const made = await readdir(at);
  await rm(at, { recursive: true });
  return made.length > 0;
};
const proven = await canDump();
const skipped = proven ? '' : ' SKIPPED: this machine puts no dump beside a program that crashes';

const crashes = ['SIGABRT', 'SIGSEGV'] as const;

describe.skipIf(!proven)(`A6 a crash${skipped}`, { timeout: 120_000 }, () => {
  it('of a program that does nothing against it leaves the value on the disk: the test can fail', async () => {
    const child = launch('--eval', holdPlanted);
    await firstLine(child);
    await crash(child, 'SIGABRT');
    expect(await dumps()).toHaveLength(1);
  });

  it.each(crashes)('of main leaves nothing (%s)', async (signal) => {
    const data = ['--data', join(folder, 'data'), '--platform', 'http://127.0.0.1:9'];
    const child = launch(join(root, 'src-main/start/desk-window.ts'), '--door', 'none', '--json', ...data);
    const { url } = JSON.parse(await firstLine(child)) as { url: string };
    // Any request: main has read it before it knows that nobody may send it.
    await fetch(new URL('/launch', url), { method: 'POST', body: planted }).catch(() => undefined);
    expect(holds(child)).toBe(true);
    await crash(child, signal);
    expect(await dumps()).toEqual([]);
  });

  it.each(crashes)('of the platform and its database leaves nothing (%s)', async (signal) => {
    const child = launch(join(root, 'src-platform/start.ts'), '--json');
    const { url } = JSON.parse(await firstLine(child)) as { url: string };
    const body = JSON.stringify({ login: 'minzheng.zhang', password: planted });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${url}/session`, { method: 'POST', headers, body });
    expect(holds(child)).toBe(true);
    const database = [...childrenNaming('bin/postgres'), ...childrenNaming('postgres:')];
    expect(database.length).toBeGreaterThan(1);
    await crash(child, signal);
    // After the platform, which would start its server anew; nothing of it outlives the test.
    for (const pid of database) strike(pid, signal);
    await expect.poll(() => database.filter(isAlive)).toEqual([]);
    expect(await dumps()).toEqual([]);
  });

  it.skipIf(browser === null)(
    `of the window’s page and of its browser leaves nothing${browser === null ? ' SKIPPED: needs a browser' : ''}`,
    async () => {
      const page = `data:text/html,<script>window.kept = ['planted', 'PIN', '4711', '08'].join('-')</script>`;
      const child = launch(
        join(import.meta.dirname, 'crash-window.ts'),
        browser ?? '',
        page,
        join(folder, 'profile'),
      );
      const holders = () =>
        childrenNaming('--type=renderer').filter((pid) => memoryHolds(pid, Buffer.from(planted)));
      await expect.poll(() => holders().length, { timeout: 60_000 }).toBeGreaterThan(0);
      const ended = once(child, 'exit');
      for (const pid of holders()) process.kill(pid, 'SIGABRT');
      await expect.poll(() => holders().length).toBe(0);
      for (const pid of childrenNaming(join(folder, 'profile'))) process.kill(pid, 'SIGSEGV');
      await ended;
      expect(await dumps()).toEqual([]);
    },
  );
});

it('A6 a signature leaves no copy of the private key’s bytes behind', async () => {
  const program = `
    const { generateKeyPair } = await import('#shared/crypto/sm2-key.ts');
    const { sm2Sign } = await import('#shared/crypto/sm2-sign.ts');
    const { randomBytes: random } = await import('node:crypto');
    const pair = generateKeyPair(random);
    for (let i = 0; i < 5; i++) sm2Sign({ ...pair, message: random(40) }, random);
    console.log(String(Buffer.from(pair.privateKey.map((byte) => byte ^ 0xa5)).toString('hex')));
    process.stdin.once('data', () => { pair.privateKey.fill(0); console.log('gone'); });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { cwd: root });
  started.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const masked = Buffer.from((await lines.next()).value ?? '', 'hex');
  const key = Buffer.from(masked.map((byte) => byte ^ 0xa5));
  const pid = child.pid ?? 0;
  expect([key.length, memoryHolds(pid, key)]).toEqual([32, true]);
  child.stdin.write('\n');
  expect((await lines.next()).value).toBe('gone');
  expect(memoryHolds(pid, key)).toBe(false);
});
