/** 报备回执: what a platform gives for an entry it took, or for a removal it was told of (R025). */
import { z } from 'zod';
import { identifier, line } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

/** 本级: the county's logical platform; 市级: the city platform, which every entry reaches. */
export const filingHop = z.enum(['own-level', 'city']);
export type FilingHop = z.infer<typeof filingHop>;

export const filingReceipt = z.strictObject({
  id: identifier,
  entryId: identifier,
  entryName: line(200),
  providerId: identifier,
  hop: filingHop,
  subject: z.enum(['entry', 'removal']),
  /** Null until the platform has recorded it. */
  number: line(40).nullable(),
  at: instant,
  /** The officer whose act the receipt is for. */
  by: identifier,
  departmentId: identifier,
});
export type FilingReceipt = z.infer<typeof filingReceipt>;
