/** Files and their parts in PostgreSQL. Knows no rules. */
import { randomUUID } from 'node:crypto';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import { type FileDeclaration, fileDeclaration } from '#shared/domain/delivery/resource-file.ts';
import type { Transaction } from '../database/open-database.ts';

export type StoredFile = {
  readonly id: string;
  readonly providerId: string;
  readonly officerId: string;
  readonly declaration: FileDeclaration;
  readonly completedAt: number | null;
};

type FileRow = {
  id: string;
  provider_id: string;
  officer_id: string;
  declaration: unknown;
  completed_at: number | null;
};

const fileOf = (row: FileRow): StoredFile => ({
  id: row.id,
  providerId: row.provider_id,
  officerId: row.officer_id,
  declaration: fileDeclaration.parse(row.declaration),
  completedAt: row.completed_at,
});

/** Held until the transaction ends: no part arrives while the file is being checked. Undefined where there is none. */
export const lockFile = async (tx: Transaction, id: string): Promise<StoredFile | undefined> => {
  const { rows } = await tx.query<FileRow>('SELECT * FROM file WHERE id = $1 FOR UPDATE', [id]);
  return rows[0] && fileOf(rows[0]);
};

export type Upload = {
  readonly providerId: string;
  readonly officerId: string;
  readonly declaration: FileDeclaration;
  readonly now: number;
};

/** The officer's unfinished upload of exactly this declaration, begun now where there is none. Answers its id. */
export const openUpload = async (tx: Transaction, upload: Upload): Promise<string> => {
  const { declaration, officerId } = upload;
  const { rows } = await tx.query<{ id: string }>(
    `INSERT INTO file (id, entry_id, provider_id, officer_id, declaration, declaration_digest, declared_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (officer_id, declaration_digest) WHERE completed_at IS NULL
     DO UPDATE SET declared_at = excluded.declared_at RETURNING id`,
    [
      `file-${randomUUID()}`,
      declaration.entryId,
      upload.providerId,
      officerId,
      JSON.stringify(declaration),
      digestOfValue(declaration),
      upload.now,
    ],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('an upload was neither found nor begun');
  return id;
};

/**
 * Drops all but this upload and the latest of the officer's other unfinished ones: what was given up must not fill the
 * disk. Of several declared in one moment this one is the latest.
 * @param kept how many may stay, this one included
 */
export const dropOldUploads = async (
  tx: Transaction,
  upload: { readonly fileId: string; readonly officerId: string },
  kept: number,
): Promise<void> => {
  await tx.query(
    `DELETE FROM file WHERE id IN (
       SELECT id FROM file WHERE officer_id = $1 AND completed_at IS NULL
       ORDER BY id = $2 DESC, declared_at DESC, id OFFSET $3)`,
    [upload.officerId, upload.fileId, kept],
  );
};

export const receivedParts = async (tx: Transaction, fileId: string): Promise<number[]> => {
  const { rows } = await tx.query<{ n: number }>('SELECT n FROM file_part WHERE file_id = $1 ORDER BY n', [
    fileId,
  ]);
  return rows.map(({ n }) => n);
};

export const writePart = async (tx: Transaction, fileId: string, part: { n: number; bytes: Uint8Array }) => {
  await tx.query(
    `INSERT INTO file_part (file_id, n, bytes) VALUES ($1, $2, $3)
     ON CONFLICT (file_id, n) DO UPDATE SET bytes = excluded.bytes`,
    [fileId, part.n, Buffer.from(part.bytes)],
  );
};

/** Undefined where the part is not there. */
export const readPart = async (
  tx: Transaction,
  fileId: string,
  n: number,
): Promise<Uint8Array | undefined> => {
  const { rows } = await tx.query<{ bytes: Uint8Array }>(
    'SELECT bytes FROM file_part WHERE file_id = $1 AND n = $2',
    [fileId, n],
  );
  return rows[0]?.bytes;
};

export const markComplete = async (tx: Transaction, fileId: string, now: number): Promise<void> => {
  await tx.query('UPDATE file SET completed_at = $2 WHERE id = $1', [fileId, now]);
};
