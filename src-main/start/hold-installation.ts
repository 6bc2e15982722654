import { createServer } from 'node:net';
import { BridgeError } from '#shared/contract/service.ts';
import { openOnInstallationPort } from '../host/chromium/installation-port.ts';
import { StartRefusal } from './start-refusal.ts';

/**
 * Takes the installation's port without serving on it. Behind Electron nothing needs the port, but the Chromium door
 * on the same data folder does: two desks must never write one journal.
 * @returns lets go of it @throws StartRefusal where another desk holds it
 */
export async function holdInstallation(dataDir: string): Promise<() => Promise<void>> {
  return openOnInstallationPort(dataDir, hold).catch((error: unknown) => {
    if (!(error instanceof BridgeError) || error.code !== 'loopback.port-taken') throw error;
    throw new StartRefusal('同一数据文件夹上的工作台已在运行，请先关闭它。');
  });
}

async function hold(port: number): Promise<() => Promise<void>> {
  const { promise, resolve, reject } = Promise.withResolvers<() => Promise<void>>();
  const server = createServer((socket) => socket.destroy());
  server.once('error', () => reject(new BridgeError('loopback.port-taken', `本机端口 ${port} 已被占用。`)));
  server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
    resolve(() => new Promise((closed) => server.close(() => closed())));
  });
  return promise;
}
