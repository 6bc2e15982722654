/** What became of a delivery, in the ledger and for both sides to see: a batch is a call record like any other use (R028, R049). */
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import { afterFailure } from '#shared/domain/catalog/availability.ts';
import type { DatabaseDelivery } from '#shared/domain/database-delivery/database-delivery.ts';
import { type DeliveryStep, retryAt } from '#shared/domain/database-delivery/schedule.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { issueNumber } from '../authority/numbering.ts';
import type { Database } from '../database/open-database.ts';
import { fetchRecord, writeRecords } from '../database/records.ts';
import { noteAnswer } from '../gateway/availability-watch.ts';
import type { ProblemCode } from '../http/problem.ts';
import { type LedgerWriter, withLedger } from '../ledger/ledger.ts';
import type { Allowed } from './delivery-facts.ts';
import type { KnownBatch } from './front-end-table.ts';
import type { TableShape } from './table-shape.ts';

type Desk = { readonly database: Database; readonly now: () => number };
export type Delivered = {
  readonly allowed: Allowed;
  readonly callId: string;
  readonly frontEndId: string;
  readonly shape: TableShape;
  readonly caseNumber: string;
  readonly batch: KnownBatch;
};

const callOf = (done: Delivered, number: string, at: number) => {
  const { grant, delivery, items } = done.allowed;
  const { batch, shape } = done;
  return {
    id: done.callId,
    number,
    grantId: grant.id,
    caseId: grant.caseId,
    caseNumber: done.caseNumber,
    entryId: grant.entryId,
    entryCode: grant.entryCode,
    entryName: grant.entryName,
    providerId: grant.providerId,
    userDepartmentId: grant.userDepartmentId,
    officerId: delivery.officerId,
    officerName: delivery.officerName,
    at,
    purpose: grant.purpose,
    itemNames: items.map(({ name }) => name),
    rowCount: batch.rowCount,
    requestDigest: digestOfValue({ grantId: grant.id, frontEndId: done.frontEndId, batch: batch.batch }),
    resultDigest: batch.digest,
    file: null,
    database: {
      batch: batch.batch,
      schema: shape.schema,
      table: shape.table,
      foundChanged: batch.foundChanged,
    },
  };
};

/** Nobody's workstation did it: the platform acts on an officer's standing order. */
const noteIn = (
  writer: LedgerWriter,
  delivery: DatabaseDelivery,
  entry: { at: number; outcome: string; subject: object },
) =>
  writer.append({
    at: entry.at,
    officerId: delivery.officerId,
    departmentId: delivery.userDepartmentId,
    deviceId: null,
    action: 'delivery.database',
    outcome: entry.outcome,
    subject: { ...entry.subject },
  });

/** Recorded even where the right fell in this very moment: the batch stands at the front end, and reading is closed next. */
export const recordBatch = (desk: Desk, done: Delivered): Promise<void> =>
  withLedger(desk.database, async (writer) => {
    if ((await fetchRecord(writer.tx, { table: 'callRecord', id: done.callId })) !== undefined) return;
    const now = desk.now();
    const { grant } = done.allowed;
    const delivery =
      (await fetchRecord(writer.tx, { table: 'databaseDelivery', id: grant.id })) ?? done.allowed.delivery;
    const call = callOf(done, await issueNumber(writer.tx, 'call', now), now);
    const entry = await noteIn(writer, delivery, {
      at: now,
      outcome: 'applied',
      subject: { callId: call.id, call: digestOfValue(call) },
    });
    const record: CallRecord = { ...call, ledgerSeq: entry.seq, ledgerHash: entry.hash };
    const { batch, shape } = done;
    const row: DatabaseDelivery = {
      ...delivery,
      version: delivery.version + 1,
      frontEndId: done.frontEndId,
      state: 'delivered',
      place: { schema: shape.schema, table: shape.table },
      batch: {
        n: batch.batch,
        at: now,
        callId: call.id,
        rowCount: batch.rowCount,
        digest: batch.digest,
        foundChanged: batch.foundChanged,
      },
      failure: null,
      stoppedFor: null,
    };
    await writeRecords(
      writer.tx,
      [
        { table: 'callRecord', row: record },
        { table: 'databaseDelivery', row },
      ],
      entry.seq,
    );
    await noteAnswer(writer.tx, grant, { at: now, stamp: entry.seq });
    await writer.tx.query('DELETE FROM delivery_lease WHERE grant_id = $1', [grant.id]);
  });

/** The state after a failed try, with the time of the next one. */
export const recordFailure = (
  desk: Desk,
  grantId: string,
  failed: { readonly code: ProblemCode; readonly step: DeliveryStep },
): Promise<void> =>
  withLedger(desk.database, async (writer) => {
    const before = await fetchRecord(writer.tx, { table: 'databaseDelivery', id: grantId });
    if (before === undefined) return;
    const at = desk.now();
    const { code, step } = failed;
    const attempts = before.failure?.step === step ? before.failure.attempts + 1 : 1;
    const failure = { code, step, at, attempts, retryAt: retryAt(code, attempts, at) };
    const row = { ...before, version: before.version + 1, state: 'failed' as const, failure };
    const entry = await noteIn(writer, before, { at, outcome: code, subject: { grantId, step } });
    await writeRecords(writer.tx, [{ table: 'databaseDelivery', row }], entry.seq);
    if (code !== 'source.unavailable') return;
    const known = await fetchRecord(writer.tx, { table: 'availability', id: before.entryId });
    const unavailable = afterFailure(known, before, at);
    await writeRecords(writer.tx, [{ table: 'availability', row: unavailable }], entry.seq);
  });

/** Reading at the front end is closed, for the reason the right no longer stands. */
export const recordLock = (desk: Desk, grantId: string, stoppedFor: string): Promise<void> =>
  withLedger(desk.database, async (writer) => {
    const before = await fetchRecord(writer.tx, { table: 'databaseDelivery', id: grantId });
    if (before === undefined) return;
    const at = desk.now();
    const row = {
      ...before,
      version: before.version + 1,
      state: 'stopped' as const,
      failure: null,
      stoppedFor,
    };
    const subject = { grantId, step: 'lock', stoppedFor };
    const entry = await noteIn(writer, before, { at, outcome: 'applied', subject });
    await writeRecords(writer.tx, [{ table: 'databaseDelivery', row }], entry.seq);
  });
