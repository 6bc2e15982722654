import { expect, it } from 'vitest';
import { type CrashingProcess, forbidCrashDumps } from './crash-dumps.ts';

const on = () => ({ reportOnFatalError: true, reportOnSignal: true, reportOnUncaughtException: true });

/** A process that remembers what was done to it. */
const observed = ({
  platform = 'linux',
  ...change
}: Partial<CrashingProcess> & { readonly platform?: string; readonly report?: undefined } = {}) => {
  const done: string[] = [];
  const report = on();
  const isOff = forbidCrashDumps({
    process: { platform, pid: 4711, ...('report' in change ? {} : { report }) },
    writeFileSync: (path, text) => void done.push(`${path} ${text}`),
    spawnSync: (command, args) => {
      done.push([command, ...args].join(' '));
      return { status: 0 };
    },
    ...change,
  });
  return { isOff, done, report };
};

const fails = () => ({ status: 1 });
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
  expect(observed({ spawnSync: fails }).isOff).toBe(true);
  expect(observed({ writeFileSync: refuse }).isOff).toBe(true);
  expect(observed({ spawnSync: fails, writeFileSync: refuse }).isOff).toBe(false);
});

it.each(['win32', 'darwin'])('A6 on %s the system decides, and nothing is claimed', (platform) => {
  const { isOff, done, report } = observed({ platform });
  expect([isOff, done, report.reportOnFatalError]).toEqual([false, [], false]);
  expect(observed({ platform, report: undefined }).isOff).toBe(false);
});
