/** A provider's file coming in (R028): declared, sent in parts that may be repeated, and published once it is whole. */
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { checkOffer } from '#shared/domain/delivery/check-delivery.ts';
import {
  type FileDeclaration,
  partCount,
  partSize,
  type ResourceFile,
} from '#shared/domain/delivery/resource-file.ts';
import type { Caller } from '../access/sessions.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecord, writeRecords } from '../database/records.ts';
import { ProblemError } from '../http/problem.ts';
import { withLedger } from '../ledger/ledger.ts';
import {
  dropOldUploads,
  lockFile,
  markComplete,
  openUpload,
  readPart,
  receivedParts,
  type StoredFile,
  writePart,
} from './file-store.ts';

export type FileDesk = { readonly database: Database; readonly now: () => number };

/** Uploads an officer may have begun and not finished; an older one gives way. */
const unfinishedLimit = 4;

const refuseOffer = async (tx: Transaction, caller: Caller, declared: FileDeclaration) => {
  const entry = await fetchRecord(tx, { table: 'catalogEntry', id: declared.entryId });
  if (entry === undefined) throw new ProblemError('record.missing', 'entryId');
  const masking = await fetchRecord(tx, { table: 'entryMasking', id: declared.entryId });
  const refused = checkOffer(caller.actor, { entry, masking }, declared);
  if (refused !== null) throw new ProblemError(refused.error.code, refused.error.field);
};

/** Throws record.missing and the refusals of checkOffer. */
export const declareFile = (desk: FileDesk, caller: Caller, declared: FileDeclaration) =>
  desk.database.transaction(async (tx) => {
    await refuseOffer(tx, caller, declared);
    const { officerId, departmentId } = caller.actor;
    const fileId = await openUpload(tx, {
      providerId: departmentId,
      officerId,
      declaration: declared,
      now: desk.now(),
    });
    await dropOldUploads(tx, { fileId, officerId }, unfinishedLimit);
    return { fileId, received: await receivedParts(tx, fileId) };
  });

/** An upload is its officer's alone; to all others there is none. */
const lockOwn = async (tx: Transaction, caller: Caller, fileId: string): Promise<StoredFile> => {
  const file = await lockFile(tx, fileId);
  if (file === undefined || file.officerId !== caller.actor.officerId)
    throw new ProblemError('record.missing', 'fileId');
  return file;
};

export type Part = { readonly fileId: string; readonly n: number; readonly bytes: Uint8Array };

/** A repeated part replaces the one before. Throws record.missing, record.exists, request.invalid. */
export const receivePart = (desk: FileDesk, caller: Caller, { fileId, n, bytes }: Part): Promise<void> =>
  desk.database.transaction(async (tx) => {
    const file = await lockOwn(tx, caller, fileId);
    if (file.completedAt !== null) throw new ProblemError('record.exists', 'fileId');
    if (bytes.length === 0 || bytes.length !== partSize(file.declaration.size, n))
      throw new ProblemError('request.invalid', 'n');
    await writePart(tx, fileId, { n, bytes });
  });

/** Reads every part once: they must make up the declared digest and, where copies get a row, be UTF-8. */
const checkBytes = async (tx: Transaction, { id, declaration }: StoredFile): Promise<void> => {
  const hash = sm3.create();
  const text = utf8Check();
  for (let n = 0; n < partCount(declaration.size); n += 1) {
    const bytes = await readPart(tx, id, n);
    if (bytes === undefined) throw new ProblemError('file.incomplete');
    hash.update(bytes);
    text.take(bytes);
  }
  // A damaged upload is told as that, not as the wrong encoding it may look like.
  if (bytesToHex(hash.digest()) !== declaration.digest) throw new ProblemError('file.digest', 'digest');
  if (declaration.copyRow && !text.isWhole()) throw new ProblemError('file.copy-row', 'copyRow');
};

const utf8Check = () => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let valid = true;
  const decode = (bytes?: Uint8Array): void => {
    try {
      if (valid) decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      valid = false;
    }
  };
  return {
    take: (bytes: Uint8Array): void => decode(bytes),
    /** True where all that was taken is UTF-8 and ends with a whole character. */
    isWhole: (): boolean => {
      decode();
      return valid;
    },
  };
};

const rowOf = (file: StoredFile, caller: Caller, now: number): ResourceFile => ({
  ...file.declaration,
  id: file.id,
  providerId: file.providerId,
  officerId: file.officerId,
  officerName: caller.actor.officerName,
  completedAt: now,
});

/** From here on no part can change. A file sealed and not yet published is published by the next try. */
const sealUpload = async (
  tx: Transaction,
  { caller, fileId, now }: { caller: Caller; fileId: string; now: number },
): Promise<StoredFile> => {
  const file = await lockOwn(tx, caller, fileId);
  if (file.completedAt !== null) return file;
  await checkBytes(tx, file);
  await markComplete(tx, fileId, now);
  return file;
};

/** Publishes a whole file; repeated, answers with the row already made. Throws file.incomplete, file.digest, file.copy-row. */
export const completeFile = async (
  desk: FileDesk,
  caller: Caller,
  fileId: string,
): Promise<{ file: ResourceFile }> => {
  // In a transaction of its own: hashing is slow, and nothing slow is done while the ledger's head is held.
  const file = await desk.database.transaction((tx) => sealUpload(tx, { caller, fileId, now: desk.now() }));
  return withLedger(desk.database, async (writer) => {
    const known = await fetchRecord(writer.tx, { table: 'resourceFile', id: fileId });
    if (known !== undefined) return { file: known };
    await refuseOffer(writer.tx, caller, file.declaration);
    const row = rowOf(file, caller, desk.now());
    const { seq } = writer.append({
      at: row.completedAt,
      officerId: caller.actor.officerId,
      departmentId: caller.actor.departmentId,
      deviceId: caller.deviceId,
      action: 'file.publish',
      outcome: 'applied',
      subject: { fileId, entryId: row.entryId, digest: row.digest, size: row.size },
    });
    await writeRecords(writer.tx, [{ table: 'resourceFile', row }], seq);
    return { file: row };
  });
};
