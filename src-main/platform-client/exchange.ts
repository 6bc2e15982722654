/** One request and its reply: sent, bounded, validated; every failure a coded BridgeError. */
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import type { z } from 'zod';
import type { BridgeError } from '#shared/contract/service.ts';
import type { Log } from '../bridge/log.ts';
import { serviceRefusal } from '../services/service-refusals.ts';
import type { LinkWatch } from './link-watch.ts';
import { refusalOf } from './platform-refusal.ts';

export type ClientOptions = {
  /** `http(s)://host:port` of the platform; null while it is not known yet. */
  readonly address: () => string | null;
  /** 15 000 in the product. */
  readonly timeoutMs: number;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

export type Question<S extends z.ZodType> = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly reply: S;
};

export type Exchange = <S extends z.ZodType>(question: Question<S>) => Promise<z.output<S>>;

/** Largest reply read, in bytes: a first pull is big, and a reply without end must not fill the memory. */
const replyLimitBytes = 64 * 1024 * 1024;

export function createExchange({ address, timeoutMs, log }: ClientOptions, link: LinkWatch): Exchange {
  const http = axios.create({
    timeout: timeoutMs,
    maxContentLength: replyLimitBytes,
    maxBodyLength: replyLimitBytes,
    // A redirect could carry the token to another host.
    maxRedirects: 0,
    responseType: 'text',
    transformResponse: (text: unknown) => text,
    validateStatus: () => true,
  });

  const failed = (path: string, error: BridgeError): BridgeError => {
    log.debug('platform.refused', { path, code: error.code });
    return error;
  };

  return async (question) => {
    const base = address();
    if (base === null) throw failed(question.path, serviceRefusal('platform.unreachable'));
    const response = await send({ http, base, timeoutMs }, question);
    if (response === null) {
      link.silent();
      throw failed(question.path, serviceRefusal('platform.unreachable'));
    }
    const body = parse(response.data);
    if (response.status < 200 || response.status > 299) {
      const refusal = refusalOf(response.status, body, question.token !== undefined);
      if (refusal.code !== 'platform.unreachable') link.answered(timeOf(response, body));
      else link.silent();
      throw failed(question.path, refusal);
    }
    const checked = question.reply.safeParse(body);
    if (!checked.success) throw failed(question.path, serviceRefusal('platform.garbled'));
    link.answered(timeOf(response, body));
    log.debug('platform.answered', { path: question.path });
    return checked.data;
  };
}

type Sender = { readonly http: AxiosInstance; readonly base: string; readonly timeoutMs: number };

/** The response, or null where none came: refused, timed out, cut off, too long. axios errors hold the token, so they end here. */
async function send(
  { http, base, timeoutMs }: Sender,
  { method, path, token, body }: Question<z.ZodType>,
): Promise<AxiosResponse<unknown> | null> {
  try {
    return await http.request({
      method,
      url: new URL(path, base).href,
      data: body,
      headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
      // axios counts its timeout per socket silence; the signal also ends a reply that drips.
      signal: AbortSignal.timeout(timeoutMs),
      ...(isLoopback(base) ? { proxy: false as const } : {}),
    });
  } catch {
    return null;
  }
}

function isLoopback(base: string): boolean {
  const { hostname } = new URL(base);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

/** undefined where the text is not JSON; an empty reply is undefined too. */
function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

function timeOf(response: AxiosResponse<unknown>, body: unknown): number | null {
  const stated = (body as { serverTime?: unknown } | null | undefined)?.serverTime;
  if (typeof stated === 'number' && Number.isSafeInteger(stated)) return stated;
  const dated = Date.parse(String(response.headers.date));
  return Number.isNaN(dated) ? null : dated;
}
