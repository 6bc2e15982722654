/** One workstation's open stream of pokes, as server-sent events. */
import type { Poke } from '#shared/protocol/poke.ts';
import type { Pokes } from '../sync/pokes.ts';

/** A gateway in front closes what says nothing for a minute. */
const sayAliveMs = 20_000;
/** Then the workstation connects anew, and is asked again who it is and what it may see. */
const longestMs = 5 * 60_000;

type Outlet = {
  readonly hijack: () => unknown;
  readonly raw: {
    readonly writeHead: (status: number, headers: Record<string, string>) => unknown;
    readonly write: (text: string) => unknown;
    readonly end: () => unknown;
    readonly once: (event: 'close', listener: () => void) => unknown;
  };
};

/** Takes the reply over; the stream ends by itself, with the connection, or when the board closes. */
export const openPokeStream = (
  reply: Outlet,
  { pokes, scopes }: { readonly pokes: Pokes; readonly scopes: ReadonlySet<string> },
): void => {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // nginx would hold the words back until it has a buffer full of them.
    'x-accel-buffering': 'no',
  });
  raw.write(': open\n\n');
  const send = (stamp: number): void => {
    const poke: Poke = { stamp };
    raw.write(`data: ${JSON.stringify(poke)}\n\n`);
  };
  const leave = pokes.join({ scopes, send, end: () => void raw.end() });
  const alive = setInterval(() => raw.write(': alive\n\n'), sayAliveMs);
  const last = setTimeout(() => raw.end(), longestMs * (0.8 + 0.4 * Math.random()));
  raw.once('close', () => {
    clearInterval(alive);
    clearTimeout(last);
    leave();
  });
};
