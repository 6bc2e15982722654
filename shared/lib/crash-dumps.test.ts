import { expect, it } from 'vitest';
import { type CrashingProcess, forbidCrashDumps } from './crash-dumps.ts';

const on = () => ({ reportOnFatalError: true, reportOnSignal: true, reportOnUncaughtException: true });

/** A process that remembers what was done to it. */
const observed = (change: Partial<CrashingProcess> = {}) => {
  const done: string[] = [];
  const report = on();
  const isOff = forbidCrashDumps({
    platform: 'linux',
    pid: 4711,
    report,
    writeFile: (path, text) => void done.push(`${path} ${text}`),
    run: (command, args) => done.push([command, ...args].join(' ')) > 0,
    ...change,
  });
  return { isOff, done, report };
};

const refuse = () => {
  throw new Error('EACCES');
};

it('A6 leaves all memory out of a dump, allows none, and has no report written', () => {
  expect(observed()).toEqual({
    isOff: true,
    done: ['prlimit --pid 4711 --core=1:1', '/proc/self/coredump_filter 0'],
    report: { reportOnFatalError: false, reportOnSignal: false, reportOnUncaughtException: false },
  });
});

it('A6 one of the two is enough, and none of them is said', () => {
  expect(observed({ run: () => false }).isOff).toBe(true);
  expect(observed({ writeFile: refuse }).isOff).toBe(true);
  expect(observed({ run: () => false, writeFile: refuse }).isOff).toBe(false);
});

it.each(['win32', 'darwin'])('A6 on %s the system decides, and nothing is claimed', (platform) => {
  const { isOff, done, report } = observed({ platform });
  expect([isOff, done, report.reportOnFatalError]).toEqual([false, [], false]);
  expect(observed({ platform, report: undefined }).isOff).toBe(false);
});
