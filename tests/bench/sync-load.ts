/**
 * What one and two nodes over one PostgreSQL answer: 1,000 acts that waited on a workstation, pulls and pushes a
 * second: `node tests/bench/sync-load.ts [seconds] [entries]`. Requests as main sends them, over HTTP; the asking
 * shares the cores with what answers.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { newContent } from '#shared/domain/cataloguing/entry-content.ts';
import type { Mutation, PushReply } from '#shared/protocol/push.ts';
import type { SignInReply } from '#shared/protocol/session.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { demonstrationPassword } from '../../src-platform/demonstration/install-demonstration.ts';
import { type City, openCity } from './support/city.ts';
import { machine, median, ms, say } from './support/figures.ts';

const secondsEach = Number(process.argv[2] ?? 5);
const entries = Number(process.argv[3] ?? 20_000);
const clients = 8;
const rounds = 3;

type Client = { readonly url: string; readonly token: string; readonly officerId: string };

const post = async <T>(url: string, path: string, body: object, token?: string): Promise<T> => {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ protocol: protocolVersion, ...body }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
};

const signIn = async (url: string): Promise<Client> => {
  const device = {
    id: `device-${randomUUID()}`,
    secret: randomBytes(32).toString('hex'),
    name: '测速工作站',
  };
  const body = { login: 'minzheng.zhang', password: demonstrationPassword, device };
  const { token, officer } = await post<SignInReply>(url, '/session', body);
  return { url, token, officerId: officer.id };
};

const act = ({ officerId }: Client): Mutation => ({
  id: randomUUID(),
  name: 'entry.draft',
  args: { entryId: `entry-${randomUUID()}`, codePrefix: '300001', content: newContent('测速编目') },
  madeAt: Date.now(),
  officerId,
});

const push = (client: Client, mutations: readonly Mutation[]): Promise<PushReply> =>
  post<PushReply>(client.url, '/sync/push', { mutations }, client.token);

/** Milliseconds for 1,000 acts in the batches of 100 in which a workstation sends them. */
const pushThousand = async (client: Client): Promise<number> => {
  const batches = Array.from({ length: 10 }, () => Array.from({ length: 100 }, () => act(client)));
  const began = performance.now();
  for (const batch of batches) {
    const { results } = await push(client, batch);
    if (results.some(({ status }) => status !== 'applied')) throw new Error('an act was refused');
  }
  return performance.now() - began;
};

/** Requests a second of all clients together; no client waits for another. */
const rate = async (
  city: City,
  group: readonly Client[],
  ask: (client: Client) => Promise<unknown>,
): Promise<number> => {
  // A session may ask twice a second; here a few sessions stand for thousands.
  await city.database.query('UPDATE session SET allowance = 1e9');
  const ends = performance.now() + secondsEach * 1000;
  const counts = await Promise.all(
    group.map(async (client) => {
      let count = 0;
      for (; performance.now() < ends; count += 1) await ask(client);
      return count;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0) / secondsEach;
};

const city = await openCity(entries);
try {
  say(`platform with ${entries} entries; ${clients} clients; ${machine()}; ${city.serverName}`);
  const urls: string[] = [];
  for (const nodes of [1, 2]) {
    urls.push((await city.node()).ready.url);
    const group: Client[] = [];
    for (let index = 0; index < clients; index += 1) group.push(await signIn(urls[index % nodes] ?? ''));
    const [first] = group as [Client];
    const { cursor } = await post<{ cursor: string }>(first.url, '/sync/manifest', {}, first.token);
    if (nodes === 1) {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) times.push(await pushThousand(first));
      say(`  1,000 waiting acts in batches of 100      ${ms(median(times))} (median of ${rounds})`);
    }
    const pull = (asked: string) => (client: Client) =>
      post<{ cursor: string; more: boolean }>(
        client.url,
        '/sync/pull',
        { cursor: asked, atLeast: 0 },
        client.token,
      );
    let end = cursor;
    for (let more = true; more; ) ({ cursor: end, more } = await pull(end)(first));
    const idle = await rate(city, group, pull(end));
    const pushes = await rate(city, group, (client) => push(client, [act(client)]));
    say(
      `  ${nodes} node${nodes === 1 ? ' ' : 's'}: pulls with nothing new ${idle.toFixed(0)}/s, pushes of one act ${pushes.toFixed(0)}/s`,
    );
  }
} finally {
  await city.close();
}
