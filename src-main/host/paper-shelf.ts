import { hostRefusal } from './host-refusals.ts';

/** Printable documents waiting to be shown or printed, by their 256-bit id. */
export type PaperShelf = {
  readonly get: (id: string) => { readonly html: string } | undefined;
};

/** `/paper/<id>`: 256 bits as 64 hex or 43 base64url characters. The id is the only key to the page, so it is long. */
const paperPath = /^\/paper\/([0-9a-f]{64}|[A-Za-z0-9_-]{43})$/;

/**
 * Throws `paper.not-found` unless the address is that of a paper on the shelf: a browser would print the empty
 * page of a 404 without a word.
 */
export function demandPaper(papers: PaperShelf, path: string): void {
  const id = paperIdOf(path);
  if (id === null || papers.get(id) === undefined) throw hostRefusal('paper.not-found');
}

/** The id in a paper's address, or null for any other address. */
export function paperIdOf(path: string): string | null {
  return paperPath.exec(path)?.[1] ?? null;
}
