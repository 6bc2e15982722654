/** What the administrators of accounts ask of the platform alone: the use of accounts, and a one-time password (R063). */
import type { z } from 'zod';
import { applyIssue, issueReads } from '#shared/domain/account/issue.ts';
import { gatherRows } from '#shared/domain/action.ts';
import type { Role } from '#shared/domain/organisation/organisation.ts';
import type { AccountUse, IssuePasswordReply, issuePasswordRequest } from '#shared/protocol/accounts.ts';
import type { Database } from '../database/open-database.ts';
import { sourceOf, writeRecords } from '../database/records.ts';
import { ProblemError } from '../http/problem.ts';
import { withLedger } from '../ledger/ledger.ts';
import { sightOf } from '../sync/pull.ts';
import { makeOneTimePassword, oneTimeTerm } from './one-time-password.ts';
import { hashPassword } from './password.ts';
import { removeSessions } from './session-rows.ts';
import type { Access, Caller } from './sessions.ts';
import { standingActor } from './standing-actor.ts';

const administrators: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin'];

type UseRow = {
  readonly id: string;
  readonly last_sign_in_at: number | null;
  readonly has_password: boolean;
  readonly one_time_until: number | null;
};

/** Of the accounts whose rows the caller sees. Throws role.missing for all but the three administrators. */
export const accountUse = async (
  { database }: { readonly database: Database },
  { actor }: Caller,
): Promise<AccountUse[]> => {
  if (!actor.roles.some((held) => administrators.includes(held))) throw new ProblemError('role.missing');
  const { scopes } = await sightOf(database, actor);
  const { rows } = await database.query<UseRow>(
    `SELECT a.officer_id AS id, a.last_sign_in_at, a.has_password, a.one_time_until FROM account a
     JOIN record r ON r.table_name = 'account' AND r.id = a.officer_id
     WHERE r.audience && $1::text[] ORDER BY a.officer_id LIMIT 20000`,
    [scopes],
  );
  return rows.map(({ id, last_sign_in_at, has_password, one_time_until }) => ({
    id,
    lastSignInAt: last_sign_in_at,
    credential: !has_password ? 'none' : one_time_until === null ? 'own' : 'one-time',
    oneTimeUntil: one_time_until,
  }));
};

/**
 * Ends the account's sessions. The answer is the only place where the password is ever in the clear.
 * Throws platform.busy and the refusals of {@link applyIssue}.
 */
export const issuePassword = async (
  { database, now, tries }: Pick<Access, 'database' | 'now' | 'tries'>,
  { actor: admitted, deviceId }: Caller,
  request: z.output<typeof issuePasswordRequest>,
): Promise<IssuePasswordReply> => {
  // Before a hash is paid for: those without the office must not be able to spend the platform's time.
  if (!admitted.roles.includes('system-admin')) throw new ProblemError('role.missing');
  const { rows } = await database.query<{ login: string }>(
    'SELECT login FROM account WHERE officer_id = $1',
    [request.accountId],
  );
  const login = rows[0]?.login;
  if (login === undefined) throw new ProblemError('record.missing');
  const password = makeOneTimePassword(login);
  const hash = await tries.enter(() => hashPassword(password));
  return withLedger(database, async ({ tx, nextSeq, append }) => {
    const at = now();
    const actor = await standingActor(tx, admitted.officerId);
    if (actor === null) throw new ProblemError('session.expired');
    const known = await gatherRows(issueReads, { args: request, actor }, sourceOf(tx));
    const outcome = applyIssue(request, known, { actor, now: at, madeAt: at });
    if (!outcome.ok) throw new ProblemError(outcome.error.code);
    await writeRecords(tx, outcome.value, nextSeq);
    const until = at + oneTimeTerm;
    await tx.query(
      'UPDATE account SET password_hash = $2, has_password = true, one_time_until = $3 WHERE officer_id = $1',
      [request.accountId, hash, until],
    );
    await removeSessions(tx, 'officer_id = $1', [request.accountId]);
    append({
      at,
      officerId: actor.officerId,
      departmentId: actor.departmentId,
      deviceId,
      action: 'account.issue',
      outcome: 'applied',
      subject: { accountId: request.accountId, until },
    });
    return { login, password, until };
  });
};
