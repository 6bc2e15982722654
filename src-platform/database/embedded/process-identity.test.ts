import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpath } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { identify, isAlive, parseProcStat, processesIn } from './process-identity.ts';

const onLinux = process.platform === 'linux';

describe('process identity', () => {
  it('reads the start time behind a program name with spaces and parentheses', () => {
    const fields = ['S', ...Array.from({ length: 18 }, (_, index) => `${index}`), '777', '0'];
    expect(parseProcStat(`42 (a) b (c)) ${fields.join(' ')}`)).toEqual({ state: 'S', ticks: '777' });
  });

  it('finds itself alive, and in its working folder', async () => {
    const self = await identify(process.pid);
    expect(self && (await isAlive(self))).toBe(true);
    if (onLinux) expect(await processesIn(await realpath('.'))).toContain(process.pid);
  });

  it.skipIf(!onLinux)('S5 takes a reused pid for a different process', async () => {
    expect(await isAlive({ pid: process.pid, startedAt: 'another-boot/1' })).toBe(false);
  });

  it('takes an ended process for dead', async () => {
    const child = spawn(process.execPath, ['-e', '0']);
    const identity = await identify(child.pid as number);
    await once(child, 'exit');
    expect(identity && (await isAlive(identity))).toBe(false);
  });
});
