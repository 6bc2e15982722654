/** One step of one delivery, under its lease: a batch, or the closing of reading (R028, R049, R086). */

import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import { type DeliveryStep, nextStep } from '#shared/domain/database-delivery/schedule.ts';
import { refusalOfStanding, standingOf } from '#shared/domain/grant/standing.ts';
import { loadOfficeRules } from '#shared/domain/policy/office-rules.ts';
import { openFrontEnd } from '../database/front-end-session.ts';
import { fetchRecord, fetchRecords } from '../database/records.ts';
import { rowsOfSource } from '../gateway/source-rows.ts';
import { ProblemError } from '../http/problem.ts';
import type { ExchangeDesk } from './connect-front-end.ts';
import { deliverBatch } from './deliver-batch.ts';
import { allowBatch, type Facts, factsOf, frontEndOf } from './delivery-facts.ts';
import { onFrontEnd } from './front-end-failure.ts';
import { closeReading } from './front-end-table.ts';
import { type Lease, releaseLease, renewLease, takeLease } from './lease.ts';
import { recordBatch, recordFailure, recordLock } from './record-delivery.ts';
import { shapeOf } from './table-shape.ts';

export type Exchange = ExchangeDesk & {
  readonly calendar: WorkCalendar;
  /** Names this node among those of one database. */
  readonly node: string;
};

/** What is to be done for a delivery now, with the calendar as it is arranged. */
export const stepOf = async (exchange: Exchange, facts: Facts): Promise<DeliveryStep | null> => {
  const now = exchange.now();
  const source = { byId: (ids: Parameters<typeof fetchRecords>[1]) => fetchRecords(exchange.database, ids) };
  const { calendar } = await loadOfficeRules(source, { now, calendar: exchange.calendar });
  return nextStep(facts.delivery, { ...facts, now, calendar });
};

const deliver = async (exchange: Exchange, lease: Lease): Promise<void> => {
  const { database, now } = exchange;
  const { grantId, callId } = lease;
  const allowed = await allowBatch(database, { grantId, callId, now: now() });
  const frontEnd = await frontEndOf(database, allowed.grant);
  const connection = await exchange.connections.load(database, frontEnd.id);
  const sharingCase = await fetchRecord(database, { table: 'sharingCase', id: allowed.grant.caseId });
  const caseNumber = sharingCase?.number ?? allowed.grant.caseId;
  const shape = shapeOf({ ...allowed.grant, caseNumber }, allowed.items);
  // A front end that was replaced holds none of the batches before.
  const last = allowed.delivery.frontEndId === frontEnd.id ? allowed.delivery.batch : null;
  const session = await onFrontEnd(() => openFrontEnd(connection));
  try {
    const batch = await deliverBatch(session, {
      shape,
      callId,
      at: now(),
      readerRole: connection.readerRole,
      last,
      source: rowsOfSource(database, allowed.grant.entryId),
      stillAllowed: async (moment) => {
        if (!(await renewLease(database, lease, now()))) throw new ProblemError('platform.busy');
        if (moment === 'commit') await allowBatch(database, { grantId, callId, now: now() });
      },
    });
    if (batch === null) return;
    await recordBatch(exchange, { allowed, callId, frontEndId: frontEnd.id, shape, caseNumber, batch });
  } finally {
    await session.close();
  }
};

/** A front end that is out of service, or whose table never was, has nothing to close. */
const lock = async (exchange: Exchange, { delivery, grant }: Facts): Promise<void> => {
  if (delivery.place !== null) {
    const connection = await exchange.connections.load(exchange.database, delivery.frontEndId);
    const schema = delivery.place.schema;
    await onFrontEnd(async () => {
      const session = await openFrontEnd(connection);
      try {
        await closeReading(session, schema, connection.readerRole);
      } finally {
        await session.close();
      }
    });
  }
  const standing = standingOf(grant, civilDateOf(exchange.now()));
  await recordLock(exchange, grant.id, refusalOfStanding(standing) ?? 'grant.ended');
};

/** Does what is due for one delivery; false where nothing is, or another node is at it. Failures are recorded, not thrown. */
export const runStep = async (exchange: Exchange, grantId: string): Promise<boolean> => {
  const { database, now, node } = exchange;
  const lease = await takeLease(database, { grantId, node, now: now() });
  if (lease === null) return false;
  try {
    // Looked at again under the lease: another node may just have done it.
    const facts = await factsOf(database, grantId);
    const step = await stepOf(exchange, facts);
    if (step === null) return false;
    try {
      await (step === 'deliver' ? deliver(exchange, lease) : lock(exchange, facts));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      // The lease went to another node, which tells its own outcome.
      if (error.code !== 'platform.busy') await recordFailure(exchange, grantId, { code: error.code, step });
    }
    return true;
  } finally {
    await releaseLease(database, lease);
  }
};
