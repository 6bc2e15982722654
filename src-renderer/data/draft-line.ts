/** One draft as several windows write it: each shows what the others write, so that none writes over it unseen. */
import { liveQuery } from 'dexie';
import type { DeskDatabase } from './desk-database.ts';

export type DraftLine = {
  /**
   * @param hear is told what is kept at the beginning, undefined where nothing is, and whatever another window changes
   * @returns ends it; what is written or cleared afterwards is kept all the same
   */
  readonly listen: (hear: (value: unknown) => void) => () => void;
  /** Keeps what is being written, at every keystroke. A form stays usable when it cannot be kept; the next act says why. */
  readonly write: (value: unknown) => void;
  readonly clear: () => void;
};

export function draftLine(database: DeskDatabase, key: string): DraftLine {
  let writing = 0;
  /** What this window shows, as text; null before anything is known. */
  let shown: string | null = null;
  const keep = (value: unknown, change: () => PromiseLike<unknown>) => {
    shown = textOf(value);
    writing += 1;
    const done = () => {
      writing -= 1;
    };
    atOnce(database, change).then(done, done);
  };
  return {
    listen(hear) {
      const listening = liveQuery(() => database.drafts.get(key)).subscribe({
        next: (record) => {
          // What is typed here wins over what was kept before it, and is on its way to the disk.
          if (writing > 0 || textOf(record?.value) === shown) return;
          shown = textOf(record?.value);
          hear(record?.value);
        },
        error: () => {
          if (shown === null) hear(undefined);
        },
      });
      return () => listening.unsubscribe();
    },
    write: (value) => keep(value, () => database.drafts.put({ key, value })),
    clear: () => keep(undefined, () => database.drafts.delete(key)),
  };
}

/**
 * The change and its commit leave in the keystroke's own task. Left to itself a transaction is committed when the window
 * has heard of the change, and a window closed before that takes the last words with it.
 */
const atOnce = (database: DeskDatabase, change: () => PromiseLike<unknown>) =>
  database.transaction('rw', database.drafts, ({ idbtrans }) => {
    const changed = change();
    idbtrans.commit();
    return changed;
  });

const textOf = (value: unknown): string => JSON.stringify(value) ?? '';
