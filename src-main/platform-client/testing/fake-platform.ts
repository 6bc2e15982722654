/** A platform that answers what the test says, over real HTTP. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly cacheControl?: string;
  readonly body: string;
};

export type FakePlatform = {
  readonly url: string;
  readonly received: Received[];
  readonly close: () => Promise<void>;
};

export type Answer = (request: Received, response: ServerResponse) => void;

/** `json(200, {...})` and the like. */
export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

export async function startFakePlatform(answer: Answer): Promise<FakePlatform> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const one = {
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization,
      ...cacheControlOf(request),
      body: await textOf(request),
    };
    received.push(one);
    answer(one, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const cacheControlOf = ({ headers }: IncomingMessage) =>
  headers['cache-control'] === undefined ? {} : { cacheControl: headers['cache-control'] };

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}
