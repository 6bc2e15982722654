import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Transaction } from '../database/open-database.ts';
import { askSource } from './source-client.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

const tableWith = (rows: unknown[]): Transaction => ({
  query: async () => ({ rows: rows as never[], rowCount: rows.length }),
});

const sourceThat = async (answer: RequestListener): Promise<Transaction> => {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return tableWith([{ url, secret: 'shared' }]);
};

const unavailable = { code: 'source.unavailable', statusCode: 502 };
const answering = (body: unknown, status = 200) =>
  sourceThat((_request, response) => {
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
  });

describe("a department's own system", () => {
  it('is asked with its secret for one resource and one key, whatever the key holds', async () => {
    const asked: (string | string[] | undefined)[] = [];
    const source = await sourceThat((request, response) => {
      asked.push(request.url, request.headers['x-source-secret']);
      response.end('{"records":[{"name":"张三"}],"total":1}');
    });
    expect(await askSource(source, 'entry-1', '../a?b=1&key=2')).toEqual([{ name: '张三' }]);
    expect(asked).toEqual(['/resources/entry-1/records?key=..%2Fa%3Fb%3D1%26key%3D2', 'shared']);
  });

  it.each([
    ['fails', {}, 500],
    ['answers something else', '<html>', 200],
    ['answers more records than one call may have', { records: Array(201).fill({}) }, 200],
    ['answers a value that is no value', { records: [{ name: { nested: true } }] }, 200],
    ['answers text that has no UTF-8 form', '{"records":[{"name":"\\ud800"}]}', 200],
    ['answers a number without end', '{"records":[{"n":1e999}]}', 200],
  ])('that %s is unavailable', async (_what, body, status) => {
    await expect(askSource(await answering(body, status), 'e', 'k')).rejects.toMatchObject(unavailable);
  });

  it('is not followed elsewhere, so that the secret goes nowhere else', async () => {
    let requests = 0;
    const source = await sourceThat((_request, response) => {
      requests += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await expect(askSource(source, 'e', 'k')).rejects.toMatchObject(unavailable);
    expect(requests).toBe(1);
  });

  it('that never stops answering is cut off', async () => {
    let sent = 0;
    const source = await sourceThat((_request, response) => {
      const piece = Buffer.alloc(256 * 1024, ' ');
      const more = () => {
        sent += piece.length;
        if (!response.destroyed) response.write(piece, more);
      };
      more();
    });
    await expect(askSource(source, 'e', 'k')).rejects.toMatchObject(unavailable);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it('that nobody connected is unavailable', async () => {
    await expect(askSource(tableWith([]), 'e', 'k')).rejects.toMatchObject(unavailable);
  });
});
