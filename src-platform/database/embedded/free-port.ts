import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** `preferred` when it is free on 127.0.0.1 at this moment, otherwise any free port. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined) {
    const port = await bindable(preferred);
    if (port !== undefined) return port;
  }
  const port = await bindable(0);
  if (port === undefined) throw new Error('No port is free on 127.0.0.1.');
  return port;
}

async function bindable(port: number): Promise<number | undefined> {
  const server = createServer().listen({ host: '127.0.0.1', port, exclusive: true });
  try {
    await once(server, 'listening');
  } catch {
    return undefined;
  }
  const { port: bound } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return bound;
}
