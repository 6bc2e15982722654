/** Asking a department's own system for records. Node's fetch: the platform needs no more of HTTP than this. */
import { z } from 'zod';
import type { Transaction } from '../database/open-database.ts';
import { ProblemError } from '../http/problem.ts';

const value = z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]);
const sourceReply = z.object({ records: z.array(z.record(z.string(), value)).max(200) });
export type SourceRecord = z.infer<typeof sourceReply>['records'][number];

const timeoutMs = 10_000;

/** Records whose key item equals `key`, keyed by information item id. Throws source.unavailable. */
export const askSource = async (tx: Transaction, entryId: string, key: string): Promise<SourceRecord[]> => {
  const { rows } = await tx.query<{ url: string; secret: string }>(
    'SELECT url, secret FROM resource_source WHERE entry_id = $1',
    [entryId],
  );
  const source = rows[0];
  if (source === undefined) throw new ProblemError('source.unavailable');
  const url = `${source.url}/resources/${encodeURIComponent(entryId)}/records?key=${encodeURIComponent(key)}`;
  try {
    const response = await fetch(url, {
      headers: { 'x-source-secret': source.secret },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return sourceReply.parse(await response.json()).records;
  } catch {
    throw new ProblemError('source.unavailable');
  }
};
