import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What stands on a command line; null where it holds options nobody knows, or one without its value. */
export const parseFlags = <T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> | null => {
  try {
    return parseArgs(config);
  } catch {
    return null;
  }
};
