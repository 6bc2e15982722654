import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Loopback } from './loopback.ts';
import { type Header, openEchoLoopback, type Visitor, visit } from './testing/loopback-visitor.ts';

let loopback: Loopback;
let visitor: Visitor;

beforeEach(async () => {
  loopback = await openEchoLoopback(() => 0);
  visitor = visit(loopback);
});
afterEach(() => loopback.close());

describe('loopback: who may ask', () => {
  it('L1 answers its own Host', async () => {
    const reply = await visitor.get();
    expect(reply).toMatchObject({ status: 200, body: 'window' });
    expect(reply.head).toContain(`X-Connect: ws://127.0.0.1:${loopback.port}`);
  });

  it.each([
    'evil.test',
    'evil.test:PORT',
    'localhost:PORT',
    'LOCALHOST:PORT',
    '[::1]:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1.:PORT',
    '127.0.0.1:PORT.',
    'user@127.0.0.1:PORT',
    '127.0.0.1:PORT@evil.test',
    '127.0.0.01:PORT',
    '2130706433:PORT',
    '',
  ])('L1 wrong Host %j is 421', async (name) => {
    const reply = await visitor.send({ headers: [['Host', name.replace('PORT', String(loopback.port))]] });
    expect(reply).toMatchObject({ status: 421, body: '' });
  });

  it('L1 a missing Host is 421', async () => {
    expect((await visitor.send({ headers: [] })).status).toBe(421);
  });

  it('L1 two Hosts are refused, whichever comes first', async () => {
    const [own, evil] = [visitor.host, ['Host', 'evil.test'] as const];
    for (const headers of [
      [own, evil],
      [evil, own],
    ]) {
      expect([400, 421]).toContain((await visitor.send({ headers })).status);
    }
  });

  it('L1 an absolute request target, which overrides Host, is 421', async () => {
    expect((await visitor.send({ path: 'http://evil.test/', headers: [visitor.host] })).status).toBe(421);
  });

  it.each([
    'http://evil.test',
    'null',
    'http://127.0.0.1:1',
    'http://localhost:PORT',
    'https://127.0.0.1:PORT',
    '',
  ])('L2 wrong Origin %j is 403 for reading, writing and upgrading', async (value) => {
    const wrong: Header = ['Origin', value.replace('PORT', String(loopback.port))];
    expect((await visitor.get(wrong)).status).toBe(403);
    const written = await visitor.send({ method: 'POST', path: '/session', headers: [visitor.host, wrong] });
    expect(written.status).toBe(403);
    expect(await visitor.tryUpgrade({ headers: { Origin: wrong[1] } })).toBe(403);
  });

  it('L2 writing without Origin is 403: only a plain read may leave it out', async () => {
    expect((await visitor.send({ method: 'POST', path: '/session', headers: [visitor.host] })).status).toBe(
      403,
    );
    expect((await visitor.get(visitor.origin)).status).toBe(200);
  });

  it.each([
    ['cross-site', 403],
    ['same-site', 403],
    ['anything', 403],
    ['same-origin', 200],
    ['none', 200],
  ])('L3 Sec-Fetch-Site %s is %i', async (site, status) => {
    expect((await visitor.get(['Sec-Fetch-Site', site])).status).toBe(status);
  });

  it('L3 a cross-site upgrade is 403', async () => {
    const secret = await visitor.newSecret();
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    expect(await visitor.tryUpgrade({ protocols: ['desk.v1', secret], headers })).toBe(403);
  });
});
