/** A platform of the desk's own, as a child process: for trials and single workstations without an address. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Log } from '../bridge/log.ts';
import { readTextIfPresent, writeDurably } from '../services/storage/durable-file.ts';

export type PlatformEnd = {
  /** What the platform said last on standard error: a sentence for the operator where it refused to start. */
  readonly sentence: string;
  readonly wasReady: boolean;
};

export type OwnPlatform = {
  /** Null until it is ready, and again after it ended. */
  readonly address: () => string | null;
  /** Its address; pending for ever where it ends before it is ready. */
  readonly ready: Promise<string>;
  /** Resolves when it ended without being asked to. */
  readonly failed: Promise<PlatformEnd>;
  /** Asks it to end and waits, also for what is still being written of it. */
  readonly stop: () => Promise<void>;
};

export type OwnPlatformOptions = {
  /** The Node program and its arguments: `[node, src-platform/start.ts, --json]`. */
  readonly command: readonly [string, ...string[]];
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
};

const readyLine = z.looseObject({
  ready: z.literal(true),
  url: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+$/u),
});

/** A database stopped in the middle must recover at the next start, so it gets this long to end, in milliseconds. */
const stopLimitMs = 20_000;

/** The port of this installation's own platform, in a file, so that a command finds the one that runs. */
export const portFileOf = (dataDir: string): string => join(dataDir, 'platform-port');

/** Starts the platform; returns without waiting for it to be ready. */
export async function startOwnPlatform(options: OwnPlatformOptions): Promise<OwnPlatform> {
  const { dataDir, log } = options;
  const portFile = portFileOf(dataDir);
  const child = start(options, await keptPort(portFile));
  const { promise: ready, resolve: becameReady } = Promise.withResolvers<string>();
  const { promise: failed, resolve: becameFailed } = Promise.withResolvers<PlatformEnd>();
  let address: string | null = null;
  let isStopping = false;
  let wasReady = false;
  let kept = Promise.resolve();

  onReady(child, (url) => {
    address = url;
    wasReady = true;
    becameReady(url);
    kept = keepPort(portFile, url).catch(() => log.error('platform.port-not-kept'));
  });
  const lastSentence = followSentences(child.stderr);
  const ended = endOf(child).then((code) => {
    address = null;
    if (isStopping) return;
    log.error('platform.ended', { code: code ?? -1, wasReady });
    becameFailed({ sentence: lastSentence(), wasReady });
  });

  return {
    address: () => address,
    ready,
    failed,
    async stop() {
      isStopping = true;
      // The platform also ends when its input does: that is how it hears of a desk that was killed.
      child.stdin.end();
      child.kill('SIGTERM');
      const limit = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
      await ended;
      clearTimeout(limit);
      await kept;
    },
  };
}

function start({ command, dataDir, env }: OwnPlatformOptions, port: number) {
  const [program, ...args] = command;
  return spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...env,
      PLATFORM_DATA: join(dataDir, 'platform'),
      PLATFORM_PORT: String(port),
      PLATFORM_PARENT: '1',
    },
  });
}

/** The port of this installation's platform while nobody else has it, or 0: any free one, then kept. */
async function keptPort(file: string): Promise<number> {
  const port = Number(await readTextIfPresent(file));
  const isPort = Number.isInteger(port) && port > 0 && port < 65_536;
  return isPort && (await isFree(port)) ? port : 0;
}

function isFree(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const probe = createServer();
  probe.once('error', () => resolve(false));
  probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => probe.close(() => resolve(true)));
  return promise;
}

async function keepPort(file: string, url: string): Promise<void> {
  const { port } = new URL(url);
  if ((await readTextIfPresent(file)) !== `${port}\n`) await writeDurably(file, `${port}\n`);
}

function onReady(child: ChildProcess & { stdout: Readable }, tell: (url: string) => void): void {
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = readyLine.safeParse(parse(line));
    if (said.success) tell(said.data.url);
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Remembers the last line; the log does not get it, because a stack may quote what an officer wrote. */
function followSentences(stderr: Readable): () => string {
  let last = '';
  createInterface({ input: stderr }).on('line', (line) => {
    if (line.trim() !== '') last = line.trim();
  });
  return () => last;
}

/** The exit code, null where it was killed or never started. Waits for the last words too. */
function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('close', (code) => resolve(code));
    child.once('error', () => resolve(null));
    // Writing to a child that is gone must not end the desk.
    child.stdin?.on('error', () => {});
  });
}
