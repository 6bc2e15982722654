/**
 * Telling workstations that something they may see has changed. Every commit is announced in the database with the
 * scopes it touched; each node hears all announcements and passes them on to the streams it holds. A poke may be
 * lost: the workstation's own timer comes after it.
 */
import { z } from 'zod';
import type { Database } from '../database/open-database.ts';
import { commitChannel } from '../database/record-home.ts';

/** A stream hears at most so often; what comes in between is told together. */
const quietMs = 250;
/** A change that everybody may see brings everybody: they are spread over two milliseconds each, ten seconds at most. */
const spread = { perStreamMs: 2, longestMs: 10_000 } as const;

export type PokeStream = {
  readonly scopes: ReadonlySet<string>;
  readonly send: (stamp: number) => void;
  /** The node stops; the workstation finds another. */
  readonly end: () => void;
};

export type Pokes = {
  /** Answers how to leave. */
  readonly join: (stream: PokeStream) => () => void;
  readonly close: () => Promise<void>;
};

const announcement = z.object({ stamp: z.int(), scopes: z.array(z.string()) });

type Timing = {
  readonly random: () => number;
  /** Runs the work after so many milliseconds; answers how to call it off. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
};

const timers: Timing = {
  random: Math.random,
  later: (work, milliseconds) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** One stream's turn: at once where it was quiet, later together with all that came meanwhile. */
const createTurn = (send: (stamp: number) => void, { later }: Timing) => {
  let waiting: number | null = null;
  let callOff: (() => void) | null = null;
  const fire = (): void => {
    callOff = null;
    if (waiting === null) return;
    send(waiting);
    waiting = null;
    callOff = later(fire, quietMs);
  };
  return {
    offer: (stamp: number, delay: number): void => {
      waiting = Math.max(waiting ?? 0, stamp);
      if (callOff !== null) return;
      if (delay > 0) callOff = later(fire, delay);
      else fire();
    },
    end: (): void => callOff?.(),
  };
};

/** @internal exported for its test */
export const createPokeBoard = (timing: Timing = timers) => {
  const streams = new Map<PokeStream, ReturnType<typeof createTurn>>();
  const delayForAll = (): number =>
    timing.random() * Math.min(spread.longestMs, (streams.size - 1) * spread.perStreamMs);
  return {
    join: (stream: PokeStream): (() => void) => {
      const turn = createTurn(stream.send, timing);
      streams.set(stream, turn);
      return () => {
        turn.end();
        streams.delete(stream);
      };
    },
    /** '' is said after announcements may have been lost: whoever listens must look for themselves. */
    hear: (text: string): void => {
      const told = text === '' ? { stamp: 0, scopes: ['all'] } : announcement.parse(JSON.parse(text));
      for (const [{ scopes }, turn] of streams) {
        if (told.scopes.some((scope) => scope !== 'all' && scopes.has(scope))) turn.offer(told.stamp, 0);
        else if (told.scopes.includes('all')) turn.offer(told.stamp, delayForAll());
      }
    },
    endAll: (): void => {
      for (const { end } of streams.keys()) end();
    },
  };
};

export const openPokes = async (database: Database): Promise<Pokes> => {
  const board = createPokeBoard();
  const stop = await database.listen(commitChannel, board.hear);
  return {
    join: board.join,
    close: async () => {
      board.endAll();
      await stop();
    },
  };
};
