/** Asking a department's own system for records. Node's fetch: the platform needs no more of HTTP than this. */
import { z } from 'zod';
import type { Transaction } from '../database/open-database.ts';
import { ProblemError } from '../http/problem.ts';

// A lone surrogate has no UTF-8 form: it could be neither digested nor delivered.
const text = z
  .string()
  .max(4000)
  .refine((value) => value.isWellFormed());
const value = z.union([text, z.number(), z.boolean(), z.null()]);
const sourceReply = z.object({ records: z.array(z.record(z.string(), value)).max(200) });
export type SourceRecord = z.infer<typeof sourceReply>['records'][number];

const timeoutMs = 10_000;
/** A source that never stops answering must not fill the platform's memory. */
const replyLimitBytes = 4 * 1024 * 1024;

const textOf = async (response: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > replyLimitBytes) throw new Error('reply too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
};

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
    return sourceReply.parse(JSON.parse(await textOf(response))).records;
  } catch {
    throw new ProblemError('source.unavailable');
  }
};
