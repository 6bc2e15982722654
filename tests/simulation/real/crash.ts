/** The end of a window in the middle of whatever it does, at any step of it that could be seen from outside. */
import type { DBCore, DBCoreTransaction, Middleware } from 'dexie';
import type { DeskDatabase } from '../../../src-renderer/data/desk-database.ts';

const never = <T>(): Promise<T> => new Promise<T>(() => {});

export type Life = {
  readonly ended: Promise<'ended'>;
  readonly hasEnded: () => boolean;
  /** The window ends at the `steps`-th step from now; null for not at all. */
  readonly endAfter: (steps: number | null) => void;
  /** Ends it now. */
  readonly end: () => void;
  /** Counts a step; true where there is no window any more to go on. */
  readonly step: () => boolean;
  /** Steps taken so far. */
  readonly taken: () => number;
};

export function newLife(): Life {
  const { promise: ended, resolve } = Promise.withResolvers<'ended'>();
  let over = false;
  let left: number | null = null;
  let taken = 0;
  const end = () => {
    over = true;
    resolve('ended');
  };
  return {
    ended,
    hasEnded: () => over,
    endAfter: (steps) => {
      left = steps;
    },
    end,
    step: () => {
      if (over) return true;
      taken += 1;
      if (left === null) return false;
      left -= 1;
      if (left <= 0) end();
      return over;
    },
    taken: () => taken,
  };
}

/** A call out of the window is two steps: before it leaves, and before its answer is taken up. */
export const withinLife =
  <I, O>(life: Life, call: (input: I) => Promise<O>) =>
  async (input: I): Promise<O> => {
    if (life.step()) return never();
    const answer = await call(input).catch((error: unknown) => {
      if (life.step()) return never<O>();
      throw error;
    });
    return life.step() ? never() : answer;
  };

/**
 * Every request to the window's database is a step too. A browser that ends takes its open transactions with it:
 * what was not committed is not there.
 */
export function endWithinTransactions(database: DeskDatabase, life: Life): void {
  const guard =
    <Q extends { readonly trans: DBCoreTransaction }, A>(call: (request: Q) => Promise<A>) =>
    (request: Q): Promise<A> => {
      if (!life.step()) return call(request);
      try {
        request.trans.abort();
      } catch {
        // It is over already; nothing more can be written through it.
      }
      return never();
    };
  const middleware: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'life',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return {
          ...table,
          mutate: guard(table.mutate),
          get: guard(table.get),
          getMany: guard(table.getMany),
          query: guard(table.query),
          openCursor: guard(table.openCursor),
          count: guard(table.count),
        };
      },
    }),
  };
  database.use(middleware);
}
