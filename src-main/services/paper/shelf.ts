import { randomBytes } from 'node:crypto';
import type { PaperShelf } from '../../host/paper-shelf.ts';

export type LaidOutPaper = { readonly html: string; readonly paperId: string; readonly copy: number };

export type WritableShelf = Omit<PaperShelf, 'get'> & {
  readonly get: (id: string) => LaidOutPaper | undefined;
  /** Puts a page there until the shelf is cleared; its path, `/paper/<64 hex>`, is the only key to it. */
  readonly put: (paper: LaidOutPaper) => string;
  readonly clear: () => void;
};

/** Papers laid out in this run of the program, in memory only. */
export function createShelf(): WritableShelf {
  const papers = new Map<string, LaidOutPaper>();
  return {
    get: (id) => papers.get(id),
    put(paper) {
      const id = randomBytes(32).toString('hex');
      papers.set(id, paper);
      return `/paper/${id}`;
    },
    clear: () => papers.clear(),
  };
}
