import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  bridgePath,
  requestLimitBytes,
  type SessionRefusal,
  sessionPath,
  sessionRequest,
} from '#shared/contract/wire.ts';
import { type JsonBody, readJsonBody } from './json-body.ts';
import type { LaunchTokens } from './launch-tokens.ts';
import { judgeRequest } from './loopback-gate.ts';

/** One file of the window, as the loopback needs it; the host's window assets have this shape. */
export type AssetSource = {
  readonly answer: (
    rawPath: string,
    connectTo: readonly string[],
  ) => Promise<{ status: number; headers: Readonly<Record<string, string>>; body: Uint8Array }>;
};

export type LoopbackRoutes = {
  readonly origin: string;
  readonly assets: AssetSource;
  readonly tokens: LaunchTokens;
  /** Told when a launch token was shown twice. */
  readonly onLaunchReused: () => void;
  /** Tells a second start of the program, which knows the reopen secret, that its window was opened. */
  readonly reopen: (secret: string) => boolean;
};

/** Where a second start of the program asks the running one for a window. Not for the window itself. */
export const reopenPath = '/reopen';

/** Answers one HTTP request. Never sends a CORS header: no other origin has any business here. */
export async function answerHttp(
  routes: LoopbackRoutes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const verdict = judgeRequest(request, routes.origin);
  if (verdict !== null) return finish(response, verdict);
  const path = rawPathOf(request);
  if (path === sessionPath) return answerPost(request, response, (value) => openSession(routes, value));
  if (path === reopenPath) return answerPost(request, response, (value) => reopen(routes, value));
  if (path === bridgePath) return finish(response, 426, { Upgrade: 'websocket' });
  return answerAsset(routes, request, response);
}

/** The path exactly as sent, for the asset rules to judge. */
export function rawPathOf(request: IncomingMessage): string {
  return request.url?.split(/[?#]/, 1)[0] ?? '';
}

type PostAnswer = { readonly status: number; readonly json?: unknown };

async function answerPost(
  request: IncomingMessage,
  response: ServerResponse,
  act: (value: unknown) => PostAnswer,
): Promise<void> {
  if (request.method !== 'POST') return finish(response, 405, { Allow: 'POST' });
  const body: JsonBody = await readJsonBody(request, requestLimitBytes);
  if (!('value' in body)) return finish(response, body.status, { Connection: 'close' });
  const answer = act(body.value);
  if (answer.json === undefined) return finish(response, answer.status);
  const json = Buffer.from(JSON.stringify(answer.json));
  const type = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': json.length };
  response.writeHead(answer.status, { ...plain, ...type }).end(json);
}

function openSession({ tokens, onLaunchReused }: LoopbackRoutes, value: unknown): PostAnswer {
  const asked = sessionRequest.safeParse(value);
  if (!asked.success) return { status: 401 };
  const redeemed = tokens.redeem(asked.data.launch);
  if (redeemed.secret !== null) return { status: 200, json: { secret: redeemed.secret } };
  if (redeemed.reason === 'unknown') return { status: 401 };
  onLaunchReused();
  return { status: 401, json: { reused: true } satisfies SessionRefusal };
}

function reopen(routes: LoopbackRoutes, value: unknown): PostAnswer {
  const secret = (value as { secret?: unknown } | null)?.secret;
  return { status: typeof secret === 'string' && routes.reopen(secret) ? 204 : 401 };
}

async function answerAsset(routes: LoopbackRoutes, request: IncomingMessage, response: ServerResponse) {
  const answer = await routes.assets.answer(rawPathOf(request), [routes.origin.replace('http', 'ws')]);
  if (answer.status !== 200) return finish(response, 404);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return finish(response, 405, { Allow: 'GET, HEAD' });
  }
  response.writeHead(200, { ...answer.headers, 'Content-Length': answer.body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}

const plain = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

/** Refusals carry no body, but for the alarm of a stolen launch: whoever is refused learns the number. */
function finish(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...plain, ...headers, 'Content-Length': 0 }).end();
}
