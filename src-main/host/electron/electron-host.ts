import type { BrowserWindow } from 'electron';
import { serveElectronBridge } from '../../bridge/electron-ipc.ts';
import type { EventHub } from '../../bridge/event-hub.ts';
import type { AnswerText } from '../../bridge/text-frames.ts';
import type { Host } from '../host.ts';
import type { PaperShelf } from '../paper-shelf.ts';
import type { After } from '../timers.ts';
import type { WindowAssets } from '../window-assets.ts';
import { appOrigin, serveAppScheme } from './app-scheme.ts';
import type { ElectronApi } from './electron-api.ts';
import { denyPermissions, guardAllPages } from './guards.ts';
import { onAway } from './on-away.ts';
import { printPaper } from './print-paper.ts';
import { createSealing } from './sealing.ts';
import { deskWindowOptions, type WindowSetting } from './window-options.ts';

export type ElectronHostOptions = WindowSetting & {
  readonly electron: ElectronApi;
  readonly platform: NodeJS.Platform;
  readonly assets: WindowAssets;
  readonly answer: AnswerText;
  readonly subscribe: EventHub<never>['subscribe'];
  readonly papers: PaperShelf;
  readonly after: After;
};

/**
 * The Electron door. Call after `registerAppScheme` (before ready) and `app.whenReady()`, and only where
 * `claimSingleInstance` said yes.
 */
export async function createElectronHost(options: ElectronHostOptions): Promise<Host> {
  const { electron } = options;
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  let window: BrowserWindow | null = null;

  denyPermissions(electron.session.defaultSession);
  const stopGuarding = guardAllPages(electron, appOrigin);
  serveAppScheme(electron, options.assets);
  const stopBridge = serveElectronBridge({
    ...options,
    ipc: electron.ipcMain,
    origin: appOrigin,
    sendToWindow: (channel, text) => window?.webContents.send(channel, text),
  });

  return {
    kind: 'electron',
    url: `${appOrigin}/`,
    closed,
    sealing: await createSealing(electron, options.platform),
    onAway: (listener) => onAway(electron, listener),
    async clearWindowStorage() {
      await electron.session.defaultSession.clearStorageData();
      return 'now';
    },
    printPdf: (paperPath) => printPaper(options, paperPath),
    // A window that prints is there at once.
    paperSeen: () => undefined,
    async openWindow() {
      if (window !== null) return bringToFront(window);
      window = createDeskWindow(options);
      window.on('closed', () => {
        window = null;
        resolve();
      });
      await window.loadURL(`${appOrigin}/`);
    },
    async close() {
      stopBridge();
      stopGuarding();
      electron.protocol.unhandle('app');
      window?.destroy();
      resolve();
    },
  };
}

function createDeskWindow(options: ElectronHostOptions): BrowserWindow {
  const window = new options.electron.BrowserWindow(deskWindowOptions(options));
  window.once('ready-to-show', () => window.show());
  return window;
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
