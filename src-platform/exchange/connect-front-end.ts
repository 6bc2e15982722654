/** Registering how to reach a front end (R047): tried at once, kept sealed, and never shown again. */
import type { z } from 'zod';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import type { Rows } from '#shared/domain/action.ts';
import type { FrontEnd } from '#shared/domain/front-end/front-end.ts';
import { checkCityManagement } from '#shared/domain/organisation/city-management.ts';
import type { connectFrontEndRequest } from '#shared/protocol/front-end.ts';
import type { Caller } from '../access/sessions.ts';
import { type FrontEndSession, openFrontEnd } from '../database/front-end-session.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecord, writeRecords } from '../database/records.ts';
import { ProblemError } from '../http/problem.ts';
import { withLedger } from '../ledger/ledger.ts';
import type { ConnectionBox } from './connection-box.ts';
import { onFrontEnd } from './front-end-failure.ts';

export type ExchangeDesk = {
  readonly database: Database;
  readonly now: () => number;
  readonly connections: ConnectionBox;
};
type Request = z.output<typeof connectFrontEndRequest>;

/** Throws role.missing or department.wrong for all but an administrator of the city's management department. */
const requireCityManagement = async (tx: Transaction, { actor }: Caller): Promise<void> => {
  const department = await fetchRecord(tx, { table: 'department', id: actor.departmentId });
  const region = department && (await fetchRecord(tx, { table: 'region', id: department.regionId }));
  const rows = { get: (table: string) => (table === 'department' ? department : region), list: () => [] };
  const refused = checkCityManagement(rows as unknown as Rows, actor);
  if (refused !== null) throw new ProblemError(refused.error.code);
};

/**
 * Throws front-end.too-much-right where the account could do more than fill its own schemas, and front-end.refused
 * where it cannot make one or where the readers' role is not there.
 */
const checkRights = async (session: FrontEndSession, readerRole: string): Promise<void> => {
  const [mighty] = await session.query(
    `SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls
       OR pg_has_role(current_user, 'pg_execute_server_program', 'MEMBER')
       OR pg_has_role(current_user, 'pg_write_server_files', 'MEMBER')
       OR pg_has_role(current_user, 'pg_read_server_files', 'MEMBER')
     FROM pg_roles WHERE rolname = current_user`,
  );
  if (mighty?.[0] !== false) throw new ProblemError('front-end.too-much-right', 'user');
  const [may] = await session.query(
    `SELECT has_database_privilege(current_database(), 'CREATE'),
       EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1 AND rolname <> current_user),
       current_setting('server_encoding') = 'UTF8'`,
    [readerRole],
  );
  if (may?.[0] !== true || may[2] !== true) throw new ProblemError('front-end.refused', 'database');
  if (may[1] !== true) throw new ProblemError('front-end.refused', 'readerRole');
};

const tryOut = (request: Request): Promise<void> =>
  onFrontEnd(async () => {
    const session = await openFrontEnd(request);
    try {
      await checkRights(session, request.readerRole);
    } finally {
      await session.close();
    }
  });

/** Throws record.missing, the refusals of {@link requireCityManagement} and `front-end.*` of the trial. */
export const connectFrontEnd = async (
  desk: ExchangeDesk,
  caller: Caller,
  request: Request,
): Promise<{ readonly frontEnd: FrontEnd }> => {
  const { frontEndId, ...connection } = request;
  await requireCityManagement(desk.database, caller);
  if ((await fetchRecord(desk.database, { table: 'frontEnd', id: frontEndId })) === undefined)
    throw new ProblemError('record.missing');
  await tryOut(request);
  return withLedger(desk.database, async (writer) => {
    const at = desk.now();
    const known = await fetchRecord(writer.tx, { table: 'frontEnd', id: frontEndId });
    if (known === undefined) throw new ProblemError('record.missing');
    await desk.connections.store(writer.tx, frontEndId, connection, at);
    const frontEnd: FrontEnd = { ...known, version: known.version + 1, checkedAt: at };
    await writeRecords(writer.tx, [{ table: 'frontEnd', row: frontEnd }], writer.nextSeq);
    writer.append({
      at,
      officerId: caller.actor.officerId,
      departmentId: caller.actor.departmentId,
      deviceId: caller.deviceId,
      action: 'front-end.connect',
      outcome: 'applied',
      subject: { frontEndId, row: digestOfValue(frontEnd) },
    });
    return { frontEnd };
  });
};
