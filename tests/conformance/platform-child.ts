import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./database-process.ts', import.meta.url));

/** A database-process.ts as a child; `lines` grows until the child has ended. */
export type PlatformChild = {
  readonly lines: string[];
  /** Resolves with the first line, past or future, that starts so; rejects when the child ends without it. */
  line(start: string): Promise<string>;
  /** Resolves once `count` lines starting so have come; rejects when the child ends before. */
  lineCount(start: string, count: number): Promise<void>;
  /** Sends the signal and resolves when the child has ended and every line was read. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Resolves when the child has ended by itself and every line was read. */
  ended: Promise<void>;
};

export type ChildOptions = {
  mode: 'hold' | 'write' | 'try';
  dataDir: string;
  user?: { uid: number; gid: number } | undefined;
  /** Milliseconds after which the child is killed. */
  timeout?: number;
};

/** Starts a platform process. */
export function platformChild({ mode, dataDir, user, timeout }: ChildOptions): PlatformChild {
  const child = spawn(process.execPath, [SCRIPT, mode, dataDir], {
    ...user,
    ...(timeout === undefined ? {} : { timeout, killSignal: 'SIGKILL' as const }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const ended = Promise.all([once(child, 'exit'), once(reader, 'close')]).then(() => undefined);

  const lineCount = (start: string, count: number) =>
    new Promise<void>((resolve, reject) => {
      const check = () => {
        if (lines.filter((line) => line.startsWith(start)).length >= count) resolve();
      };
      check();
      reader.on('line', check);
      ended.then(() => reject(new Error(`Ended without "${start}": ${lines.slice(-5).join(' | ')}`)), reject);
    });

  return {
    lines,
    lineCount,
    line: async (start) => {
      await lineCount(start, 1);
      return lines.find((line) => line.startsWith(start)) ?? '';
    },
    end: async (signal) => {
      child.kill(signal);
      await ended;
    },
    ended,
  };
}
