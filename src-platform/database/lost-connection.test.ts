import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pooledDatabase } from './pooled-database.ts';

const message = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};
const signedIn = message('R', Buffer.alloc(4));
const ready = message('Z', Buffer.from('I'));
const shuttingDown = message(
  'E',
  Buffer.from('SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'),
);

describe('a server that ends a connection', () => {
  let url: string;
  let closeServer: () => Promise<void>;
  beforeEach(async () => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      // Both in what the client reads at once: the connection is handed out and lost in one turn.
      socket.once('data', () => socket.end(Buffer.concat([signedIn, ready, shuttingDown])));
      socket.on('error', () => undefined);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `postgresql://desk@127.0.0.1:${(server.address() as AddressInfo).port}/desk`;
    closeServer = async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    };
  });
  afterEach(() => closeServer());

  it.each([
    ['a single server', (address: string) => address],
    ['a list of servers', (address: string) => `${address}?target_session_attrs=read-write`],
  ])('S4 fails the question of %s with the reason, and not the whole node', async (_, address) => {
    const said: string[] = [];
    const database = pooledDatabase({
      kind: 'external',
      description: 'a server that stops',
      connectionString: address(url),
      log: (line) => said.push(line),
    });
    await expect(database.query('SELECT 1')).rejects.toThrow(/terminat|closed|not queryable/u);
    await expect(database.transaction((tx) => tx.query('SELECT 1'))).rejects.toThrow(
      /terminat|closed|not queryable/u,
    );
    await database.close();
  });
});
