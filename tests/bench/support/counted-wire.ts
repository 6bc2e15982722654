/** A wire to the platform that counts what goes over it. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What went by, by the words it began with and the moment on this machine's clock. */
export type Passed = { readonly what: string; readonly at: number };

export type Counted = { readonly up: number; readonly down: number; readonly passed: readonly Passed[] };

/** Requests, first lines of replies, and pokes. */
const words = /^(?:POST|GET|PUT) \S+|^HTTP\/1\.1 \d+|^data: |\r\ndata: /u;

const nothing = (): { up: number; down: number; passed: Passed[] } => ({ up: 0, down: 0, passed: [] });

export type CountedWire = {
  readonly url: string;
  /** Bytes of TCP payload since the last call: up to the platform and down from it. */
  readonly take: () => Counted;
  readonly close: () => Promise<void>;
};

export const openCountedWire = async (platformUrl: string): Promise<CountedWire> => {
  const target = new URL(platformUrl);
  const open = new Set<Socket>();
  let counted = nothing();
  const note = (bytes: Buffer) => {
    const [what] = words.exec(bytes.toString('latin1', 0, 200)) ?? [];
    if (what !== undefined) counted.passed.push({ what: what.trim(), at: Date.now() });
  };
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
      note(bytes);
      outer.write(bytes);
    });
    outer.on('data', (bytes) => {
      counted.down += bytes.length;
      note(bytes);
      inner.write(bytes);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = counted;
      counted = nothing();
      return taken;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
