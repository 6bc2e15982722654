/** What only the platform knows of accounts, for their administrators (R063). The account itself is a row that syncs. */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';

const moment = z.int().nonnegative();

export const accountUse = z.strictObject({
  id: identifier,
  /** Epoch milliseconds by the platform's clock; null where nobody has signed in with it since that is kept. */
  lastSignInAt: moment.nullable(),
  /** `none`: no password was issued yet; `one-time`: issued and not changed yet; `own`: set by its holder. */
  credential: z.enum(['none', 'one-time', 'own']),
  /** Until when the one-time password can be used; null for any other. */
  oneTimeUntil: moment.nullable(),
});
export type AccountUse = z.infer<typeof accountUse>;

export const accountUseReply = z.strictObject({ accounts: z.array(accountUse).max(20_000) });

export const issuePasswordRequest = z.strictObject({
  accountId: identifier,
  expectedVersion: z.int().positive(),
});
/** Said once and kept nowhere: not by the platform, not in the ledger, not in a row. */
export const issuePasswordReply = z.strictObject({
  login: z.string().max(64),
  password: z.string().max(64),
  until: moment,
});
export type IssuePasswordReply = z.infer<typeof issuePasswordReply>;
