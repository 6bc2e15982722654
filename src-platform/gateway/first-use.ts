/** Data that reaches its user ends the delivery clock of the case (条例第22条), in the transaction that records the use. */
import type { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import { loadOfficeRules } from '#shared/domain/policy/office-rules.ts';
import { afterFirstUse } from '#shared/domain/sharing/deliver.ts';
import type { Transaction } from '../database/open-database.ts';
import { fetchRecord, fetchRecords, writeRecords } from '../database/records.ts';

/** `at` and the calendar date the clock; `stamp` is the use's place in the ledger. */
export const noteFirstUse = async (
  tx: Transaction,
  caseId: string,
  { at, calendar, stamp }: { readonly at: number; readonly calendar: WorkCalendar; readonly stamp: number },
): Promise<void> => {
  const subject = await fetchRecord(tx, { table: 'sharingCase', id: caseId });
  if (subject === undefined) return;
  const byId: Parameters<typeof loadOfficeRules>[0]['byId'] = (references) => fetchRecords(tx, references);
  const rules = await loadOfficeRules({ byId }, { now: at, calendar });
  const row = afterFirstUse(subject, { now: at, calendar: rules.calendar });
  if (row !== null) await writeRecords(tx, [{ table: 'sharingCase', row }], stamp);
};
