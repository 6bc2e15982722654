/** A use of a granted resource through the platform; recorded before it is answered (R049). */
import { z } from 'zod';
import { callRecord } from '#shared/domain/usage/call-record.ts';
import { identifier, line, paragraph } from '#shared/lib/text.ts';

export const gatewayRequest = z.strictObject({
  /** Repeating a call with the same id answers with the record already made, never a second one. */
  callId: z.uuid(),
  grantId: identifier,
  purpose: paragraph(1000),
  /** What to look for: an exact value of the resource's key item. */
  key: line(100),
});

export const gatewayReply = z.strictObject({
  record: callRecord,
  /** Keyed by information item name, only the granted items. */
  records: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))).max(200),
});
export type GatewayReply = z.infer<typeof gatewayReply>;
