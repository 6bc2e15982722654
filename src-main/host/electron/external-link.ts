import { hostRefusal } from '../host-refusals.ts';
import type { ElectronApi } from './electron-api.ts';

/**
 * Opens a link in the officer's own browser (check E7). Only https, only hosts on the list, and no credentials in
 * the address: the system would run other schemes as programs. Rejects with `link.refused`.
 * @param allowedHosts exact host names, lower case, with port where it is not 443
 */
export async function openExternalLink(
  electron: Pick<ElectronApi, 'shell'>,
  allowedHosts: readonly string[],
  address: string,
): Promise<void> {
  const url = URL.parse(address);
  const isPlainHttps =
    url !== null && url.protocol === 'https:' && url.username === '' && url.password === '';
  if (!isPlainHttps || !allowedHosts.includes(url.host)) throw hostRefusal('link.refused');
  await electron.shell.openExternal(url.href);
}
