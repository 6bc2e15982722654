/** The only reader of the environment. */
import { resolve } from 'node:path';

export type Config = {
  /** Address to listen on. Plain HTTP: put a TLS gateway in front before binding beyond this machine. */
  readonly host: string;
  /** 0 asks for any free port. */
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** Load the demonstration into an empty database. */
  readonly demonstration: boolean;
  /** Stop when standard input closes: set by a desk that started this platform. */
  readonly endsWithParent: boolean;
};

export class ConfigError extends Error {}

const readPort = (text: string | undefined): number => {
  const port = Number(text ?? 8790);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigError(`PLATFORM_PORT 不是有效的端口号：${text}`);
  }
  return port;
};

/** Throws {@link ConfigError} with a sentence for the operator. */
export const readConfig = (environment: NodeJS.ProcessEnv = process.env): Config => ({
  host: environment.PLATFORM_HOST ?? '127.0.0.1',
  port: readPort(environment.PLATFORM_PORT),
  dataDir: resolve(environment.PLATFORM_DATA ?? '.data/platform'),
  databaseUrl: environment.DATABASE_URL === '' ? undefined : environment.DATABASE_URL,
  demonstration: environment.PLATFORM_DEMONSTRATION !== '0',
  endsWithParent: environment.PLATFORM_PARENT === '1',
});
