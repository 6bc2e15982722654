/** One request and its reply, JSON or a range of bytes: sent, bounded, validated; every failure a coded BridgeError. */
import { createHash } from 'node:crypto';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import type { z } from 'zod';
import { type BridgeError, BusyError } from '#shared/contract/service.ts';
import type { Log } from '../bridge/log.ts';
import { serviceRefusal } from '../services/service-refusals.ts';
import type { LinkWatch } from './link-watch.ts';
import { createLine, type Line } from './pace.ts';
import { refusalOf } from './platform-refusal.ts';
import { proxyFor } from './proxy-for.ts';

export type ClientOptions = {
  /** `http(s)://host:port` of the platform; null while it is not known yet. */
  readonly address: () => string | null;
  /** How long a silence is borne, 15 000 in the product; an exchange that moves may last longer. */
  readonly timeoutMs: number;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

export type Question<S extends z.ZodType> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly token?: string;
  /** JSON, or bytes as they are. */
  readonly body?: unknown;
  readonly reply: S;
};

export type RangeQuestion = {
  readonly path: string;
  readonly token: string;
  /** First and last byte, both inclusive. */
  readonly first: number;
  readonly last: number;
};

export type FileQuestion = {
  readonly path: string;
  readonly token: string;
  /** Lower-case hexadecimal digest of the bytes wanted. */
  readonly sha256: string;
};

export type Exchange = {
  readonly ask: <S extends z.ZodType>(question: Question<S>) => Promise<z.output<S>>;
  /** Exactly the bytes asked for. */
  readonly range: (question: RangeQuestion) => Promise<Uint8Array>;
  /** Exactly the bytes of that digest. */
  readonly file: (question: FileQuestion) => Promise<Uint8Array<ArrayBuffer>>;
};

/** Largest reply read, in bytes: a first pull is big, and a reply without end must not fill the memory. */
const replyLimitBytes = 64 * 1024 * 1024;

export function createExchange({ address, timeoutMs, log }: ClientOptions, link: LinkWatch): Exchange {
  const http = axios.create({
    maxContentLength: replyLimitBytes,
    maxBodyLength: replyLimitBytes,
    // A redirect could carry the token to another host.
    maxRedirects: 0,
    responseType: 'arraybuffer',
    transformResponse: (bytes: unknown) => bytes,
    validateStatus: () => true,
  });

  const line = createLine();

  const failed = (path: string, error: BridgeError): BridgeError => {
    log.debug('platform.refused', { path, code: error.code });
    return error;
  };

  const answerTo = async (request: Request): Promise<Answered> => {
    const base = address();
    if (base === null) throw failed(request.path, serviceRefusal('platform.unreachable'));
    const response = await send({ http, line, base, timeoutMs }, request);
    if (response === null) {
      link.silent();
      throw failed(request.path, serviceRefusal('platform.unreachable'));
    }
    if (response.status >= 200 && response.status <= 299) return response;
    const body = parse(response.data);
    const refusal = withWait(refusalOf(response.status, body, request.token !== undefined), response);
    if (refusal.code !== 'platform.unreachable') link.answered(timeOf(response, body));
    else link.silent();
    throw failed(request.path, refusal);
  };

  return {
    async ask({ reply, ...request }) {
      const response = await answerTo(request);
      const body = parse(response.data);
      const checked = reply.safeParse(body);
      if (!checked.success) throw failed(request.path, serviceRefusal('platform.garbled'));
      link.answered(timeOf(response, body));
      log.debug('platform.answered', { path: request.path });
      return checked.data;
    },
    async range({ path, token, first, last }) {
      const response = await answerTo({ method: 'GET', path, token, range: `bytes=${first}-${last}` });
      const given = String(response.headers['content-range']).startsWith(`bytes ${first}-${last}/`);
      if (response.status !== 206 || !given || response.data.length !== last - first + 1)
        throw failed(path, serviceRefusal('platform.garbled'));
      link.answered(timeOf(response, undefined));
      return response.data;
    },
    async file({ path, token, sha256 }) {
      const isWanted = ({ data }: Answered) => createHash('sha256').update(data).digest('hex') === sha256;
      let response = await answerTo({ method: 'GET', path, token });
      // A cache on the way may have kept the file: only its bytes can be believed, and its Date says nothing. A spoilt
      // one it would hand out for as long as the file is good for, so the platform itself is asked.
      if (!isWanted(response)) response = await answerTo({ method: 'GET', path, token, cache: 'no-cache' });
      if (!isWanted(response)) throw failed(path, serviceRefusal('platform.garbled'));
      link.answered(null);
      return response.data;
    },
  };
}

type Request = Omit<Question<z.ZodType>, 'reply'> & {
  readonly range?: string;
  /** What caches on the way are told. */
  readonly cache?: 'no-cache';
};
type Answered = AxiosResponse<Uint8Array<ArrayBuffer>>;

type Sender = {
  readonly http: AxiosInstance;
  readonly line: Line;
  readonly base: string;
  readonly timeoutMs: number;
};

/** The response, or null where none came: refused, timed out, cut off, too long. axios errors hold the token, so they end here. */
async function send(
  { http, line, base, timeoutMs }: Sender,
  { method, path, token, body, range, cache }: Request,
): Promise<Answered | null> {
  const data = bytesOf(body);
  const pace = line.keepPace(timeoutMs, data?.length ?? 0);
  try {
    return await http.request({
      method,
      url: new URL(path, base).href,
      data,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(range === undefined ? {} : { Range: range }),
        ...(cache === undefined ? {} : { 'Cache-Control': cache }),
        ...(data === undefined ? {} : { 'Content-Type': typeOf(body) }),
      },
      onDownloadProgress: ({ loaded }) => pace.received(loaded),
      signal: pace.signal,
      ...proxyFor(base),
    });
  } catch {
    return null;
  } finally {
    pace.end();
  }
}

const bytesOf = (body: unknown): Buffer | undefined => {
  if (body === undefined) return undefined;
  return body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
};

const typeOf = (body: unknown): string =>
  body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';

/** Longer than a workstation would believe of a gateway in front. */
const longestWaitSeconds = 600;

/** A busy platform, or a gateway in front of it, may say for how long (Retry-After in seconds). */
function withWait(refusal: BridgeError, { headers }: Answered): BridgeError {
  const stated = String(headers['retry-after']);
  if (refusal.code !== 'platform.busy' || !/^\d{1,9}$/u.test(stated)) return refusal;
  const seconds = Math.min(Number(stated), longestWaitSeconds);
  return new BusyError(refusal.code, refusal.message, seconds * 1000);
}

/** undefined where the bytes are not JSON; an empty reply is undefined too. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function timeOf(response: Answered, body: unknown): number | null {
  const stated = (body as { serverTime?: unknown } | null | undefined)?.serverTime;
  if (typeof stated === 'number' && Number.isSafeInteger(stated)) return stated;
  const dated = Date.parse(String(response.headers.date));
  return Number.isNaN(dated) ? null : dated;
}
