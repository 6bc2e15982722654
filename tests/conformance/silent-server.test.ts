/** A server that loses its power or its cable says nothing more, and ends no connection. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../src-platform/database/open-database.ts';
import { isTemporary } from '../../src-platform/database/temporary-failure.ts';
import { withLedger } from '../../src-platform/ledger/ledger.ts';
import { postgresServers, serverTitle } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';

/** A line to a server that may go black: what is sent is taken, and nothing ever comes. */
const openLine = async ({ hostname, port }: URL) => {
  let black = false;
  let taken = 0;
  const sockets = new Set<Socket>();
  const line = createServer((near) => {
    const far = connect(Number(port), hostname);
    taken += 1;
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('data', (bytes) => {
        if (!black) to.write(bytes);
      });
      from.on('close', () => to.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(line, 'listening');
  return {
    port: (line.address() as AddressInfo).port,
    /** How many connections were made over it. */
    taken: () => taken,
    goBlack: () => {
      black = true;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      line.close();
    },
  };
};

const server = postgresServers.find(({ missing }) => missing === undefined);
const title = server === undefined ? 'a silent server (SKIPPED: there is no server)' : serverTitle(server);

describe.skipIf(server === undefined)(`a silent server before ${title}`, () => {
  let direct: Database;
  let node: Database;
  let line: Awaited<ReturnType<typeof openLine>>;
  let stop: () => Promise<void>;
  beforeEach(async () => {
    if (server === undefined) return;
    const open = await openDemonstration(server);
    direct = open.database;
    const address = new URL(direct.connectionString);
    line = await openLine(address);
    const list = `${address.protocol}//${address.username}:${address.password}@127.0.0.1:${line.port},${address.host}${address.pathname}?target_session_attrs=read-write`;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    node = await openDatabase({ databaseUrl: list, dataDir: '', log: () => undefined });
    stop = async () => {
      line.close();
      await node.close();
      vi.useRealTimers();
      await open.stop();
    };
  });
  afterEach(() => stop());

  const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
  /** The real servers' own time, in which none of the node's passes. */
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await turn();
  };
  /** The node tries the silent server again, in vain, and goes on to the next. */
  const tryInVain = async (before: number): Promise<void> => {
    while (line.taken() === before) {
      await pass(0.001);
      await turn();
    }
    await pass(5);
  };

  it('S4 fails every question and every act within the time a statement may take, and the next server is asked', async () => {
    const outcomes: string[] = [];
    const note = (asked: Promise<unknown>): void =>
      void asked.then(
        () => outcomes.push('answered'),
        (error) => outcomes.push(isTemporary(error) ? 'busy' : String(error)),
      );
    await Promise.all(Array.from({ length: 10 }, () => node.query('SELECT pg_sleep(0.05)')));
    line.goBlack();
    for (let count = 0; count < 5; count += 1) {
      note(node.query('SELECT 1'));
      note(withLedger(node, async ({ tx }) => tx.query('SELECT 1')));
    }
    const before = line.taken();
    await pass(35);
    expect(outcomes).toEqual(Array(10).fill('busy'));
    note(node.query('SELECT 1'));
    await tryInVain(before);
    await until(() => outcomes.length > 10);
    expect(outcomes.at(-1)).toBe('answered');
  });

  it('S12 is noticed by whoever only listens: what is told by the next server is heard', async () => {
    const channel = 'silent_test';
    const heard: string[] = [];
    await node.listen(channel, (message) => heard.push(message));
    const before = line.taken();
    line.goBlack();
    await pass(20);
    await tryInVain(before);
    await until(() => heard.length > 0);
    await direct.query(`SELECT pg_notify($1, 'told')`, [channel]);
    await until(() => heard.length > 1);
    expect(heard).toEqual(['', 'told']);
  });
});
