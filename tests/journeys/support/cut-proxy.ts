/** A wire to the platform that the test can cut and mend: TCP in, TCP out, nothing looked at. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Wire = {
  /** Address to give the desk instead of the platform's. */
  readonly url: string;
  cut(): void;
  /** From now on what comes from the platform comes so many milliseconds later. */
  slow(milliseconds: number): void;
  mend(): void;
  /** From now on the wire leads somewhere else. */
  lead(url: string): void;
  close(): Promise<void>;
};

export const openWire = async (platformUrl: string): Promise<Wire> => {
  let target = new URL(platformUrl);
  const open = new Set<Socket>();
  let whole = true;
  let delay = 0;
  const server = createServer((inner) => {
    if (!whole) {
      inner.destroy();
      return;
    }
    const outer = connect(Number(target.port), target.hostname);
    for (const socket of [inner, outer]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        inner.destroy();
        outer.destroy();
      });
    }
    inner.pipe(outer);
    outer.on('data', (bytes) => {
      if (delay === 0) inner.write(bytes);
      else setTimeout(() => inner.writable && inner.write(bytes), delay);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cutAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      whole = false;
      cutAll();
    },
    slow: (milliseconds) => {
      delay = milliseconds;
    },
    mend: () => {
      whole = true;
    },
    lead: (url) => {
      target = new URL(url);
      cutAll();
    },
    close: async () => {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
};
