import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Loopback } from '../../bridge/loopback.ts';
import { createRecordingLog } from '../../bridge/testing/recording-log.ts';
import { createHandTimers } from '../testing/hand-timers.ts';
import { type ChromiumHostOptions, createChromiumHost } from './chromium-host.ts';
import { createNoWindowHost } from './no-window-host.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'desk-chromium-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

/** A loopback that only numbers its tokens, with their lifetimes. */
function countingLoopback() {
  const lifetimes: number[] = [];
  const loopback: Loopback = {
    origin: 'http://127.0.0.1:50000',
    port: 50_000,
    mintLaunchUrl: (lifetimeMs) => `http://127.0.0.1:50000/#launch=${lifetimes.push(lifetimeMs)}`,
    onWindowCount: () => () => {},
    onReopen: () => {},
    close: async () => {},
  };
  return { loopback, lifetimes };
}

function open(change: Partial<ChromiumHostOptions> = {}, isDeaf = false) {
  const { loopback, lifetimes } = countingLoopback();
  const started: (readonly string[])[] = [];
  const announced: string[] = [];
  const ends: string[] = [];
  const timers = createHandTimers();
  const options: ChromiumHostOptions = {
    loopback,
    dataDir,
    browser: '/usr/bin/browser',
    hasDisplay: true,
    isRoot: false,
    papers: { get: () => undefined },
    start: (_browser, args) => {
      const number = started.push(args);
      const { promise: ended, resolve } = Promise.withResolvers<number | null>();
      const end = (how: string) => () => {
        ends.push(`${how} ${number}`);
        if (how === 'kill' || !isDeaf) resolve(null);
      };
      return { ended, quit: end('quit'), kill: end('kill') };
    },
    startPiped: () => {
      throw new Error('nothing is printed here');
    },
    after: timers.after,
    log: createRecordingLog(),
    announce: (line) => void announced.push(line),
    ...change,
  };
  return { options, host: createChromiumHost(options), lifetimes, started, announced, ends, timers };
}

describe('Chromium host', () => {
  it('L4 L5 gives every window a token of its own, good for 30 s', async () => {
    const { host, lifetimes, started } = open();
    await host.openWindow();
    await host.openWindow();
    expect(lifetimes).toEqual([30_000, 30_000, 30_000]);
    expect(host.url).toContain('#launch=1');
    expect(started.map((args) => args.at(-1))).toEqual([
      '--app=http://127.0.0.1:50000/#launch=2',
      '--app=http://127.0.0.1:50000/#launch=3',
    ]);
  });

  it('L keeps its browser profile to its user, an old one too', async () => {
    const profile = join(dataDir, 'browser-profile');
    await mkdir(profile, { mode: 0o755 });
    const { host, started } = open();
    await host.openWindow();
    expect((await stat(profile)).mode & 0o777).toBe(0o700);
    expect(started[0]).toContain(`--user-data-dir=${profile}`);
  });

  it('L runs without sandbox for root only, and says why that is for trials', async () => {
    const officer = open();
    await officer.host.openWindow();
    expect([officer.announced, officer.started[0]?.includes('--no-sandbox')]).toEqual([[], false]);
    const root = open({ isRoot: true });
    await root.host.openWindow();
    expect(root.started[0]).toContain('--no-sandbox');
    expect(root.announced).toEqual([expect.stringContaining('仅供试用')]);
  });

  it.each([
    ['没有图形界面', { hasDisplay: false }],
    ['未找到 Chromium', { browser: null }],
  ])('says where to find it when there is no window to open: %s', async (reason, change) => {
    const { host, started, announced, lifetimes } = open(change);
    await host.openWindow();
    expect(started).toEqual([]);
    expect(announced).toEqual([expect.stringContaining(reason)]);
    expect(announced[0]).toContain('http://127.0.0.1:50000/#launch=2');
    expect(lifetimes).toEqual([30_000, 600_000]);
  });

  it('asks every browser it started to end when it is closed', async () => {
    const { host, ends, timers } = open();
    await host.openWindow();
    await host.openWindow();
    await host.close();
    await host.closed;
    expect(ends).toEqual(['quit 1', 'quit 2']);
    expect(timers.pending()).toEqual([]);
  });

  it('kills a browser that does not listen', async () => {
    const { host, ends, timers } = open({}, true);
    await host.openWindow();
    const closing = host.close();
    timers.pass(5_000);
    await closing;
    expect(ends).toEqual(['quit 1', 'kill 1']);
  });

  it('has no store for secrets, and says so', () => {
    expect(open().host.sealing).toBeNull();
  });
});

describe('no window', () => {
  it('L5 prints addresses that are opened by hand, so their tokens live ten minutes', async () => {
    const { options, announced } = open();
    const { loopback, lifetimes } = countingLoopback();
    const host = createNoWindowHost({ ...options, loopback });
    await host.openWindow();
    expect(lifetimes).toEqual([600_000, 600_000]);
    expect(host.url).toContain('#launch=1');
    expect(announced).toEqual(['http://127.0.0.1:50000/#launch=2']);
    createNoWindowHost({ ...options, loopback, launchTokenLifetimeMs: 5 });
    expect(lifetimes.at(-1)).toBe(5);
  });
});
