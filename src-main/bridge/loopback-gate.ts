import type { IncomingMessage } from 'node:http';

/** HTTP status of a refusal; null lets the request through. */
export type Verdict = 421 | 403 | null;

/**
 * What every request and every upgrade must show before anything else is looked at.
 *
 * The Host check is what stops DNS rebinding: a rebound page sends no Origin and no Sec-Fetch-Site on a GET.
 * @param origin our own, `http://127.0.0.1:<port>`
 */
export function judgeRequest(request: IncomingMessage, origin: string): Verdict {
  const hosts = request.headersDistinct.host ?? [];
  if (hosts.length !== 1 || `http://${hosts[0]}` !== origin) return 421;
  // An absolute request target overrides Host (RFC 9112, 3.2.2), so it may not be there at all.
  if (!request.url?.startsWith('/')) return 421;
  if (!isOwnOrigin(request, origin)) return 403;
  return isOwnFetchSite(request) ? null : 403;
}

/** A browser names the origin on everything but a plain read of its own; so must whoever writes or upgrades. */
function isOwnOrigin(request: IncomingMessage, origin: string): boolean {
  const origins = request.headersDistinct.origin ?? [];
  if (origins.length > 0) return origins.length === 1 && origins[0] === origin;
  const isPlainRead = request.method === 'GET' || request.method === 'HEAD';
  return isPlainRead && request.headers.upgrade === undefined;
}

function isOwnFetchSite(request: IncomingMessage): boolean {
  const sites = request.headersDistinct['sec-fetch-site'] ?? [];
  return sites.every((site) => site === 'same-origin' || site === 'none');
}
