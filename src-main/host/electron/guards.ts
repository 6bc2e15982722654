import type { Event, Session, WebContents } from 'electron';
import { originOf } from '../../bridge/electron-ipc.ts';
import type { ElectronApi } from './electron-api.ts';

/**
 * Keeps a window where it is (check E4): no navigation, redirect or frame to another origin, no new window, no
 * webview. Origins are compared whole; a prefix would let `app://desk.evil` through.
 */
function guardNavigation(contents: WebContents, ownOrigin: string): void {
  const stayHome = (event: Event & { readonly url: string }) => {
    if (originOf(event.url) !== ownOrigin) event.preventDefault();
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Guards every page there will ever be, whoever makes it. Returns the function that stops guarding new ones. */
export function guardAllPages({ app }: Pick<ElectronApi, 'app'>, ownOrigin: string): () => void {
  const guard = (_event: unknown, contents: WebContents) => guardNavigation(contents, ownOrigin);
  app.on('web-contents-created', guard);
  return () => void app.off('web-contents-created', guard);
}

/** Denies every permission a page can ask for or find out about (check E5). The list of exceptions is empty. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
}
