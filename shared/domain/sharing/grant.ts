/** 授权: the right to use, with the scope each use is checked against (R049, R056). */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { exchangeMethod } from '../catalog/entry.ts';

export const grant = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  caseId: identifier,
  agreementId: identifier.nullable(),
  entryId: identifier,
  entryCode: z.string().max(40),
  entryName: line(200),
  providerId: identifier,
  userDepartmentId: identifier,
  itemIds: z.array(identifier).min(1).max(500),
  purpose: paragraph(1000),
  scenario: paragraph(1000),
  method: exchangeMethod,
  grantedAt: z.int().nonnegative(),
  /** Last civil date of use, inclusive. */
  validUntil: z.iso.date(),
  callsPerDay: z.int().positive(),
  state: z.enum(['active', 'suspended', 'revoked']),
});
export type Grant = z.infer<typeof grant>;
