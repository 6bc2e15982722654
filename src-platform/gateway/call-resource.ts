/**
 * One use of a granted resource (R049, R066): checked against the grant, fetched from the provider's system,
 * cut down to the granted items, recorded in the ledger, and only then delivered.
 */

import type { z } from 'zod';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { isDedicatedTo } from '#shared/domain/catalog/share-type.ts';
import { civilDateOf, instantOf } from '#shared/domain/clock/civil-date.ts';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { checkUse } from '#shared/domain/usage/check-use.ts';
import type { GatewayReply, gatewayRequest } from '#shared/protocol/gateway.ts';
import type { Caller } from '../access/sessions.ts';
import { issueNumber } from '../authority/numbering.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecord, writeRecords } from '../database/records.ts';
import { ProblemError } from '../http/problem.ts';
import { type LedgerWriter, withLedger } from '../ledger/ledger.ts';
import { noteAnswer, watched } from './availability-watch.ts';
import { noteFirstUse } from './first-use.ts';
import { askSource, type SourceRecord } from './source-client.ts';

export type GatewayRequest = z.output<typeof gatewayRequest>;
export type Gateway = {
  readonly database: Database;
  readonly now: () => number;
  readonly calendar: WorkCalendar;
  /** Keyed digest of what was asked, so that a query key cannot be guessed from the record. */
  readonly requestDigest: (request: GatewayRequest) => string;
};

/** Without the call now asked for: repeating the last one that the cap allows asks for no more than was given. */
export const otherCallsToday = async (
  tx: Transaction,
  request: Pick<GatewayRequest, 'grantId' | 'callId'>,
  now: number,
): Promise<number> => {
  const { rows } = await tx.query<{ calls: number }>(
    `SELECT count(*) AS calls FROM call_record
     WHERE body ->> 'grantId' = $1 AND (body ->> 'at')::bigint >= $2 AND id <> $3`,
    [request.grantId, instantOf(civilDateOf(now), 0), request.callId],
  );
  return rows[0]?.calls ?? 0;
};

const grantInForce = async (
  tx: Transaction,
  gateway: Gateway,
  use: { caller: Caller; request: GatewayRequest },
): Promise<Grant> => {
  const grant = await fetchRecord(tx, { table: 'grant', id: use.request.grantId });
  if (grant === undefined) throw new ProblemError('record.missing');
  const now = gateway.now();
  const refused = checkUse(grant, {
    actor: use.caller.actor,
    purpose: use.request.purpose,
    now,
    callsToday: await otherCallsToday(tx, use.request, now),
  });
  if (refused !== null) throw new ProblemError(refused.error.code, refused.error.field);
  return grant;
};

/** What the entry still offers of the grant. Throws record.missing, case.entry-not-published, case.dedicated-only, case.item-unknown. */
export const grantedItems = async (tx: Transaction, grant: Grant): Promise<CatalogEntry['items']> => {
  const entry = await fetchRecord(tx, { table: 'catalogEntry', id: grant.entryId });
  if (entry === undefined) throw new ProblemError('record.missing');
  if (entry.status === 'stopped') throw new ProblemError('case.entry-not-published');
  // 五(四)4: leaving the list ends the right from then on.
  if (entry.dedicatedTo !== null && !isDedicatedTo(entry, grant.userDepartmentId))
    throw new ProblemError('case.dedicated-only');
  const items = entry.items.filter((item) => grant.itemIds.includes(item.id));
  if (items.length === 0) throw new ProblemError('case.item-unknown');
  return items;
};

const cutDown = (records: readonly SourceRecord[], items: CatalogEntry['items']): GatewayReply['records'] =>
  records.map((record) =>
    Object.fromEntries(
      items.map(({ id, name }) => [name, Object.hasOwn(record, id) ? (record[id] ?? null) : null]),
    ),
  );

type Delivery = { grant: Grant; items: CatalogEntry['items']; records: GatewayReply['records'] };

const writeCall = async (
  writer: LedgerWriter,
  gateway: Gateway,
  use: { caller: Caller; request: GatewayRequest; delivery: Delivery },
): Promise<CallRecord> => {
  const { caller, request, delivery } = use;
  const { grant } = delivery;
  const sharingCase = await fetchRecord(writer.tx, { table: 'sharingCase', id: grant.caseId });
  const now = gateway.now();
  const call = {
    id: request.callId,
    number: await issueNumber(writer.tx, 'call', now),
    grantId: grant.id,
    caseId: grant.caseId,
    caseNumber: sharingCase?.number ?? grant.caseId,
    entryId: grant.entryId,
    entryCode: grant.entryCode,
    entryName: grant.entryName,
    providerId: grant.providerId,
    userDepartmentId: grant.userDepartmentId,
    officerId: caller.actor.officerId,
    officerName: caller.actor.officerName,
    at: now,
    purpose: grant.purpose,
    itemNames: delivery.items.map((item) => item.name),
    rowCount: delivery.records.length,
    requestDigest: gateway.requestDigest(request),
    resultDigest: digestOfValue(delivery.records),
    file: null,
    database: null,
  };
  const entry = writer.append({
    at: now,
    officerId: caller.actor.officerId,
    departmentId: caller.actor.departmentId,
    deviceId: caller.deviceId,
    action: 'gateway.call',
    outcome: 'applied',
    subject: { callId: call.id, call: digestOfValue(call) },
  });
  const row: CallRecord = { ...call, ledgerSeq: entry.seq, ledgerHash: entry.hash };
  await writeRecords(writer.tx, [{ table: 'callRecord', row }], entry.seq);
  await noteAnswer(writer.tx, grant, { at: now, stamp: entry.seq });
  await noteFirstUse(writer.tx, grant, { at: now, calendar: gateway.calendar, stamp: entry.seq });
  return row;
};

/**
 * Throws the refusals of checkUse, record.missing, source.unavailable, and, where the entry no longer offers what
 * was granted, case.entry-not-published, case.dedicated-only or case.item-unknown. A repeat by the same officer
 * answers with the record already made.
 */
export const callResource = async (
  gateway: Gateway,
  caller: Caller,
  request: GatewayRequest,
): Promise<GatewayReply> => {
  const grant = await grantInForce(gateway.database, gateway, { caller, request });
  const items = await grantedItems(gateway.database, grant);
  const answered = await watched(gateway, { caller, grant }, () =>
    askSource(gateway.database, grant.entryId, request.key),
  );
  const records = cutDown(answered, items);
  return withLedger(gateway.database, async (writer) => {
    const known = await fetchRecord(writer.tx, { table: 'callRecord', id: request.callId });
    if (known !== undefined) {
      const same =
        known.grantId === grant.id &&
        known.officerId === caller.actor.officerId &&
        known.requestDigest === gateway.requestDigest(request);
      if (!same || known.resultDigest !== digestOfValue(records)) throw new ProblemError('record.exists');
      return { record: known, records };
    }
    // Asked again under the lock: the right may have been withdrawn, or the cap reached, while the source answered.
    await grantInForce(writer.tx, gateway, { caller, request });
    return {
      record: await writeCall(writer, gateway, { caller, request, delivery: { grant, items, records } }),
      records,
    };
  });
};
