/** An officer's outbox on the disk: append-only, one sealed record a line, fdatasync before an answer. */
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createSerialQueue } from '#shared/lib/serial-queue.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import type { Log } from '../../bridge/log.ts';
import { serviceRefusal } from '../service-refusals.ts';
import { syncFolder } from '../storage/durable-file.ts';
import { type JournalRecord, writeLine } from './journal-record.ts';
import { readJournal } from './read-journal.ts';

/** A longer file is rewritten once less than half of it is still needed. In bytes. */
export const compactionThreshold = 1024 * 1024;

export type JournalFile = {
  /** Resolves once the act is on the disk; at once for an act already pending. */
  readonly append: (mutation: Mutation) => Promise<void>;
  readonly settle: (ids: readonly string[]) => Promise<void>;
  /** Every act not settled, in the order of their appends. */
  readonly pending: () => Promise<Mutation[]>;
  /** Zeroes the key. Work asked for later rejects with `journal.locked`. */
  readonly close: () => Promise<void>;
};

type Unnumbered =
  | { readonly kind: 'append'; readonly mutation: Mutation }
  | { readonly kind: 'settle'; readonly ids: readonly string[] };

/** What is open: the file, how much of it is good, and what it says. */
type Open = {
  handle: FileHandle;
  length: number;
  nextSeq: number;
  readonly pending: Map<string, { readonly mutation: Mutation; readonly bytes: number }>;
  /** Lines that cannot be read: they may be acts, so a file that holds any is not emptied. */
  damaged: number;
};

export type JournalPlace = {
  readonly path: string;
  /** 16 bytes; the journal owns it from here on. */
  readonly key: Uint8Array;
  readonly log: Log;
  /** node:fs in the product; tests hand in disks that fail. */
  readonly openFile?: typeof open;
};

/** Opens the journal, making it where there is none. A torn last line is cut off; a damaged one is reported and kept out. */
export async function openJournal(place: JournalPlace): Promise<JournalFile> {
  const { key, log } = place;
  const oneAtATime = createSerialQueue();
  const file = await openOrCreate(place);
  let isClosed = false;

  const whileOpen = <T>(work: () => Promise<T>) =>
    oneAtATime(async () => {
      if (isClosed) throw serviceRefusal('journal.locked');
      return work();
    });

  return {
    append: (mutation) =>
      whileOpen(async () => {
        if (file.pending.has(mutation.id)) return;
        const bytes = await write(place, file, { kind: 'append', mutation });
        file.pending.set(mutation.id, { mutation, bytes });
      }),
    settle: (ids) =>
      whileOpen(async () => {
        const known = ids.filter((id) => file.pending.has(id));
        if (known.length === 0) return;
        if (known.length === file.pending.size && file.damaged === 0) {
          await empty(file);
          return;
        }
        await write(place, file, { kind: 'settle', ids: known });
        for (const id of known) file.pending.delete(id);
        // The acts are settled whether or not the file gets shorter.
        if (isWorthCompacting(file)) {
          await compact(place, file).catch(() => log.info('journal.not-compacted', { bytes: file.length }));
        }
      }),
    pending: () => whileOpen(async () => [...file.pending.values()].map(({ mutation }) => mutation)),
    close: () =>
      oneAtATime(async () => {
        if (isClosed) return;
        isClosed = true;
        key.fill(0);
        await file.handle.close();
      }),
  };
}

async function openOrCreate({ path, key, log, openFile = open }: JournalPlace): Promise<Open> {
  const handle = await openFile(path, 'a+', 0o600);
  try {
    const { pending, nextSeq, goodLength, damaged } = readJournal(key, await handle.readFile());
    if (damaged > 0) log.error('journal.damaged-lines', { lines: damaged });
    // An earlier release left a journal long though all was settled.
    const length = pending.size === 0 && damaged === 0 ? 0 : goodLength;
    await handle.truncate(length);
    await handle.datasync();
    await syncFolder(dirname(path));
    return { handle, length, nextSeq, pending, damaged };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Writes one record and waits for the disk; the number of its bytes. On failure the file is as it was. */
async function write(place: JournalPlace, file: Open, record: Unnumbered): Promise<number> {
  try {
    await makeGood(place, file);
    const line = Buffer.from(writeLine(place.key, { ...record, seq: file.nextSeq } as JournalRecord));
    await file.handle.appendFile(line);
    await file.handle.datasync();
    file.length += line.length;
    file.nextSeq += 1;
    return line.length;
  } catch (error) {
    await cutBack(file).catch(() => {});
    throw writeRefusal(error);
  }
}

/**
 * A record is written only behind what is known. Longer, the file ends in a half line that could not be cut off at the
 * time. Shorter, it lost acts that still wait: written behind zeroes, the next would be a line that nobody can read.
 */
async function makeGood(place: JournalPlace, file: Open): Promise<void> {
  const { size } = await file.handle.stat();
  if (size > file.length) await cutBack(file);
  if (size < file.length) await compact(place, file);
}

/**
 * Where nothing waits, nothing is kept, and the file's length says so to whoever has no key (A8). Numbers go on, so
 * that no old line fits in again while the file is open. What is known follows the cut at once: where the disk does
 * not confirm it, the acts are answered all the same, and the next record belongs at the beginning.
 */
async function empty(file: Open): Promise<void> {
  try {
    await file.handle.truncate(0);
    file.length = 0;
    file.pending.clear();
    await file.handle.datasync();
  } catch (error) {
    throw writeRefusal(error);
  }
}

/** Never longer than it is: a file is not filled up to the length it should have. */
async function cutBack(file: Open): Promise<void> {
  const { size } = await file.handle.stat();
  await file.handle.truncate(Math.min(size, file.length));
  await file.handle.datasync();
}

function isWorthCompacting(file: Open): boolean {
  if (file.length <= compactionThreshold) return false;
  const needed = [...file.pending.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  return needed * 2 < file.length;
}

/** Writes what is pending beside the journal and renames it into place: a crash leaves the old file or the new one. */
async function compact({ path, key, openFile = open }: JournalPlace, file: Open): Promise<void> {
  const partial = `${path}.new`;
  const records = [...file.pending.values()].map(
    ({ mutation }, index): JournalRecord => ({ kind: 'append', seq: file.nextSeq + index, mutation }),
  );
  const lines = Buffer.from(records.map((record) => writeLine(key, record)).join(''));
  await rm(partial, { force: true });
  const handle = await openFile(partial, 'ax+', 0o600);
  try {
    await handle.appendFile(lines);
    await handle.sync();
    await rename(partial, path);
  } catch (error) {
    await handle.close();
    throw error;
  }
  const old = file.handle;
  Object.assign(file, { handle, length: lines.length, nextSeq: file.nextSeq + records.length, damaged: 0 });
  await old.close();
  await syncFolder(dirname(path));
}

function writeRefusal(error: unknown): Error {
  const { code } = error as NodeJS.ErrnoException;
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  return serviceRefusal(isFull ? 'journal.disk-full' : 'journal.write-failed');
}
