/** The board's own rows of the limits in each record, written wherever a record is (decision 0034). */
import china from '#assets/calendars/china.json' with { type: 'json' };
import { type BoardRows, type BoardTable, boardTables, limitsOf } from '#shared/domain/board/limit.ts';
import { type ArrangedYear, withArrangements } from '#shared/domain/calendar/arranged-year.ts';
import { type WorkCalendar, workCalendar } from '#shared/domain/clock/work-calendar.ts';
import type { Change } from '#shared/domain/tables.ts';
import type { Transaction } from './database.ts';

export type LimitedRow = { readonly change: Change; readonly audience: readonly string[] };

const base = workCalendar.parse(china);
const noRows: BoardRows = {
  sharingCase: [],
  changeTrigger: [],
  entryDraft: [],
  correctionLimit: [],
  circular: [],
};

const isLimited = ({ table }: Change): boolean => (boardTables as readonly string[]).includes(table);

/** The calendar with every year that was arranged. */
export const arrangedCalendar = async (tx: Transaction): Promise<WorkCalendar> => {
  const { rows } = await tx.query<{ body: ArrangedYear }>(
    `SELECT body FROM record WHERE table_name = 'yearArrangement'`,
  );
  return withArrangements(
    base,
    rows.map(({ body }) => body),
  );
};

const limitRowsOf = ({ change, audience }: LimitedRow, calendar: WorkCalendar) =>
  limitsOf({ ...noRows, [change.table as BoardTable]: [change.row] }, calendar).map((limit) => ({
    id: limit.id,
    table_name: limit.table,
    record_id: limit.recordId,
    audience,
    department_id: limit.departmentId,
    matter: limit.matter,
    subject: limit.subject,
    clause: limit.clause,
    due_on: limit.dueOn,
    due_at: limit.dueAt,
    stopped_at: limit.stoppedAt,
  }));

/** Makes the board know the limits of the records as they are now, dated by the calendar known now. */
export const writeTimeLimits = async (tx: Transaction, rows: readonly LimitedRow[]): Promise<void> => {
  const limited = rows.filter(({ change }) => isLimited(change));
  if (limited.length === 0) return;
  await tx.query(
    `DELETE FROM time_limit l USING unnest($1::text[], $2::text[]) AS given (table_name, record_id)
     WHERE l.table_name = given.table_name AND l.record_id = given.record_id`,
    [limited.map(({ change }) => change.table), limited.map(({ change }) => change.row.id)],
  );
  const calendar = await arrangedCalendar(tx);
  const written = limited.flatMap((each) => limitRowsOf(each, calendar));
  if (written.length === 0) return;
  await tx.query(
    'INSERT INTO time_limit SELECT * FROM jsonb_populate_recordset(NULL::time_limit, $1::jsonb)',
    [JSON.stringify(written)],
  );
};
