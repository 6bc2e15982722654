import { connect } from 'node:net';

export type RawReply = { readonly status: number; readonly head: string; readonly body: string };

/** Sends bytes to 127.0.0.1 exactly as given and reads until the other side closes: no client library corrects them. */
export function rawHttp(port: number, text: string): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.on('error', (error) => (received === '' ? reject(error) : resolve(parse(received))));
    socket.on('close', () => resolve(parse(received)));
    socket.write(text);
  });
}

export type RawRequest = {
  readonly method?: string;
  readonly path?: string;
  /** Header lines in order; the same name may come twice. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string;
};

/** Writes a request that asks for the connection to be closed after the answer. */
export function requestLines({ method = 'GET', path = '/', headers, body = '' }: RawRequest): string {
  const all = [...headers, ['Connection', 'close'] as const];
  return `${method} ${path} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

function parse(received: string): RawReply {
  const [head = '', body = ''] = received.split('\r\n\r\n', 2);
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body };
}
