/**
 * Whose process stands at the other end of a loopback connection. A launch token and the address of a paper being
 * printed stand on a browser's command line, which other users of the machine can read; so the door asks not only
 * what a visitor knows but who they are, where the system tells (Linux).
 */
import { readFileSync } from 'node:fs';

/** One end of a connection: dotted IPv4 address and port. */
export type End = { readonly address: string; readonly port: number };
export type Connection = { readonly peer: End; readonly own: End };

const root = 0;
const tables = ['/proc/net/tcp', '/proc/net/tcp6'] as const;

/** False where the system says that the peer is another user's; root may read this process anyway. */
export function isOwnUser(connection: Connection, readTable = readProcTable): boolean {
  const own = process.getuid?.();
  if (own === undefined) return true;
  const uid = tables.map((path) => uidOf(readTable(path), connection)).find((found) => found !== null);
  // A system that does not tell (not Linux, or a hardened /proc) leaves the door to token and secret.
  return uid === undefined || uid === null || uid === own || uid === root;
}

/**
 * The user id of the peer's socket in the text of /proc/net/tcp or tcp6, or null. Only the row whose local end is
 * the peer's counts: the other row of the pair is our own socket. An IPv6 socket reaches 127.0.0.1 as ::ffff:127.0.0.1.
 */
export function uidOf(table: string, { peer, own }: Connection): number | null {
  const [local, remote] = [hexOf(peer), hexOf(own)];
  for (const line of table.split('\n')) {
    const [, from, to, , , , , uid] = line.trim().split(/\s+/u);
    if (from?.endsWith(local) && to?.endsWith(remote)) return Number(uid);
  }
  return null;
}

/** As the kernel prints it: the address as one little-endian word, the port as a number. */
function hexOf({ address, port }: End): string {
  const bytes = address.split('.').map(Number).toReversed();
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex}:${port.toString(16).padStart(4, '0')}`.toUpperCase();
}

function readProcTable(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
