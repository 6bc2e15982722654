import { type ChildProcess, spawn } from 'node:child_process';

export type BrowserProcess = {
  /** Resolves when it has ended, with its exit code; null when it was killed or could not be started. */
  readonly ended: Promise<number | null>;
  /** Asks the browser to end as if its window had been closed, so that it writes what it holds. */
  readonly quit: () => void;
  /** Ends the browser and every process it started. Safe to call after it ended. */
  readonly kill: () => void;
};

export type StartBrowser = (browser: string, args: readonly string[]) => BrowserProcess;

/** Starts a browser in a process group of its own, so that killing it leaves no renderer behind. */
export const startBrowser: StartBrowser = (browser, args) => {
  // The output of a browser is noise, and may quote the address with its launch token.
  const child = spawn(browser, args, { detached: process.platform !== 'win32', stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  return { ended, quit: () => void child.kill('SIGTERM'), kill: () => killGroup(child) };
};

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // It ended between the check and the signal.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
