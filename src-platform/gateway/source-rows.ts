/** All rows of a resource from its department's own system, page by page, of one state of the data (docs/protocol.md). */
import { z } from 'zod';
import type { Transaction } from '../database/open-database.ts';
import { ProblemError } from '../http/problem.ts';
import { askAt, type SourceRecord, sourceOf, sourceRecord } from './source-client.ts';

const page = z.object({
  /** Names the state of the data that the pages belong to. */
  snapshot: z.string().min(1).max(200),
  rows: z.array(sourceRecord).max(1000),
  /** Where the next page begins; null on the last one. */
  next: z.string().min(1).max(200).nullable(),
});

/** More than a front end is meant for; also the end of a source that never ends. */
const mostRows = 20_000_000;

/** Throws source.unavailable: also where the data changed between two pages, so that no mixed state is ever delivered. */
export async function* rowsOfSource(
  tx: Transaction,
  entryId: string,
): AsyncGenerator<readonly SourceRecord[]> {
  const source = await sourceOf(tx, entryId);
  const base = `${source.url}/resources/${encodeURIComponent(entryId)}/rows`;
  let snapshot: string | null = null;
  let after: string | null = null;
  let seen = 0;
  do {
    const query: string =
      snapshot === null || after === null ? '' : `?${new URLSearchParams({ snapshot, after })}`;
    const got: z.infer<typeof page> = await askAt(source, `${base}${query}`, page);
    seen += got.rows.length;
    const moves = got.next === null || (got.rows.length > 0 && got.next !== after);
    if ((snapshot !== null && got.snapshot !== snapshot) || !moves || seen > mostRows)
      throw new ProblemError('source.unavailable');
    snapshot = got.snapshot;
    after = got.next;
    yield got.rows;
  } while (after !== null);
}
