/** A session at the platform for a command. */
import { readFile } from 'node:fs/promises';
import { protocolVersion } from '#shared/protocol/version.ts';
import type { PlatformClient } from '../platform-client/platform-client.ts';
import type { DeviceIdentity } from '../services/session/device-identity.ts';
import { StartRefusal } from './start-refusal.ts';

/** The demonstration's management administrator, who may import for any department; printed in the README. */
const demonstrationAccount = { login: 'zwxx.zhao', password: 'Xinzhou-Demo-2026' } as const;

export type Credentials = {
  readonly login: string | null;
  readonly passwordFile: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** The session's token. @throws StartRefusal where login or password is missing; BridgeError as the client */
export async function signInAtPlatform(
  client: Pick<PlatformClient, 'signIn' | 'seal'>,
  device: DeviceIdentity,
  credentials: Credentials,
): Promise<string> {
  const account = await accountOf(client, credentials);
  return (await client.signIn({ protocol: protocolVersion, ...account, device })).token;
}

async function accountOf(client: Pick<PlatformClient, 'seal'>, { login, passwordFile, env }: Credentials) {
  const password = passwordFile === null ? env.DESK_PASSWORD : await firstLine(passwordFile);
  if (login !== null && password) return { login, password };
  if (login === null && !password && (await client.seal()).demonstration) return demonstrationAccount;
  throw new StartRefusal('请用 --login 给出登录名，并用 --password-file 或环境变量 DESK_PASSWORD 给出口令。');
}

async function firstLine(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new StartRefusal(`口令文件 ${file} 不存在或不能读取。`);
  });
  return text.split(/\r?\n/u, 1)[0] ?? '';
}
