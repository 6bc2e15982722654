/**
 * Crash dumps off: what a program holds in memory (keys, PINs, rows) must not lie on a disk because it crashed.
 * Decision 0029 says what can be switched off where, and what cannot.
 */

/** As much of Node as is needed: nothing here may import it. */
export type CrashingProcess = {
  readonly process: {
    readonly platform: string;
    readonly pid: number;
    /** Node's diagnostic reports; Electron may have none. */
    readonly report?:
      | { reportOnFatalError: boolean; reportOnSignal: boolean; reportOnUncaughtException: boolean }
      | undefined;
  };
  readonly writeFileSync: (path: string, text: string) => void;
  readonly spawnSync: (
    command: string,
    args: readonly string[],
    options: { readonly stdio: 'ignore' },
  ) => { readonly status: number | null };
};

/**
 * Two ways on Linux, because each is missing somewhere, and what the process starts inherits both: no mapping of memory
 * goes into a dump, whoever takes it, and no dump is made. One byte and not zero: at zero the kernel still hands a dump
 * to a program that collects them (core(5)); at one it does not, and to a file it writes none below a page.
 * To be called before anything secret is in memory; false where neither could be had, as on Windows and macOS.
 */
export function forbidCrashDumps({ process, writeFileSync, spawnSync }: CrashingProcess): boolean {
  const { platform, pid, report } = process;
  if (report !== undefined) {
    report.reportOnFatalError = false;
    report.reportOnSignal = false;
    report.reportOnUncaughtException = false;
  }
  if (platform !== 'linux') return false;
  const limit = ['--pid', String(pid), '--core=1:1'];
  const isLimited = spawnSync('prlimit', limit, { stdio: 'ignore' }).status === 0;
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
    return true;
  } catch {
    return isLimited;
  }
}
