import { createElectronPipe, type DeskDoor } from './electron-pipe.ts';
import { type OpenSocket, openLoopbackPipe } from './loopback-pipe.ts';
import { forgetSecret, obtainSecret, type SessionScope } from './loopback-session.ts';
import type { Pipe } from './pipe.ts';

export type DoorScope = SessionScope & { readonly desk?: DeskDoor; readonly openSocket: OpenSocket };

/** Opens the bridge behind whichever door this window came through: `window.desk` exists only in Electron. */
export async function openPipe(scope: DoorScope): Promise<Pipe> {
  if (scope.desk !== undefined) return createElectronPipe(scope.desk);
  const secret = await obtainSecret(scope);
  try {
    return await openLoopbackPipe(scope.location.origin, secret, scope.openSocket);
  } catch (error) {
    forgetSecret(scope);
    throw error;
  }
}

/** The scope of a real window. */
export function browserScope(window: Window & { readonly desk?: DeskDoor }): DoorScope {
  const { location, history, sessionStorage, desk } = window;
  const scope: DoorScope = {
    location,
    history,
    sessionStorage,
    // Called as a method of anything but the window, fetch throws "Illegal invocation".
    fetch: (input, init) => window.fetch(input, init),
    openSocket: (url, protocols) => new WebSocket(url, protocols),
  };
  return desk === undefined ? scope : { ...scope, desk };
}
