/** The list of workstations, taking one out of service, and ending an officer's sessions (R083; GB/T 22239-2019 8.1.4). */
import type { z } from 'zod';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import {
  type EndSessionsReply,
  type endSessionsRequest,
  type ListedWorkstation,
  type ListWorkstationsReply,
  listedWorkstationsMaximum,
  type workstationServiceRequest,
} from '#shared/protocol/workstations.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecord } from '../database/records.ts';
import { ProblemError } from '../http/problem.ts';
import { type LedgerWriter, withLedger } from '../ledger/ledger.ts';
import { removeSessions } from './session-rows.ts';
import { type Caller, sessionLimits } from './sessions.ts';

type Desk = { readonly database: Database; readonly now: () => number };

/** Throws role.missing or department.wrong for all but a security administrator of the city's management department. */
const requirePlatformSecurity = async (tx: Transaction, { actor }: Caller): Promise<void> => {
  if (!actor.roles.includes('security-admin')) throw new ProblemError('role.missing');
  const department = await fetchRecord(tx, { table: 'department', id: actor.departmentId });
  const region = department && (await fetchRecord(tx, { table: 'region', id: department.regionId }));
  if (department?.management !== true || region?.level !== 'city') throw new ProblemError('department.wrong');
};

type ListedRow = Omit<ListedWorkstation, 'stopped'> & {
  readonly stoppedAt: number | null;
  readonly stoppedBy: string | null;
  readonly stoppedReason: string;
};

const listQuery = `
  SELECT d.id, d.name, coalesce(r.body ->> 'name', d.registered_by) AS "registeredBy",
    d.registered_at AS "registeredAt", d.revoked_at AS "stoppedAt",
    coalesce(o.body ->> 'name', d.revoked_by) AS "stoppedBy", d.revoked_reason AS "stoppedReason",
    GREATEST(d.last_seen_at, (SELECT max(s.last_used_at) FROM session s WHERE s.device_id = d.id)) AS "lastSeenAt",
    coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('id', p.id, 'name', p.body ->> 'name'))
      FROM session s JOIN record p ON p.table_name = 'officer' AND p.id = s.officer_id
      WHERE s.device_id = d.id AND d.revoked_at IS NULL AND s.last_used_at > $1 AND s.created_at > $2), '[]') AS officers
  FROM device d
    LEFT JOIN record r ON r.table_name = 'officer' AND r.id = d.registered_by
    LEFT JOIN record o ON o.table_name = 'officer' AND o.id = d.revoked_by
  ORDER BY d.revoked_at IS NOT NULL, "lastSeenAt" DESC NULLS LAST, d.id LIMIT $3`;

/** Those in service first, the one last heard of foremost. */
export const listWorkstations = async (
  { database, now }: Desk,
  caller: Caller,
): Promise<ListWorkstationsReply> => {
  await requirePlatformSecurity(database, caller);
  const { rows } = await database.query<ListedRow>(listQuery, [
    now() - sessionLimits.idle,
    now() - sessionLimits.absolute,
    listedWorkstationsMaximum,
  ]);
  return {
    workstations: rows.map(({ stoppedAt, stoppedBy, stoppedReason, ...row }) => ({
      ...row,
      stopped: stoppedAt === null ? null : { at: stoppedAt, by: stoppedBy ?? '—', reason: stoppedReason },
    })),
  };
};

type Recorded = { readonly at: number; readonly action: string; readonly subject: object };

const record = (writer: LedgerWriter, { actor, deviceId }: Caller, { at, action, subject }: Recorded) =>
  writer.append({
    at,
    officerId: actor.officerId,
    departmentId: actor.departmentId,
    deviceId,
    action,
    outcome: 'applied',
    subject: { ...subject },
  });

/** Throws the refusals of {@link requirePlatformSecurity}, record.missing, workstation.own and workstation.unchanged. */
export const setWorkstationService = (
  { database, now }: Desk,
  caller: Caller,
  { workstationId, inService, reason }: z.output<typeof workstationServiceRequest>,
): Promise<void> =>
  withLedger(database, async (writer) => {
    const { tx } = writer;
    await requirePlatformSecurity(tx, caller);
    if (workstationId === caller.deviceId) throw new ProblemError('workstation.own');
    const { rows } = await tx.query<{ revoked_at: number | null }>(
      'SELECT revoked_at FROM device WHERE id = $1',
      [workstationId],
    );
    const known = rows[0];
    if (known === undefined) throw new ProblemError('record.missing');
    if ((known.revoked_at === null) === inService) throw new ProblemError('workstation.unchanged');
    const at = now();
    // Tokens of before do not come back to life with the workstation. Until then they stay: by them it is told why.
    if (inService) await removeSessions(tx, 'device_id = $1', [workstationId]);
    await tx.query('UPDATE device SET revoked_at = $2, revoked_by = $3, revoked_reason = $4 WHERE id = $1', [
      workstationId,
      inService ? null : at,
      inService ? null : caller.actor.officerId,
      inService ? '' : reason,
    ]);
    const subject = { workstationId, reason: digestOfValue(reason) };
    record(writer, caller, { at, action: inService ? 'workstation.readmit' : 'workstation.stop', subject });
  });

/** Throws the refusals of {@link requirePlatformSecurity}. */
export const endSessions = (
  { database, now }: Desk,
  caller: Caller,
  { officerId, reason }: z.output<typeof endSessionsRequest>,
): Promise<EndSessionsReply> =>
  withLedger(database, async (writer) => {
    await requirePlatformSecurity(writer.tx, caller);
    const ended = await removeSessions(writer.tx, 'officer_id = $1', [officerId]);
    const subject = { officerId, sessions: ended, reason: digestOfValue(reason) };
    record(writer, caller, { at: now(), action: 'session.end', subject });
    return { ended };
  });
