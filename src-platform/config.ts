/** The only reader of the environment. */
import { isIP } from 'node:net';
import { resolve } from 'node:path';

export type Config = {
  /** Address to listen on. Plain HTTP: put a TLS gateway in front before binding beyond this machine. */
  readonly host: string;
  /** 0 asks for any free port. */
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** Streaming copies of that database, for reading. */
  readonly replicaUrl: string | undefined;
  /** Load the demonstration into an empty database. */
  readonly demonstration: boolean;
  /** Gateways in front, whose word on where a request came from is believed: addresses or CIDR blocks. */
  readonly proxies: readonly string[];
  /** Stop when standard input closes: set by a desk that started this platform. */
  readonly endsWithParent: boolean;
};

export class ConfigError extends Error {}

/** Set but empty is not set: an empty address would mean every address of this machine. */
const given = (text: string | undefined): string | undefined =>
  text?.trim() === '' ? undefined : text?.trim();

const readPort = (text = '8790'): number => {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535) throw new ConfigError(`PLATFORM_PORT 不是有效的端口号：${text}`);
  return port;
};

const isBlock = (text: string): boolean => {
  const [address = '', bits = '0', ...rest] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/u.test(bits) && Number(bits) <= most;
};

const readProxies = (text = ''): readonly string[] => {
  const blocks = text.split(',').flatMap((each) => given(each) ?? []);
  const wrong = blocks.find((block) => !isBlock(block));
  if (wrong !== undefined) throw new ConfigError(`PLATFORM_PROXIES 不是有效的地址或网段：${wrong}`);
  return blocks;
};

/** Throws {@link ConfigError} with a sentence for the operator. */
export const readConfig = (environment: NodeJS.ProcessEnv = process.env): Config => ({
  host: given(environment.PLATFORM_HOST) ?? '127.0.0.1',
  port: readPort(given(environment.PLATFORM_PORT)),
  dataDir: resolve(given(environment.PLATFORM_DATA) ?? '.data/platform'),
  databaseUrl: given(environment.DATABASE_URL),
  replicaUrl: given(environment.DATABASE_REPLICA_URL),
  proxies: readProxies(environment.PLATFORM_PROXIES),
  demonstration: environment.PLATFORM_DEMONSTRATION !== '0',
  endsWithParent: environment.PLATFORM_PARENT === '1',
});
