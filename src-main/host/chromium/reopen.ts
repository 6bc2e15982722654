import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Loopback } from '../../bridge/loopback.ts';
import { reopenPath } from '../../bridge/loopback-http.ts';

const fileName = 'loopback-reopen';

/**
 * Lets a second start of the program ask this one for a window. What it must show is a 256-bit secret in a file
 * that only this user can read, and that is new with every start: shown to a stranger who took the port after we
 * ended, it opens nothing.
 * @returns removes the file again
 */
export async function acceptReopen(
  dataDir: string,
  loopback: Loopback,
  openWindow: () => void,
): Promise<() => Promise<void>> {
  const file = join(dataDir, fileName);
  const secret = randomBytes(32).toString('base64url');
  await rm(file, { force: true });
  await writeFile(file, JSON.stringify({ origin: loopback.origin, secret }), { mode: 0o600, flag: 'wx' });
  loopback.onReopen((shown) => {
    if (!timingSafeEqual(digestOf(shown), digestOf(secret))) return false;
    openWindow();
    return true;
  });
  return () => rm(file, { force: true });
}

/** Asks the instance that runs on this data folder for a window. False when none answers as ours. */
export async function askToReopen(dataDir: string): Promise<boolean> {
  const text = await readFile(join(dataDir, fileName), 'utf8').catch(() => null);
  const { origin, secret } = readNote(text);
  if (origin === undefined || secret === undefined) return false;
  return (await post(`${origin}${reopenPath}`, origin, JSON.stringify({ secret }))) === 204;
}

function readNote(text: string | null): { origin?: string; secret?: string } {
  try {
    const note = JSON.parse(text ?? '{}');
    return /^http:\/\/127\.0\.0\.1:\d+$/.test(note.origin) && typeof note.secret === 'string' ? note : {};
  } catch {
    return {};
  }
}

/** The status, or 0 when nobody answered. node:http, because fetch does not let a program name its origin. */
function post(url: string, origin: string, body: string): Promise<number> {
  return new Promise((resolve) => {
    const headers = { origin, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const asked = request(url, { method: 'POST', headers, agent: false, timeout: 5000 }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(0));
    asked.end(body);
  });
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
