/** A command that asks the platform in an officer's name: its options, and its session from sign-in to sign-out. */
import { resolve } from 'node:path';
import { createPlatformClient, type PlatformClient } from '../platform-client/platform-client.ts';
import { loadDeviceIdentity } from '../services/session/device-identity.ts';
import { prepareDataFolder, usualDataFolder } from './data-folder.ts';
import { readPlatformAddress } from './desk-flags.ts';
import { openLogFile } from './log-file.ts';
import { reachPlatform } from './reach-platform.ts';
import { signInAtPlatform } from './sign-in-at-platform.ts';

export const platformOptions = {
  login: { type: 'string' },
  'password-file': { type: 'string' },
  platform: { type: 'string' },
  data: { type: 'string' },
} as const;

export type PlatformFlags = {
  readonly login: string | null;
  readonly passwordFile: string | null;
  /** Null: this installation's own. */
  readonly platform: string | null;
  readonly dataDir: string;
};

type Written = { readonly [K in keyof typeof platformOptions]?: string | undefined };
type Environment = Readonly<Record<string, string | undefined>>;

/** @throws StartRefusal where the address is none */
export const platformFlagsOf = (
  values: Written,
  env: Environment,
  system: NodeJS.Platform,
): PlatformFlags => ({
  login: values.login ?? null,
  passwordFile: values['password-file'] ?? null,
  platform: readPlatformAddress(values.platform ?? env.DESK_PLATFORM),
  dataDir: values.data === undefined ? usualDataFolder(env, system) : resolve(values.data),
});

/** An import validates, compares and writes two hundred entries in one request; an export fetches as much. */
const requestTimeoutMs = 60_000;

/**
 * Works under a session of its own, at a platform that is started for it where none runs.
 * @throws StartRefusal, BridgeError, and whatever `work` throws
 */
export async function atPlatform<T>(
  flags: PlatformFlags,
  work: (client: PlatformClient, token: string) => Promise<T>,
): Promise<T> {
  await prepareDataFolder(flags.dataDir);
  const { env } = process;
  const log = openLogFile(flags.dataDir, Date.now);
  const platform = await reachPlatform({ ...flags, env, log });
  try {
    const address = () => platform.address;
    const client = createPlatformClient({ address, timeoutMs: requestTimeoutMs, log, now: Date.now });
    const device = await loadDeviceIdentity(flags.dataDir);
    const token = await signInAtPlatform(client, device, { ...flags, env });
    try {
      return await work(client, token);
    } finally {
      // The session would end by itself; the work is done whether or not the platform hears of it.
      await client.signOut(token).catch(() => log.info('command.session-left-open'));
    }
  } finally {
    await platform.leave();
  }
}
