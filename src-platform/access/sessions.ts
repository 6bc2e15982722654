/** Signing in from a registered workstation, and knowing on every request who asks (GB/T 22239-2019 8.1.4). */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Actor } from '#shared/domain/action.ts';
import type { Department, Officer } from '#shared/domain/organisation/organisation.ts';
import type { SignInReply } from '#shared/protocol/session.ts';
import type { Seal } from '../certificates/seal.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecord } from '../database/records.ts';
import { ProblemError } from '../http/problem.ts';
import { withLedger } from '../ledger/ledger.ts';
import { allowanceLimits, demandAllowance } from './allowance.ts';
import { ownerOf, requireStanding } from './credentials.ts';
import type { Gate } from './gate.ts';
import { grantLease, type Holder } from './leases.ts';
import { removeSessions } from './session-rows.ts';

const minute = 60_000;
/** A session ends after so long without a request, and after so long in any case. */
export const sessionLimits = { idle: 30 * minute, absolute: 12 * 60 * minute } as const;

export type SignIn = {
  readonly login: string;
  readonly password: string;
  readonly device: { readonly id: string; readonly secret: string; readonly name: string };
  readonly address: string;
};

export type Access = {
  readonly database: Database;
  readonly now: () => number;
  /** A try counts its predecessors, hashes and is counted inside: at most as many pass unseen as run at once. */
  readonly tries: Gate;
  readonly seal: Pick<Seal, 'sign'>;
  /** Hexadecimal, 256 bits, always the same for this officer at this workstation. */
  readonly recoveryKey: (holder: Holder) => string;
};

const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const sameDigest = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));

/** First contact registers the workstation in the name of the officer who signs in; a revoked one is refused. */
export const admitDevice = async (
  tx: Transaction,
  signIn: Pick<SignIn, 'device'>,
  officerId: string,
  now: number,
): Promise<boolean> => {
  const secretDigest = digest(signIn.device.secret);
  const inserted = await tx.query(
    `INSERT INTO device (id, secret_digest, name, registered_by, registered_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO NOTHING`,
    [signIn.device.id, secretDigest, signIn.device.name, officerId, now],
  );
  if (inserted.rowCount === 1) return true;
  const { rows } = await tx.query<{ secret_digest: string; revoked_at: number | null }>(
    'SELECT secret_digest, revoked_at FROM device WHERE id = $1',
    [signIn.device.id],
  );
  const known = rows[0];
  if (known === undefined || known.revoked_at !== null || !sameDigest(known.secret_digest, secretDigest)) {
    throw new ProblemError('session.device-refused');
  }
  return false;
};

const profileOf = async (
  tx: Transaction,
  officerId: string,
): Promise<{ officer: Officer; department: Department }> => {
  const officer = await fetchRecord(tx, { table: 'officer', id: officerId });
  const department = officer && (await fetchRecord(tx, { table: 'department', id: officer.departmentId }));
  if (officer === undefined || department === undefined) throw new ProblemError('session.wrong-credentials');
  return { officer, department };
};

/** Sessions that have ended: kept, they would only grow. */
const forgetEnded = (tx: Transaction, now: number) =>
  removeSessions(tx, 'last_used_at <= $1 OR created_at <= $2', [
    now - sessionLimits.idle,
    now - sessionLimits.absolute,
  ]);

/** Throws the refusals of {@link ownerOf}, session.password-due, session.device-refused or platform.busy. */
export const signIn = async (access: Access, request: SignIn): Promise<SignInReply> => {
  const owner = await access.tries.enter(() => ownerOf(access, request));
  if (owner.oneTime) throw new ProblemError('session.password-due');
  const { officerId } = owner;
  const token = randomBytes(32).toString('hex');
  return withLedger(access.database, async (writer) => {
    const now = access.now();
    await requireStanding(writer.tx, owner);
    const registered = await admitDevice(writer.tx, request, officerId, now);
    const { officer, department } = await profileOf(writer.tx, officerId);
    await forgetEnded(writer.tx, now);
    await writer.tx.query('UPDATE account SET last_sign_in_at = $2 WHERE officer_id = $1', [officerId, now]);
    await writer.tx.query(
      'INSERT INTO session (token_digest, officer_id, device_id, created_at, last_used_at) VALUES ($1, $2, $3, $4, $4)',
      [digest(token), officerId, request.device.id, now],
    );
    writer.append({
      at: now,
      officerId,
      departmentId: officer.departmentId,
      deviceId: request.device.id,
      action: 'session.sign-in',
      outcome: 'applied',
      subject: { deviceRegistered: registered },
    });
    return {
      token,
      officer,
      departmentName: department.name,
      demonstration: officer.demonstration,
      expiresAt: now + sessionLimits.absolute,
      serverTime: now,
      lease: grantLease(access.seal, { deviceId: request.device.id, officerId }, now),
      recoveryKey: access.recoveryKey({ deviceId: request.device.id, officerId }),
    };
  });
};

export const signOut = async (access: Pick<Access, 'database'>, token: string): Promise<void> => {
  await removeSessions(access.database, 'token_digest = $1', [digest(token)]);
};

export type Caller = { readonly actor: Actor; readonly deviceId: string };

/** With how far the ledger had come when the first database was asked who it is. */
export type CallerNow = Caller & { readonly head: number };

/**
 * Who holds the token now, with the roles they hold now; a change of role counts at once.
 * Throws session.expired, session.device-refused or session.account-closed, and sync.too-often where the allowance
 * does not cover the cost.
 */
export const callerOf = async (
  { database, now }: Pick<Access, 'database' | 'now'>,
  token: string,
  cost = 0,
): Promise<CallerNow> => {
  const at = now();
  const { burst, perSecond } = allowanceLimits;
  const { rows } = await database.query<HeldSession>(callerQuery, [
    digest(token),
    at,
    at - sessionLimits.idle,
    at - sessionLimits.absolute,
    burst,
    perSecond / 1000,
    cost,
  ]);
  const held = rows[0];
  if (held === undefined) throw new ProblemError(await whyRefused(database, token));
  demandAllowance(held.allowance);
  const { id, name, departmentId, roles } = held.officer;
  const actor = { officerId: id, officerName: name, departmentId, roles };
  return { actor, deviceId: held.device_id, head: held.head };
};

type HeldSession = {
  readonly device_id: string;
  readonly officer: Officer;
  readonly allowance: number;
  readonly head: number;
};

/** A workstation that was taken out of service is told so, or it would keep its data and ask for a sign-in. */
const whyRefused = async (database: Database, token: string) => {
  const { rows } = await database.query<{ revoked: boolean; closed: boolean }>(
    `SELECT d.revoked_at IS NOT NULL AS revoked, a.closed_at IS NOT NULL AS closed
     FROM session s JOIN device d ON d.id = s.device_id JOIN account a ON a.officer_id = s.officer_id
     WHERE s.token_digest = $1`,
    [digest(token)],
  );
  if (rows.some(({ revoked }) => revoked)) return 'session.device-refused';
  return rows.length > 0 && rows.every(({ closed }) => closed) ? 'session.account-closed' : 'session.expired';
};

/** Not worth waiting for the disk: what a crash forgets of it is a moment of use. */
const callerQuery = `
  WITH quietly AS (SELECT set_config('synchronous_commit', 'off', true) AS set)
  UPDATE session s SET
    last_used_at = GREATEST(s.last_used_at, $2::bigint),
    allowance = GREATEST(-1, LEAST($5::real, coalesce(s.allowance, $5::real)
      + GREATEST(0, $2::bigint - coalesce(s.allowance_at, $2::bigint)) * $6::real) - $7::real),
    allowance_at = $2::bigint
  FROM device d, record r, account a, quietly
  WHERE s.token_digest = $1 AND s.last_used_at > $3 AND s.created_at > $4
    AND d.id = s.device_id AND d.revoked_at IS NULL
    AND a.officer_id = s.officer_id AND a.closed_at IS NULL AND a.suspended_at IS NULL
    AND r.table_name = 'officer' AND r.id = s.officer_id AND quietly.set = 'off'
  RETURNING s.device_id, r.body AS officer, s.allowance, (SELECT seq FROM ledger_head) AS head`;
