/** Whose login and password these are: counted tries, the same time and words for every wrong one (ASVS 6.3.8). */
import { createHash } from 'node:crypto';
import type { Database, Transaction } from '../database/open-database.ts';
import { ProblemError } from '../http/problem.ts';
import { withLedger } from '../ledger/ledger.ts';
import { decoyHash, passwordMatches } from './password.ts';

const minute = 60_000;
/** Failures within the window that stop further tries, per account and per address (a whole bureau may share one). */
export const failureLimits = { window: 15 * minute, perLogin: 5, perAddress: 20 } as const;

export type Credentials = { readonly login: string; readonly password: string; readonly address: string };

export type Owner = {
  readonly officerId: string;
  /** As it was when the password was held against it: a writer that finds another one must not go on. */
  readonly passwordHash: string;
  /** True where the password is one that must be changed first. */
  readonly oneTime: boolean;
};

type Access = { readonly database: Database; readonly now: () => number };

/** What is counted: a login as typed may be a password in the wrong field. */
const countedAs = (login: string): string => createHash('sha256').update(login).digest('hex');

const refuseWhileLockedOut = async (
  tx: Transaction,
  { login, address }: Credentials,
  now: number,
): Promise<void> => {
  const since = now - failureLimits.window;
  const { rows } = await tx.query<{ by_login: number; by_address: number }>(
    `SELECT (SELECT count(*) FROM sign_in_failure WHERE login = $1 AND at > $3) AS by_login,
            (SELECT count(*) FROM sign_in_failure WHERE address = $2 AND at > $3) AS by_address`,
    [countedAs(login), address, since],
  );
  const { by_login = 0, by_address = 0 } = rows[0] ?? {};
  if (by_login >= failureLimits.perLogin || by_address >= failureLimits.perAddress) {
    throw new ProblemError('session.locked-out');
  }
};

/**
 * In the ledger too: whose account, from which address. Never the login as typed, which may be a password in the
 * wrong field. Tries while locked out are not written: the ledger grows no faster than the limits let it.
 */
const recordFailure = (
  { database, now }: Access,
  { login, address }: Credentials,
  accountId: string | null,
): Promise<void> =>
  withLedger(database, async ({ tx, append }) => {
    const at = now();
    await tx.query('INSERT INTO sign_in_failure (login, address, at) VALUES ($1, $2, $3)', [
      countedAs(login),
      address,
      at,
    ]);
    append({
      at,
      officerId: null,
      departmentId: null,
      deviceId: null,
      action: 'session.sign-in',
      outcome: 'session.wrong-credentials',
      subject: { accountId, address },
    });
  });

type Held = {
  readonly officer_id: string;
  readonly password_hash: string;
  readonly closed_at: number | null;
  readonly suspended_at: number | null;
  readonly one_time_until: number | null;
};

/** What is said only to whoever knows the password. */
const refuseUnusable = (account: Held, now: number): void => {
  if (account.closed_at !== null) throw new ProblemError('session.account-closed');
  if (account.suspended_at !== null) throw new ProblemError('session.account-suspended');
  if (account.one_time_until !== null && account.one_time_until <= now)
    throw new ProblemError('session.password-lapsed');
};

/** Throws session.wrong-credentials, session.locked-out, session.account-*, session.password-lapsed. */
export const ownerOf = async (access: Access, given: Credentials): Promise<Owner> => {
  const { database, now } = access;
  await refuseWhileLockedOut(database, given, now());
  const { rows } = await database.query<Held>(
    `SELECT officer_id, password_hash, closed_at, suspended_at, one_time_until FROM account WHERE login = $1`,
    [given.login],
  );
  const account = rows[0];
  const matches = await passwordMatches(given.password, account?.password_hash ?? decoyHash);
  if (account === undefined || !matches) {
    await recordFailure(access, given, account?.officer_id ?? null);
    throw new ProblemError('session.wrong-credentials');
  }
  refuseUnusable(account, now());
  await database.query('DELETE FROM sign_in_failure WHERE login = $1 OR at <= $2', [
    countedAs(given.login),
    now() - failureLimits.window,
  ]);
  return {
    officerId: account.officer_id,
    passwordHash: account.password_hash,
    oneTime: account.one_time_until !== null,
  };
};

/** In the transaction that acts on it: suspended, closed or under another password since, it is nobody's. */
export const requireStanding = async (tx: Transaction, { officerId, passwordHash }: Owner): Promise<void> => {
  const { rowCount } = await tx.query(
    `SELECT 1 FROM account WHERE officer_id = $1 AND password_hash = $2
     AND closed_at IS NULL AND suspended_at IS NULL`,
    [officerId, passwordHash],
  );
  if (rowCount !== 1) throw new ProblemError('session.wrong-credentials');
};
