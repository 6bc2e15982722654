/** What the platform holds about one delivery, and whether the right allows the next batch now (R049). */
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { DatabaseDelivery } from '#shared/domain/database-delivery/database-delivery.ts';
import type { FrontEnd } from '#shared/domain/front-end/front-end.ts';
import { acceptedFrontEnd } from '#shared/domain/front-end/front-end.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { checkUse } from '#shared/domain/usage/check-use.ts';
import type { Transaction } from '../database/open-database.ts';
import { fetchRecord, fetchRecords, fetchRecordsBy } from '../database/records.ts';
import { grantedItems, otherCallsToday } from '../gateway/call-resource.ts';
import { ProblemError } from '../http/problem.ts';

export type Facts = {
  readonly delivery: DatabaseDelivery;
  readonly grant: Grant;
  readonly entry: CatalogEntry;
};

/** Throws record.missing. */
export const factsOf = async (tx: Transaction, grantId: string): Promise<Facts> => {
  const [delivery, grant] = (await fetchRecords(tx, [
    { table: 'databaseDelivery', id: grantId },
    { table: 'grant', id: grantId },
  ])) as [DatabaseDelivery | undefined, Grant | undefined];
  const entry = grant && (await fetchRecord(tx, { table: 'catalogEntry', id: grant.entryId }));
  if (delivery === undefined || grant === undefined || entry === undefined)
    throw new ProblemError('record.missing');
  return { delivery, grant, entry };
};

/** The front end that the user department has now. Throws front-end.none. */
export const frontEndOf = async (tx: Transaction, grant: Grant): Promise<FrontEnd> => {
  const all = await fetchRecordsBy(tx, {
    table: 'frontEnd',
    field: 'departmentId',
    value: grant.userDepartmentId,
  });
  const accepted = acceptedFrontEnd(all as FrontEnd[]);
  if (accepted === undefined) throw new ProblemError('front-end.none');
  return accepted;
};

export type Allowed = Facts & { readonly items: CatalogEntry['items'] };

/**
 * Throws the refusals of checkUse and grantedItems. The officer who ordered the delivery answers for each batch, and
 * must still hold the office: with another role or department it stops until a successor orders it.
 */
export const allowBatch = async (
  tx: Transaction,
  use: { readonly grantId: string; readonly callId: string; readonly now: number },
): Promise<Allowed> => {
  const facts = await factsOf(tx, use.grantId);
  const { delivery, grant } = facts;
  const officer = await fetchRecord(tx, { table: 'officer', id: delivery.officerId });
  const refused = checkUse(grant, {
    actor: {
      officerId: delivery.officerId,
      officerName: delivery.officerName,
      departmentId: officer?.departmentId ?? '',
      roles: officer?.roles ?? [],
    },
    purpose: grant.purpose,
    now: use.now,
    callsToday: await otherCallsToday(tx, use, use.now),
    method: 'database',
  });
  if (refused !== null) throw new ProblemError(refused.error.code);
  return { ...facts, items: await grantedItems(tx, grant) };
};
