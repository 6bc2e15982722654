/**
 * Crash dumps off: what a program holds in memory (keys, PINs, rows) must not lie on a disk because it crashed.
 * Decision 0029 says what can be switched off where, and what cannot.
 */

/** The process as far as it is needed, from `node:process`, `node:fs` and `node:child_process`. */
export type CrashingProcess = {
  readonly platform: string;
  readonly pid: number;
  /** Node's diagnostic reports; Electron may have none. */
  readonly report?:
    | { reportOnFatalError: boolean; reportOnSignal: boolean; reportOnUncaughtException: boolean }
    | undefined;
  /** @throws where it cannot */
  readonly writeFile: (path: string, text: string) => void;
  /** Runs a program of the system to its end; true where it is there and succeeded. */
  readonly run: (command: string, args: readonly string[]) => boolean;
};

/**
 * Two ways on Linux, because each is missing somewhere, and what the process starts inherits both: no mapping of memory
 * goes into a dump, whoever takes it, and no dump is made. One byte and not zero: at zero the kernel still hands a dump
 * to a program that collects them (core(5)); at one it does not, and to a file it writes none below a page.
 * False where neither could be had, as on Windows and macOS.
 */
export function forbidCrashDumps({ platform, pid, report, writeFile, run }: CrashingProcess): boolean {
  if (report !== undefined) {
    report.reportOnFatalError = false;
    report.reportOnSignal = false;
    report.reportOnUncaughtException = false;
  }
  if (platform !== 'linux') return false;
  const isLimited = run('prlimit', ['--pid', String(pid), '--core=1:1']);
  try {
    writeFile('/proc/self/coredump_filter', '0');
    return true;
  } catch {
    return isLimited;
  }
}
