import { randomInt } from 'node:crypto';
import type { Server } from 'node:net';

/**
 * Listens on 127.0.0.1 above what Linux draws for connections and for those who ask for any port: a port given up
 * here stays free, whatever else runs beside the test.
 */
export function listenUndrawn(server: Server): Promise<number> {
  const port = randomInt(61_000, 65_536);
  return new Promise((resolve) => {
    const tryAnother = () => resolve(listenUndrawn(server));
    server.once('error', tryAnother);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', tryAnother);
      resolve(port);
    });
  });
}
