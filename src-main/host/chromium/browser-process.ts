import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

export type BrowserProcess = {
  /** Resolves when it has ended, with its exit code; null when it was killed or could not be started. */
  readonly ended: Promise<number | null>;
  /** Asks the browser to end as if its window had been closed, so that it writes what it holds. */
  readonly quit: () => void;
  /** Ends the browser and every process it started. Safe to call after it ended. */
  readonly kill: () => void;
};

export type StartBrowser = (browser: string, args: readonly string[]) => BrowserProcess;

/** A browser with a pipe to it: nobody else on the machine can speak on it. */
export type PipedBrowser = BrowserProcess & { readonly toBrowser: Writable; readonly fromBrowser: Readable };
export type StartPipedBrowser = (browser: string, args: readonly string[]) => PipedBrowser;

/** Starts a browser in a process group of its own, so that killing it leaves no renderer behind. */
export const startBrowser: StartBrowser = (browser, args) => processOf(launch(browser, args, 'ignore'));

/** The same with `--remote-debugging-pipe` among the arguments: the browser reads from its fourth file and writes to its fifth. */
export const startPipedBrowser: StartPipedBrowser = (browser, args) => {
  const child = launch(browser, args, ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']);
  const [, , , toBrowser, fromBrowser] = child.stdio as unknown as [null, null, null, Writable, Readable];
  // A browser that ends closes its side; who waits for an answer hears of the end itself.
  toBrowser.on('error', () => undefined);
  fromBrowser.on('error', () => undefined);
  return { ...processOf(child), toBrowser, fromBrowser };
};

// The output of a browser is noise, and may quote the address with its launch token.
const launch = (browser: string, args: readonly string[], stdio: StdioOptions): ChildProcess =>
  spawn(browser, args, { detached: process.platform !== 'win32', stdio });

function processOf(child: ChildProcess): BrowserProcess {
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  return { ended, quit: () => void child.kill('SIGTERM'), kill: () => killGroup(child) };
}

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
