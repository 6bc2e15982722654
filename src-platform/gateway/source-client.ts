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
/** One record, keyed by information item id. */
export const sourceRecord = z.record(z.string(), value);
export type SourceRecord = z.infer<typeof sourceRecord>;
const sourceReply = z.object({ records: z.array(sourceRecord).max(200) });

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

/** Where a resource is asked for. */
export type Source = { readonly url: string; readonly secret: string };

/** Throws source.unavailable where nobody connected the resource. */
export const sourceOf = async (tx: Transaction, entryId: string): Promise<Source> => {
  const { rows } = await tx.query<Source>('SELECT url, secret FROM resource_source WHERE entry_id = $1', [
    entryId,
  ]);
  const source = rows[0];
  if (source === undefined) throw new ProblemError('source.unavailable');
  return source;
};

/** One answer of a source, bounded in time and size. Throws source.unavailable. */
export const askAt = async <S extends z.ZodType>(
  source: Source,
  url: string,
  reply: S,
): Promise<z.output<S>> => {
  try {
    const response = await fetch(url, {
      headers: { 'x-source-secret': source.secret },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return reply.parse(JSON.parse(await textOf(response)));
  } catch {
    throw new ProblemError('source.unavailable');
  }
};

/** Records whose key item equals `key`, keyed by information item id. Throws source.unavailable. */
export const askSource = async (tx: Transaction, entryId: string, key: string): Promise<SourceRecord[]> => {
  const source = await sourceOf(tx, entryId);
  const url = `${source.url}/resources/${encodeURIComponent(entryId)}/records?key=${encodeURIComponent(key)}`;
  return (await askAt(source, url, sourceReply)).records;
};
