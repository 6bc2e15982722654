/** Noting whether a department's own system answered a call (R075), for its provider to see. */
import { afterAnswer, afterFailure } from '#shared/domain/catalog/availability.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import type { Caller } from '../access/sessions.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { fetchRecord, writeRecords } from '../database/records.ts';
import { ProblemError } from '../http/problem.ts';
import { withLedger } from '../ledger/ledger.ts';

type Desk = { readonly database: Database; readonly now: () => number };

/** Notes an answer in the transaction that records the call; `stamp` is that call's place in the ledger. */
export const noteAnswer = async (
  tx: Transaction,
  grant: Pick<Grant, 'entryId' | 'providerId'>,
  { at, stamp }: { readonly at: number; readonly stamp: number },
): Promise<void> => {
  const before = await fetchRecord(tx, { table: 'availability', id: grant.entryId });
  await writeRecords(tx, [{ table: 'availability', row: afterAnswer(before, grant, at) }], stamp);
};

/** The answer of a source; where it is unavailable, that is recorded before the refusal goes on to the caller. */
export const watched = async <T>(
  desk: Desk,
  use: { readonly caller: Caller; readonly grant: Grant },
  ask: () => Promise<T>,
): Promise<T> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'source.unavailable') await noteFailure(desk, use);
    throw error;
  }
};

const noteFailure = (
  { database, now }: Desk,
  { caller, grant }: { readonly caller: Caller; readonly grant: Grant },
): Promise<void> =>
  withLedger(database, async (writer) => {
    const at = now();
    const before = await fetchRecord(writer.tx, { table: 'availability', id: grant.entryId });
    const row = afterFailure(before, grant, at);
    await writeRecords(writer.tx, [{ table: 'availability', row }], writer.nextSeq);
    writer.append({
      at,
      officerId: caller.actor.officerId,
      departmentId: caller.actor.departmentId,
      deviceId: caller.deviceId,
      action: 'gateway.call',
      outcome: 'source.unavailable',
      subject: { grantId: grant.id, entryId: grant.entryId },
    });
  });
