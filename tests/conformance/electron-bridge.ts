import { EventEmitter } from 'node:events';
import { vi } from 'vitest';
import { createElectronHost } from '../../src-main/host/electron/electron-host.ts';
import { createFakeElectron, ownFrame } from '../../src-main/host/electron/testing/fake-electron.ts';
import { realAfter } from '../../src-main/host/timers.ts';
import { createElectronPipe, type DeskDoor } from '../../src-renderer/bridge/electron-pipe.ts';
import type { OpenBridge } from './bridge.ts';
import { openNotebook } from './notebook-main.ts';

/** The Electron door from end to end, the real preload included; only Electron itself is the fake. */
export async function openElectronBridge(): Promise<OpenBridge> {
  const fake = createFakeElectron();
  const host = await createElectronHost({
    ...openNotebook(),
    electron: fake.api,
    platform: 'linux',
    preload: '/preload.cjs',
    devTools: false,
    assets: { answer: async () => ({ status: 200, headers: {}, body: new Uint8Array() }) },
    papers: { get: () => undefined },
    after: realAfter,
  });
  await host.openWindow();

  const ipcRenderer = Object.assign(new EventEmitter(), {
    invoke: (channel: string, text: unknown) => fake.invoke(channel, ownFrame, text),
  });
  const contents = fake.windows[0]?.webContents;
  if (contents !== undefined) contents.onSend = (channel, text) => ipcRenderer.emit(channel, {}, text);
  const desk = await runPreload(ipcRenderer);
  return { pipe: createElectronPipe(desk), close: () => host.close() };
}

async function runPreload(ipcRenderer: EventEmitter): Promise<DeskDoor> {
  const { promise, resolve } = Promise.withResolvers<DeskDoor>();
  vi.resetModules();
  vi.doMock('electron', () => ({
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (_name: string, desk: DeskDoor) => resolve(desk) },
  }));
  await import('../../src-main/preload.ts');
  return promise;
}
