/** A wire to the platform that counts what goes over it. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type CountedWire = {
  readonly url: string;
  /** Bytes of TCP payload since the last call: up to the platform and down from it. */
  readonly take: () => { readonly up: number; readonly down: number };
  readonly close: () => Promise<void>;
};

export const openCountedWire = async (platformUrl: string): Promise<CountedWire> => {
  const target = new URL(platformUrl);
  const open = new Set<Socket>();
  let counted = { up: 0, down: 0 };
  const server = createServer((inner) => {
    const outer = connect(Number(target.port), target.hostname);
    for (const socket of [inner, outer]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        inner.destroy();
        outer.destroy();
      });
    }
    inner.on('data', (bytes) => {
      counted.up += bytes.length;
      outer.write(bytes);
    });
    outer.on('data', (bytes) => {
      counted.down += bytes.length;
      inner.write(bytes);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = counted;
      counted = { up: 0, down: 0 };
      return taken;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
