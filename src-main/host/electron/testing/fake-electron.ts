import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  IpcMain,
  Protocol,
  SafeStorage,
  Session,
  Shell,
} from 'electron';
import type { SenderFrame } from '../../../bridge/electron-ipc.ts';
import type { ElectronApi } from '../electron-api.ts';
import { FakeWindow } from './fake-window.ts';

type Handler = (call: never, ...args: unknown[]) => unknown;
type PermissionHandlers = Partial<Record<PermissionSetter, (...args: never[]) => unknown>>;
type PermissionSetter =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler';

/** What a test sets and sees of the fake beside the API itself. */
export type FakeElectron = {
  readonly api: ElectronApi;
  readonly app: EventEmitter & { holdsLock: boolean };
  /** Of Chromium's command line, in the order they came. */
  readonly switches: string[];
  readonly windows: FakeWindow[];
  readonly schemes: CustomScheme[];
  readonly openedLinks: string[];
  readonly permissions: PermissionHandlers;
  /** Emits `lock-screen` and `suspend`. */
  readonly powerMonitor: EventEmitter;
  /** How often all storage of the window was cleared. */
  readonly cleared: { times: number };
  readonly sealing: { isAvailable: boolean; backend: ReturnType<SafeStorage['getSelectedStorageBackend']> };
  readonly channels: () => string[];
  /** Calls main as a page would, from the given frame. */
  readonly invoke: (channel: string, frame: SenderFrame | null, text: unknown) => Promise<unknown>;
  /** From now on no window ever finishes loading. */
  readonly stallLoading: () => void;
  /** Asks the handler of the app scheme. */
  readonly fetch: (url: string, method?: string) => Promise<Response>;
};

export const ownFrame: SenderFrame = {
  url: 'app://desk/',
  parent: null,
  detached: false,
  isDestroyed: () => false,
};

/** Electron's main-process module as far as the host uses it; every part has the type of the real one. */
export function createFakeElectron(): FakeElectron {
  const windows: FakeWindow[] = [];
  let isStalled = false;
  const switches: string[] = [];
  const app = Object.assign(new EventEmitter(), {
    commandLine: { appendSwitch: (name: string) => void switches.push(name) },
    holdsLock: true,
    requestSingleInstanceLock: () => app.holdsLock,
  });
  const { protocol, schemes, fetch } = fakeProtocol();
  const { ipcMain, handlers } = fakeIpc();
  const { session, permissions, cleared } = fakeSession();
  const powerMonitor = new EventEmitter();
  const { shell, openedLinks } = fakeShell();
  const { safeStorage, sealing } = fakeSafeStorage();

  function newWindow(options: BrowserWindowConstructorOptions): FakeWindow {
    const window = new FakeWindow(options, (url) => (isStalled ? new Promise(() => {}) : fetch(url)));
    windows.push(window);
    app.emit('web-contents-created', {}, window.webContents);
    return window;
  }

  const parts = {
    app,
    protocol,
    ipcMain,
    shell,
    safeStorage,
    powerMonitor,
    session: { defaultSession: session },
    BrowserWindow: newWindow,
  };
  return {
    api: parts as unknown as ElectronApi,
    app,
    switches,
    windows,
    schemes,
    openedLinks,
    permissions,
    powerMonitor,
    cleared,
    sealing,
    fetch,
    stallLoading: () => {
      isStalled = true;
    },
    channels: () => [...handlers.keys()],
    async invoke(channel, frame, text) {
      const handler = handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      return handler({ senderFrame: frame } as never, text);
    },
  };
}

function fakeProtocol() {
  const schemes: CustomScheme[] = [];
  let answer: ((request: Request) => Response | Promise<Response>) | null = null;
  const protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle'> = {
    registerSchemesAsPrivileged: (added) => void schemes.push(...added),
    handle: (_scheme, handler) => {
      answer = handler as typeof answer;
    },
    unhandle: () => {
      answer = null;
    },
  };
  const fetch = async (url: string, method = 'GET') => {
    if (answer === null) throw new Error('ERR_UNKNOWN_URL_SCHEME');
    // A plain record: the constructor of Request would fold `..` away before the handler sees it.
    return answer({ url, method } as Request);
  };
  return { protocol, schemes, fetch };
}

function fakeIpc() {
  const handlers = new Map<string, Handler>();
  const ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'> = {
    handle(channel, listener) {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      handlers.set(channel, listener as Handler);
    },
    removeHandler: (channel) => void handlers.delete(channel),
  };
  return { ipcMain, handlers };
}

function fakeSession() {
  const permissions: PermissionHandlers = {};
  const remember = (name: PermissionSetter) => (handler: ((...args: never[]) => unknown) | null) => {
    permissions[name] = handler ?? (() => true);
  };
  const cleared = { times: 0 };
  const session: Pick<Session, PermissionSetter | 'clearStorageData'> = {
    clearStorageData: async () => {
      cleared.times += 1;
    },
    setPermissionRequestHandler: remember('setPermissionRequestHandler'),
    setPermissionCheckHandler: remember('setPermissionCheckHandler'),
    setDevicePermissionHandler: remember('setDevicePermissionHandler'),
    setDisplayMediaRequestHandler: remember('setDisplayMediaRequestHandler'),
  };
  return { session, permissions, cleared };
}

function fakeShell() {
  const openedLinks: string[] = [];
  const shell: Pick<Shell, 'openExternal'> = { openExternal: async (url) => void openedLinks.push(url) };
  return { shell, openedLinks };
}

/** Turns every byte over: enough to see that sealed is not plain and that opening is the way back. */
function fakeSafeStorage() {
  const sealing: FakeElectron['sealing'] = { isAvailable: true, backend: 'gnome_libsecret' };
  const turn = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0xff));
  const safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
  > = {
    isAsyncEncryptionAvailable: async () => sealing.isAvailable,
    getSelectedStorageBackend: () => sealing.backend,
    encryptStringAsync: async (text) => turn(Buffer.from(text)),
    decryptStringAsync: async (bytes) => ({ result: turn(bytes).toString(), shouldReEncrypt: false }),
  };
  return { safeStorage, sealing };
}
