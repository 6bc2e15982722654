/** Data that reaches its user ends the delivery clock of the case (条例第22条), in the transaction that records the use. */
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import { loadOfficeRules } from '#shared/domain/policy/office-rules.ts';
import { afterFirstUse } from '#shared/domain/sharing/deliver.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import type { Transaction } from '../database/open-database.ts';
import { fetchRecord, fetchRecords, writeRecords } from '../database/records.ts';

/** `at` and the calendar date the clock; `stamp` is the use's place in the ledger. */
export const noteFirstUse = async (
  tx: Transaction,
  { caseId, revisions }: Pick<Grant, 'caseId' | 'revisions'>,
  { at, calendar, stamp }: { readonly at: number; readonly calendar: WorkCalendar; readonly stamp: number },
): Promise<void> => {
  const byId: Parameters<typeof loadOfficeRules>[0]['byId'] = (references) => fetchRecords(tx, references);
  const rules = await loadOfficeRules({ byId }, { now: at, calendar });
  // What a change of the right added reaches its user by the same use.
  for (const id of new Set([caseId, ...revisions.map((each) => each.caseId)])) {
    const subject = await fetchRecord(tx, { table: 'sharingCase', id });
    const row = subject && afterFirstUse(subject, { now: at, calendar: rules.calendar });
    if (row) await writeRecords(tx, [{ table: 'sharingCase', row }], stamp);
  }
};
