/** What the bytes of a journal say. */
import type { Mutation } from '#shared/protocol/push.ts';
import { readLine } from './journal-record.ts';

export type JournalContent = {
  readonly pending: Map<string, { readonly mutation: Mutation; readonly bytes: number }>;
  readonly nextSeq: number;
  /** Bytes up to the last line feed; what follows is a line torn by a crash, never acknowledged. */
  readonly goodLength: number;
  /** Lines that could not be read or stood out of order. They stay in the file until it is compacted. */
  readonly damaged: number;
};

const lineFeed = 0x0a;

/** Reads every line that can be read; no damaged line hides another. @param key 16 bytes */
export function readJournal(key: Uint8Array, bytes: Buffer): JournalContent {
  const pending: JournalContent['pending'] = new Map();
  const goodLength = bytes.lastIndexOf(lineFeed) + 1;
  const lines = bytes.subarray(0, goodLength).toString('latin1').split('\n').slice(0, -1);
  let lastSeq = 0;
  let damaged = 0;
  for (const line of lines) {
    const record = readLine(key, line);
    // A line copied from earlier in the file is authentic too; only its number gives it away.
    if (record === null || record.seq <= lastSeq) {
      damaged += 1;
      continue;
    }
    lastSeq = record.seq;
    if (record.kind === 'append')
      pending.set(record.mutation.id, { mutation: record.mutation, bytes: line.length + 1 });
    else for (const id of record.ids) pending.delete(id);
  }
  return { pending, nextSeq: lastSeq + 1 + damaged, goodLength, damaged };
}
