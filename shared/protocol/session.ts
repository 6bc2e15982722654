/** Signing in from a registered workstation. */
import { z } from 'zod';
import { officer } from '#shared/domain/organisation/organisation.ts';
import { identifier, line } from '#shared/lib/text.ts';
import { lease } from './lease.ts';

const secret = z.string().regex(/^[0-9a-f]{64}$/u);

export const signInRequest = z.strictObject({
  protocol: z.int(),
  login: line(64),
  password: z.string().min(1).max(256),
  device: z.strictObject({ id: identifier, secret, name: line(80) }),
});

/** A new password in the place of the one given; the only use of a one-time password. */
export const changePasswordRequest = signInRequest.extend({ newPassword: z.string().min(1).max(256) });

export const signInReply = z.strictObject({
  /** 256-bit reference token; only its digest is stored. */
  token: secret,
  officer,
  departmentName: line(80),
  demonstration: z.boolean(),
  /** Epoch milliseconds: ends at the latest then, and earlier after idleness. */
  expiresAt: z.int(),
  serverTime: z.int(),
  /** Lets this workstation open this officer's data without a link. */
  lease,
  /**
   * The same at every sign-in of this officer at this workstation, and known to nobody else: opens the officer's
   * data key again where the password or the machine's key store no longer does (A8).
   */
  recoveryKey: secret,
});
export type SignInReply = z.infer<typeof signInReply>;
