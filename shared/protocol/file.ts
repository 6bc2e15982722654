/**
 * Delivery by file (R028). Up: declare, send the missing parts, complete. Down: ask for a copy, which is recorded,
 * then fetch its bytes by ranges. Both can be taken up again where they were cut.
 */
import { z } from 'zod';
import {
  fileDeclaration,
  fileLimitBytes,
  partBytes,
  resourceFile,
} from '#shared/domain/delivery/resource-file.ts';
import { digestHex } from '#shared/domain/signing/signing-key.ts';
import { callRecord } from '#shared/domain/usage/call-record.ts';
import { identifier, paragraph } from '#shared/lib/text.ts';

export const declareFileRequest = fileDeclaration;

/** The same officer declaring the same file again finds the upload begun before. */
export const declareFileReply = z.strictObject({
  fileId: identifier,
  /** Numbers, counted from 0, of the parts that are there. */
  received: z.array(z.int().nonnegative()).max(Math.ceil(fileLimitBytes / partBytes)),
});

export const completeFileReply = z.strictObject({ file: resourceFile });

export const copyRequest = z.strictObject({
  /** Repeating it answers with the record already made, never a second one. */
  callId: z.uuid(),
  grantId: identifier,
  purpose: paragraph(1000),
});

export const copyReply = z.strictObject({
  record: callRecord,
  /** Of the copy as delivered, its row included. */
  size: z.int().positive(),
  digest: digestHex,
});
export type CopyReply = z.infer<typeof copyReply>;
