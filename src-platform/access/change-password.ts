/** A new password in the place of the one that was given: by choice, or before anything else (R063). */
import { checkPassword } from '#shared/domain/account/password-rules.ts';
import { ProblemError } from '../http/problem.ts';
import { withLedger } from '../ledger/ledger.ts';
import { ownerOf, requireStanding } from './credentials.ts';
import { hashPassword } from './password.ts';
import { removeSessions } from './session-rows.ts';
import { type Access, admitDevice, type SignIn } from './sessions.ts';

/**
 * Ends every session of the officer; the sign-in that follows is an ordinary one.
 * Throws the refusals of {@link ownerOf}, the refusal codes `password.*`, session.device-refused or platform.busy.
 */
export const changePassword = async (
  access: Pick<Access, 'database' | 'now' | 'tries'>,
  request: SignIn & { readonly newPassword: string },
): Promise<void> => {
  const { login, password, newPassword, device } = request;
  const { owner, newHash } = await access.tries.enter(async () => {
    const known = await ownerOf(access, request);
    const refused = checkPassword(newPassword, { login, before: password });
    if (refused !== null) throw new ProblemError(refused.error.code);
    return { owner: known, newHash: await hashPassword(newPassword) };
  });
  const { officerId } = owner;
  await withLedger(access.database, async ({ tx, append }) => {
    const at = access.now();
    await requireStanding(tx, owner);
    await admitDevice(tx, request, officerId, at);
    await tx.query(
      'UPDATE account SET password_hash = $2, has_password = true, one_time_until = NULL WHERE officer_id = $1',
      [officerId, newHash],
    );
    const sessions = await removeSessions(tx, 'officer_id = $1', [officerId]);
    append({
      at,
      officerId,
      departmentId: null,
      deviceId: device.id,
      action: 'session.change-password',
      outcome: 'applied',
      subject: { sessions, oneTime: owner.oneTime },
    });
  });
};
