/**
 * Search columns on their way from the worker that keeps a segment to the one that searches it: what has just been written
 * to the disk need not be read from there again.
 */
import type { KeptColumns } from './catalog-tables.ts';

/** So many are held for a search that is behind, some 0.3 MB each; it finds the others on the disk. */
const mostHeld = 8;

/** Packed columns of segments that were just kept. */
export type HandedColumns = {
  readonly has: (digest: string) => boolean;
  /** Null where none were handed over, or more have come since than are held. */
  readonly take: (digest: string) => KeptColumns['member'] | null;
};

type Taking = HandedColumns & { readonly from: (line: MessagePort) => void };

/** What comes along the lines it is given. */
export function createHandedColumns(): Taking {
  const held = new Map<string, KeptColumns['member']>();
  const hold = ({ digest, member }: KeptColumns): void => {
    held.set(digest, member);
    const [oldest] = held.keys();
    if (held.size > mostHeld && oldest !== undefined) held.delete(oldest);
  };
  return {
    has: (digest) => held.has(digest),
    take: (digest) => {
      const member = held.get(digest) ?? null;
      held.delete(digest);
      return member;
    },
    from: (line) => {
      line.onmessage = ({ data }: MessageEvent<KeptColumns>) => hold(data);
    },
  };
}

/** The other end of a line. Called once the columns are on the disk; they are not to be used any more. */
export const handingTo =
  (line: MessagePort) =>
  (columns: KeptColumns): void =>
    line.postMessage(columns, [columns.member.buffer]);
