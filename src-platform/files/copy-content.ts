/** The bytes of a recorded copy, whole or a range of them, read part by part. */
import { partBytes, partCount } from '#shared/domain/delivery/resource-file.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import type { Caller } from '../access/sessions.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecord } from '../database/records.ts';
import { ProblemError } from '../http/problem.ts';
import { allowCopy, tailOf } from './deliver-copy.ts';
import { readPart } from './file-store.ts';

/** First and last byte, both inclusive, as HTTP counts them (RFC 9110, 14.1.2). */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * What a Range header asks of `size` bytes. Null where it asks for none that can be given as one range: absent,
 * malformed, several; these get the whole (RFC 9110, 14.2). `unsatisfiable` where it lies past the end.
 */
export const rangeOf = (header: string | undefined, size: number): ByteRange | null | 'unsatisfiable' => {
  const [matched, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header ?? '') ?? [];
  if (matched === undefined || (from === '' && to === '')) return null;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < first) return null;
  return first >= size || last < first ? 'unsatisfiable' : { first, last };
};

type Delivered = CallRecord & { readonly file: NonNullable<CallRecord['file']> };

/** The copy this officer was given, while the right to it still stands. Throws record.missing and those of allowCopy. */
export const ownCopy = async (
  desk: { readonly database: Database; readonly now: () => number },
  caller: Caller,
  asked: { readonly fileId: string; readonly callId: string },
): Promise<Delivered> => {
  const record = await fetchRecord(desk.database, { table: 'callRecord', id: asked.callId });
  if (record?.file?.id !== asked.fileId || record.officerId !== caller.actor.officerId)
    throw new ProblemError('record.missing', 'callId');
  const request = { callId: record.id, grantId: record.grantId, purpose: record.purpose };
  await allowCopy(desk.database, desk.now(), { caller, fileId: asked.fileId, request });
  return { ...record, file: record.file };
};

const partOf = async (tx: Transaction, fileId: string, n: number): Promise<Uint8Array> => {
  const bytes = await readPart(tx, fileId, n);
  if (bytes === undefined) throw new ProblemError('record.missing', 'fileId');
  return bytes;
};

/** One piece of at most a part's bytes after another, so that no request holds a whole file in memory. */
export async function* contentOf(
  tx: Transaction,
  { file }: Delivered,
  { first, last }: ByteRange,
): AsyncGenerator<Uint8Array> {
  const { size } = await storedSize(tx, file.id);
  for (let n = Math.floor(first / partBytes); n < partCount(size) && n * partBytes <= last; n += 1) {
    const start = n * partBytes;
    const bytes = await partOf(tx, file.id, n);
    const piece = bytes.subarray(Math.max(0, first - start), last - start + 1);
    if (piece.length > 0) yield piece;
  }
  if (last < size) return;
  const end = await partOf(tx, file.id, partCount(size) - 1);
  const tail = tailOf(file.copyRow, end.at(-1) === 0x0a);
  yield tail.subarray(Math.max(0, first - size), last - size + 1);
}

const storedSize = async (tx: Transaction, id: string): Promise<{ size: number }> => {
  const file = await fetchRecord(tx, { table: 'resourceFile', id });
  if (file === undefined) throw new ProblemError('record.missing', 'fileId');
  return file;
};
