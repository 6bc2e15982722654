import { randomBytes } from 'node:crypto';
import type { PaperShelf } from '../../host/paper-shelf.ts';

export type WritableShelf = PaperShelf & {
  /** Puts a page there until the shelf is cleared; its path, `/paper/<64 hex>`, is the only key to it. */
  readonly put: (html: string) => string;
  readonly clear: () => void;
};

/** Papers laid out in this run of the program, in memory only. */
export function createShelf(): WritableShelf {
  const papers = new Map<string, { readonly html: string }>();
  return {
    get: (id) => papers.get(id),
    put(html) {
      const id = randomBytes(32).toString('hex');
      papers.set(id, { html });
      return `/paper/${id}`;
    },
    clear: () => papers.clear(),
  };
}
