import { spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Loopback } from './loopback.ts';
import { isOwnUser, uidOf } from './peer-user.ts';
import { openEchoLoopback, visit } from './testing/loopback-visitor.ts';

const connection = {
  peer: { address: '127.0.0.1', port: 40_001 },
  own: { address: '127.0.0.1', port: 50_000 },
};
const head =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const row = (from: string, to: string, uid: number) =>
  `   1: ${from} ${to} 01 00000000:00000000 00:00000000 00000000  ${uid}        0 421735 1 000000001fb6744a\n`;
/** Our own end first, as in a real table. */
const tableOf = (uid: number) =>
  head + row('0100007F:C350', '0100007F:9C41', 5) + row('0100007F:9C41', '0100007F:C350', uid);

describe('whose connection it is', () => {
  it('L is the user of the peer’s row, never of our own', () => {
    expect(uidOf(tableOf(1001), connection)).toBe(1001);
    expect(uidOf(head, connection)).toBeNull();
  });

  it('L is found for an IPv6 socket that came to the IPv4 address, and tells addresses of one port apart', () => {
    const mapped = (text: string) => `0000000000000000FFFF0000${text}`;
    const six = head + row(mapped('0100007F:9C41'), mapped('0100007F:C350'), 1001);
    expect(uidOf(six, connection)).toBe(1001);
    const elsewhere = { ...connection, peer: { address: '127.0.0.2', port: 40_001 } };
    expect(uidOf(tableOf(1001), elsewhere)).toBeNull();
  });

  it('L lets in this user, root, and whoever the system says nothing about', () => {
    const own = process.getuid?.() ?? 0;
    expect(isOwnUser(connection, () => tableOf(own))).toBe(true);
    expect(isOwnUser(connection, () => tableOf(0))).toBe(true);
    expect(isOwnUser(connection, () => '')).toBe(true);
    expect(isOwnUser(connection, () => tableOf(own + 1))).toBe(process.getuid === undefined);
  });
});

describe('the loopback door', () => {
  let foreign: number;
  let loopback: Loopback;
  beforeEach(async () => {
    foreign = 0;
    loopback = await openEchoLoopback(() => 0, {
      onForeignUser: () => {
        foreign += 1;
      },
    });
  });
  afterEach(() => loopback.close());

  it('L lets this user in', async () => {
    expect((await visit(loopback).get()).status).toBe(200);
    expect(foreign).toBe(0);
  });

  const isLinuxRoot = process.platform === 'linux' && process.getuid?.() === 0;
  it.skipIf(!isLinuxRoot)('L turns another user away (needs root on Linux to become one)', async () => {
    // It turns into somebody else after it has started, who may not be able to reach its program.
    const script = `process.setgid(65534); process.setuid(65534);
      fetch(process.argv[1]).then((r) => process.exit(r.ok ? 0 : 3), () => process.exit(7))`;
    const child = spawn(process.execPath, ['-e', script, loopback.origin]);
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(7);
    expect(foreign).toBeGreaterThan(0);
  });
});
