import type { WindowAssets } from '../window-assets.ts';
import type { ElectronApi } from './electron-api.ts';

/** One host of one scheme: IndexedDB belongs to this origin, so it must never change. */
export const appOrigin = 'app://desk';

/** Must run before the app is ready. A custom scheme instead of file:// gives the window a real origin (check E2). */
export function registerAppScheme(electron: Pick<ElectronApi, 'protocol'>): void {
  electron.protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the window's files under app://desk; every other host of the scheme is refused. */
export function serveAppScheme(electron: Pick<ElectronApi, 'protocol'>, assets: WindowAssets): void {
  electron.protocol.handle('app', async ({ url, method }) => {
    if (method !== 'GET' || !url.startsWith(`${appOrigin}/`)) return new Response(null, { status: 404 });
    // The text after the host, not URL.pathname: parsing would fold `..` away before the asset rules see it.
    const rawPath = url.slice(appOrigin.length).split(/[?#]/, 1)[0] ?? '';
    const { status, headers, body } = await assets.answer(rawPath, []);
    return new Response(body, { status, headers });
  });
}
