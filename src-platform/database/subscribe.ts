import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Log } from './database.ts';
import { errorText } from './error-code.ts';
import { connectOne } from './find-server.ts';
import type { ServerList } from './server-list.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;
/** Who only listens never notices that nobody speaks any more: so the server is asked, and given up if it does not answer. */
const HEARTBEAT_MS = 15_000;
const HEARTBEAT_ANSWER_MS = 5_000;

export type Subscription = {
  servers: ServerList;
  channel: string;
  /** '' after a reconnection, see `Database.listen`. */
  onMessage: (payload: string) => void;
  log: Log;
};

/** Listens until the returned function is called. Throws only when the first connection fails. */
export async function subscribe(subscription: Subscription): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  let client = await connect(subscription, onLost);
  let reconnecting = Promise.resolve();

  function onLost(): void {
    if (stopping.signal.aborted) return;
    subscription.log(`database: lost the connection listening on ${subscription.channel}`);
    reconnecting = reconnect();
  }

  async function reconnect(): Promise<void> {
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        client = await connect(subscription, onLost);
        deliver(subscription, '');
        return;
      } catch (error) {
        subscription.log(`database: cannot listen on ${subscription.channel} yet: ${errorText(error)}`);
      }
    }
  }

  return async () => {
    stopping.abort();
    await reconnecting;
    await client.end();
  };
}

async function connect(subscription: Subscription, onLost: () => void): Promise<Client> {
  const client = await connectOne(subscription.servers, (made) => {
    made.on('error', (error) => subscription.log(`database: listening connection: ${errorText(error)}`));
    made.on('notification', ({ payload }) => deliver(subscription, payload ?? ''));
  });
  try {
    await client.query(`LISTEN ${client.escapeIdentifier(subscription.channel)}`);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  const stopAsking = keepAsking(client);
  client.once('end', () => {
    stopAsking();
    onLost();
  });
  return client;
}

function keepAsking(client: Client): () => void {
  const question = { text: 'SELECT', query_timeout: HEARTBEAT_ANSWER_MS };
  const timer = setInterval(() => void client.query(question).catch(() => client.end()), HEARTBEAT_MS);
  return () => clearInterval(timer);
}

/** A listener's own failure must not take the connection, and so every later message, with it. */
function deliver({ channel, onMessage, log }: Subscription, payload: string): void {
  try {
    onMessage(payload);
  } catch (error) {
    log(`database: the listener of ${channel} failed: ${errorText(error)}`);
  }
}
