import { open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

const LARGEST_LOG_BYTES = 10 * 1024 * 1024;
const LARGEST_TAIL_BYTES = 16 * 1024;

/** The server writes here itself, so that its log goes on when the platform is killed. */
export function serverLogPath(homeFolder: string): string {
  return join(homeFolder, 'server.log');
}

/** Keeps one older log once this one is larger than 10 MB. Returns the length to read a start's lines from. */
export async function rotateServerLog(homeFolder: string): Promise<number> {
  const path = serverLogPath(homeFolder);
  const size = await stat(path).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size <= LARGEST_LOG_BYTES) return size;
  await rename(path, `${path}.old`);
  return 0;
}

/** What the server wrote from `offset` on, at most its first 16 KB. */
export async function readServerLog(homeFolder: string, offset: number): Promise<string> {
  const file = await open(serverLogPath(homeFolder), 'r');
  try {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(LARGEST_TAIL_BYTES),
      0,
      LARGEST_TAIL_BYTES,
      offset,
    );
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Why a start failed, judged by what the server wrote. */
export type StartFailure = { kind: 'port-taken' | 'still-in-use' | 'disk-full' | 'other'; reason: string };

/** Reads the untranslated messages of PostgreSQL (the server runs with LC_ALL=C). */
export function explainStartFailure(log: string): StartFailure {
  const reason = log.match(/(?:FATAL|PANIC):\s*(.*)/)?.[1] ?? log.trim().split('\n').at(-1) ?? '';
  if (/could not bind .*Address already in use/.test(log)) return { kind: 'port-taken', reason };
  // Backends of a killed server have not ended yet, or a rival's server is just starting.
  if (/pre-existing shared memory block|lock file .* already exists/.test(log))
    return { kind: 'still-in-use', reason };
  if (/No space left on device/.test(log)) return { kind: 'disk-full', reason };
  return { kind: 'other', reason };
}
