/** 交付文件: a provider's file for an entry that is shared by file (三(三), R028). Metadata only; bytes stay on the platform. */
import { z } from 'zod';
import { identifier, line } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { digestHex } from '../signing/signing-key.ts';

/** Largest file taken, in bytes. */
export const fileLimitBytes = 64 * 1024 * 1024;

/** Bytes of every part but the last; one size on both walls, so that main hands parts on as they come. */
export const partBytes = 512 * 1024;

/** A plain file name: no folders, no control characters, an ending. */
export const fileName = line(120).refine((name) =>
  /^[^\\/:*?"<>|.][^\\/:*?"<>|]*\.[A-Za-z0-9]{1,8}$/u.test(name),
);

/** What the provider says about a file before its bytes arrive, and what the platform checks them against. */
export const fileDeclaration = z.strictObject({
  entryId: identifier,
  name: fileName,
  size: z.int().positive().max(fileLimitBytes),
  /** SM3 of the whole file. */
  digest: digestHex,
  /** The information items the file holds: it goes only to those granted all of them (R049, R056). */
  itemIds: z.array(identifier).min(1).max(500),
  /** Whether each copy may carry a row naming its receiver; text in UTF-8 only. */
  copyRow: z.boolean(),
});
export type FileDeclaration = z.infer<typeof fileDeclaration>;

export const resourceFile = fileDeclaration.extend({
  id: identifier,
  providerId: identifier,
  officerId: identifier,
  officerName: line(40),
  /** When its last byte was there and its digest right; before that it is nobody's to see. */
  completedAt: instant,
});
export type ResourceFile = z.infer<typeof resourceFile>;

/** Parts a file of this size comes in. */
export const partCount = (size: number): number => Math.ceil(size / partBytes);

/** Bytes of part `n`, counted from 0; 0 where there is no such part. */
export const partSize = (size: number, n: number): number =>
  Math.max(0, Math.min(partBytes, size - n * partBytes));

/** Text that a row can be added to; anything else would be broken by it. */
export const takesCopyRow = (name: string): boolean => /\.(?:csv|txt)$/iu.test(name);
