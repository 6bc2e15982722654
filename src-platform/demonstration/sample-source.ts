/**
 * A small server standing for the departments' own systems behind the gateway, for demonstrations and tests:
 * `GET /resources/:entryId/records?key=...[&limit=1..20]` and `GET /resources/:entryId/rows[?snapshot=...&after=...]`,
 * with the header `x-source-secret`.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSampleFile, type SampleRecord, type SampleResource, sampleResources } from './sample-records.ts';

export type SampleSourceOptions = {
  readonly secret: string;
  /** Receives one line a request, without the key asked for and without any record. */
  readonly log: (line: string) => void;
};
export type SampleSource = { readonly url: string; readonly close: () => Promise<void> };

type Answer = {
  readonly status: 200 | 400 | 401 | 404 | 405 | 409;
  readonly body:
    | { readonly error: string }
    | { readonly records: readonly SampleRecord[]; total: number }
    | RowsPage;
};

const largestLimit = 20;
const longestKey = 100;
const route = /^\/resources\/([A-Za-z0-9._:-]{1,80})\/(records|rows)$/u;
const refuse = (status: Answer['status'], error: string): Answer => ({ status, body: { error } });

// Digests are compared so that neither the length nor the first wrong byte shows in the time taken.
const sameSecret = (given: string, wanted: string): boolean => {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
};

const limitOf = (text: string | null): number | null => {
  if (text === null) return largestLimit;
  const limit = /^\d{1,2}$/u.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= largestLimit ? limit : null;
};

/** The records where one of the resource's keys equals `key`, at most `limit`; `total` counts all of them. */
export const findRecords = (resource: SampleResource, key: string, limit: number) => {
  const found = resource.records.filter((record) => resource.keys.some((name) => record[name] === key));
  return { records: found.slice(0, limit), total: found.length };
};

// URLSearchParams replaces bytes that are not UTF-8 instead of refusing them, and would search for the result.
const parametersOf = (search: string): URLSearchParams | null => {
  try {
    decodeURIComponent(search);
    return new URLSearchParams(search);
  } catch {
    return null;
  }
};

const answerQuery = (resource: SampleResource, search: string): Answer => {
  const parameters = parametersOf(search);
  const keys = parameters?.getAll('key') ?? [];
  const key = keys.length === 1 ? keys[0] : undefined;
  const limit = limitOf(parameters?.get('limit') ?? null);
  if (parameters === null || key === undefined || key === '' || key.length > longestKey || limit === null) {
    return refuse(400, 'malformed');
  }
  return { status: 200, body: findRecords(resource, key, limit) };
};

/** A page of all records; the invented ones never change, so every page is of the one snapshot. */
type RowsPage = {
  readonly snapshot: string;
  readonly rows: readonly SampleRecord[];
  readonly next: string | null;
};
const snapshot = 'sample-1';
const rowsOfPage = 20;

const answerRows = (resource: SampleResource, search: string): Answer => {
  const parameters = parametersOf(search);
  const after = parameters?.get('after') ?? '0';
  if (parameters === null || !/^\d{1,9}$/u.test(after)) return refuse(400, 'malformed');
  if ((parameters.get('snapshot') ?? snapshot) !== snapshot) return refuse(409, 'snapshot-gone');
  const end = Number(after) + rowsOfPage;
  const next = end < resource.records.length ? String(end) : null;
  return { status: 200, body: { snapshot, rows: resource.records.slice(Number(after), end), next } };
};

const answer = (
  request: IncomingMessage,
  secret: string,
  resources: ReadonlyMap<string, SampleResource>,
): Answer => {
  const given = request.headers['x-source-secret'];
  if (typeof given !== 'string' || !sameSecret(given, secret)) return refuse(401, 'wrong-secret');
  if (request.method !== 'GET') return refuse(405, 'only-get');
  const [path = '', ...query] = (request.url ?? '').split('?');
  const [, entryId = '', what] = route.exec(path) ?? [];
  const resource = resources.get(entryId);
  if (resource === undefined) return refuse(404, 'unknown-resource');
  return (what === 'rows' ? answerRows : answerQuery)(resource, query.join('?'));
};

const send = (response: ServerResponse, { status, body }: Answer): void => {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const closing = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });

/** Starts the source on a free port of 127.0.0.1; `url` has no trailing slash. An empty secret is refused. */
export const startSampleSource = async ({ secret, log }: SampleSourceOptions): Promise<SampleSource> => {
  if (secret === '') throw new Error('sample source: the secret is empty');
  const resources = sampleResources(readSampleFile());
  const server = createServer((request, response) => {
    const result = answer(request, secret, resources);
    log(`sample source: ${request.method ?? '?'} answered ${result.status}`);
    send(response, result);
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, close: () => closing(server) };
};
