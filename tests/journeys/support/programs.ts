/** The product's own programs as children: the platform, and desks behind the door without a window. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundleProgram } from '../../setup/bundle-program.ts';
import { copyDemonstration } from './demonstration-copies.ts';
import { onJourneyClock } from './journey-clock.ts';

/** Where Playwright's setup leaves the bundles for the workers; without them the programs start from their sources. */
const bundles = { platform: 'JOURNEY_PLATFORM_BUNDLE', desk: 'JOURNEY_DESK_BUNDLE' } as const;
const sources = { platform: 'src-platform/start.ts', desk: 'src-main/start/desk-window.ts' } as const;

const programOf = (which: keyof typeof sources): string => process.env[bundles[which]] ?? sources[which];

/** Once before all journeys. That both start from their sources is proven by the small disk's journey and the suites. */
export const bundlePrograms = async (): Promise<void> => {
  for (const which of ['platform', 'desk'] as const)
    process.env[bundles[which]] = await bundleProgram(sources[which]);
};

export type Program = {
  /** What the program said in its one line when it was ready. */
  readonly ready: { readonly url: string; readonly platform?: string };
  readonly folder: string;
  readonly pid: number;
  /** Asks it to end, waits, and removes its folder; the exit code. */
  stop(): Promise<number | null>;
};

const readyLine = async (child: ChildProcess): Promise<Program['ready']> => {
  if (child.stdout === null) throw new Error('no stdout');
  for await (const line of createInterface({ input: child.stdout }))
    return JSON.parse(line) as Program['ready'];
  throw new Error('the program ended before it was ready');
};

const start = async (
  args: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<Program> => {
  const child = spawn(process.execPath, [...args], {
    env: { ...process.env, NODE_OPTIONS: onJourneyClock, DATABASE_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const ready = await readyLine(child);
  child.stdout?.resume();
  return {
    ready,
    folder,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = (await exit) as [number | null];
      return code;
    },
  };
};

export const freshFolder = (name: string): string => mkdtempSync(join(tmpdir(), `desk-${name}-`));

/** A platform over a copy of the demonstration, gone with it. */
export const startPlatform = async (): Promise<Program & { readonly databaseUrl: string }> => {
  const folder = freshFolder('platform');
  const database = await copyDemonstration(folder);
  const program = await startPlatformIn(folder, database.url);
  return {
    ...program,
    databaseUrl: database.url,
    stop: async () => {
      const code = await program.stop();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
};

/** A platform on a folder that outlives it, over an existing database; '' makes one of its own in the folder. */
export const startPlatformIn = (folder: string, databaseUrl: string): Promise<Program> =>
  start([programOf('platform'), '--json'], folder, {
    PLATFORM_PORT: '0',
    PLATFORM_DATA: folder,
    DATABASE_URL: databaseUrl,
  });

/** A workstation on a folder of its own, talking to the platform at that address. */
export const startDesk = async (name: string, platformUrl: string): Promise<Program> => {
  const folder = freshFolder(name);
  const program = await startDeskIn(folder, platformUrl);
  return {
    ...program,
    stop: async () => {
      const code = await program.stop();
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
};

/** The same on a folder that outlives it. */
export const startDeskIn = async (folder: string, platformUrl: string): Promise<Program> => {
  const args = [programOf('desk'), '--door', 'none', '--json', '--data', folder, '--platform', platformUrl];
  return start(args, folder, {});
};
