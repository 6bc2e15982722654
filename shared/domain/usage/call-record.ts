/** 调用记录: one use of a grant through the platform (R049, R066). Holds digests, never the data. */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { digestHex } from '../signing/signing-key.ts';

export const deliveredFile = z.strictObject({
  id: identifier,
  name: line(120),
  /** Bytes of the copy, its row included. */
  size: z.int().positive(),
  /** The row that names the receiver, where the provider allowed one. */
  copyRow: line(300).nullable(),
});

/** The batch that was written where the use was a delivery by database (R028). */
export const deliveredTable = z.strictObject({
  batch: z.int().positive(),
  schema: line(63),
  table: line(63),
  /** The batch before no longer read as delivered: somebody had changed it at the front end. */
  foundChanged: z.boolean(),
});

export const callRecord = z.strictObject({
  id: identifier,
  number: line(40),
  grantId: identifier,
  caseId: identifier,
  caseNumber: line(40),
  entryId: identifier,
  entryCode: z.string().max(40),
  entryName: line(200),
  providerId: identifier,
  userDepartmentId: identifier,
  officerId: identifier,
  officerName: line(40),
  at: z.int().nonnegative(),
  purpose: paragraph(1000),
  itemNames: z.array(line(200)).min(1).max(500),
  rowCount: z.int().nonnegative(),
  /** HMAC or plain SM3 would let a query key be guessed; the request digest is keyed by the platform. */
  requestDigest: digestHex,
  /** SM3 of the canonical JSON of the records as delivered, of the bytes of the copy of a file, or of the rows of a batch. */
  resultDigest: digestHex,
  /** The copy that was delivered where the use was a file (R028); null for a query, and before files were. */
  file: deliveredFile.nullable().default(null),
  database: deliveredTable.nullable().default(null),
  ledgerSeq: z.int().positive(),
  ledgerHash: digestHex,
});
export type CallRecord = z.infer<typeof callRecord>;
