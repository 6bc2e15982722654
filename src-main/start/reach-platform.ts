/** A platform to talk to for the length of a command: the one named, the one running, or one started for it. */
import { join } from 'node:path';
import type { Log } from '../bridge/log.ts';
import { createPlatformClient } from '../platform-client/platform-client.ts';
import { readTextIfPresent } from '../services/storage/durable-file.ts';
import { portFileOf, startOwnPlatform } from './own-platform.ts';
import { programFolders } from './program-folders.ts';
import { StartRefusal } from './start-refusal.ts';

export type ReachedPlatform = {
  readonly address: string;
  /** Ends the platform where it was started for this. */
  readonly leave: () => Promise<void>;
};

export type Reaching = {
  /** Null: this installation's own. */
  readonly platform: string | null;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
};

/** @throws StartRefusal where our own platform does not start */
export async function reachPlatform(reaching: Reaching): Promise<ReachedPlatform> {
  const { platform, dataDir, log } = reaching;
  if (platform !== null) return { address: platform, leave: async () => {} };
  const running = await runningPlatform(dataDir, log);
  if (running !== null) return { address: running, leave: async () => {} };
  return startForNow(reaching);
}

/** The platform of a desk that is open on this data folder, or null. */
async function runningPlatform(dataDir: string, log: Log): Promise<string | null> {
  const port = Number(await readTextIfPresent(portFileOf(dataDir)));
  if (!Number.isInteger(port) || port <= 0 || port > 65_535) return null;
  const address = `http://127.0.0.1:${port}`;
  const client = createPlatformClient({ address: () => address, timeoutMs: 5_000, log, now: Date.now });
  return client.health().then(
    () => address,
    () => null,
  );
}

async function startForNow({ dataDir, env, log }: Reaching): Promise<ReachedPlatform> {
  const { root } = programFolders(import.meta.dirname);
  const command = [process.execPath, join(root, 'src-platform', 'start.ts'), '--json'] as const;
  const own = await startOwnPlatform({ command, dataDir, env, log });
  const outcome = await Promise.race([own.ready, own.failed]);
  if (typeof outcome === 'string') return { address: outcome, leave: own.stop };
  throw new StartRefusal(outcome.sentence === '' ? '本机共享平台没有启动成功。' : outcome.sentence);
}
