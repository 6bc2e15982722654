import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

/** What no window of ours may ever differ in (check E1). */
const lockedDown: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
};

export type WindowSetting = {
  /** Absolute path of the built preload. */
  readonly preload: string;
  /** Developer tools are for development builds only. */
  readonly devTools: boolean;
};

/** The officer's window. */
export function deskWindowOptions({ preload, devTools }: WindowSetting): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 720,
    minWidth: 1024,
    minHeight: 640,
    // Shown when the first screen is painted, so that the officer never looks at an empty one.
    show: false,
    autoHideMenuBar: true,
    title: '政务数据共享工作台',
    webPreferences: { ...lockedDown, preload, devTools },
  };
}

/** The unseen window a paper is printed from: no preload, no script. */
export function paperWindowOptions(): BrowserWindowConstructorOptions {
  return { show: false, webPreferences: { ...lockedDown, javascript: false, devTools: false } };
}
