/** Every time limit of every department as one kind of thing, whichever record it runs in (五, 六, 七(四); R091). */
import { instantOf } from '../clock/civil-date.ts';
import type { Clock } from '../clock/clock.ts';
import { type ClockId, clockLabel } from '../clock/clock-id.ts';
import { roundsOf } from '../clock/rounds.ts';
import type { WorkCalendar } from '../clock/work-calendar.ts';
import type { Row } from '../tables.ts';

export const boardTables = [
  'sharingCase',
  'changeTrigger',
  'entryDraft',
  'correctionLimit',
  'circular',
] as const;
export type BoardTable = (typeof boardTables)[number];
export type BoardRows = { readonly [T in BoardTable]: readonly Row<T>[] };

/** 整改 is a date that a management department set; the others are limits of a text. */
export type Matter = ClockId | 'rectification';
export const matterLabel: Readonly<Record<Matter, string>> = { ...clockLabel, rectification: '限期改正' };

export type Limit = {
  readonly id: string;
  readonly table: BoardTable;
  readonly recordId: string;
  /** Who has to act; null for the platform's own review and audit, which belong to no party. */
  readonly departmentId: string | null;
  readonly matter: Matter;
  /** What the record is about. */
  readonly subject: string;
  readonly clause: string;
  readonly dueOn: string;
  /** The last instant in time, in epoch milliseconds. */
  readonly dueAt: number;
  /** When it was done; null while it runs. */
  readonly stoppedAt: number | null;
};

const ofPlatform: readonly Matter[] = ['compliance-review', 'unconditional-answer', 'catalog-audit'];

type Subject = Pick<Limit, 'table' | 'recordId' | 'subject'> & { readonly departmentId: string };

const ofClocks = (clocks: readonly Clock[], of: Subject, calendar: WorkCalendar): Limit[] =>
  roundsOf(clocks, calendar).map(({ key, clock }) => ({
    ...of,
    id: `${of.table}~${of.recordId}~${key}`,
    departmentId: ofPlatform.includes(clock.id) ? null : of.departmentId,
    matter: clock.id,
    clause: clock.clause,
    dueOn: clock.dueOn,
    dueAt: clock.dueAt,
    stoppedAt: clock.stoppedAt,
  }));

/** To the end of its date; what was replied counts from the reply, until it is sent back. */
const ofCircular = (row: Row<'circular'>): Limit => {
  const reply = row.history.findLast(({ act }) => act === 'reply');
  return {
    id: `circular~${row.id}`,
    table: 'circular',
    recordId: row.id,
    departmentId: row.departmentId,
    matter: 'rectification',
    subject: row.subject,
    clause: '七(四)',
    dueOn: row.rectifyBy,
    dueAt: instantOf(row.rectifyBy, 24) - 1,
    stoppedAt: row.state === 'issued' ? null : (reply?.at ?? null),
  };
};

/** Every limit that runs or ran in these rows, dated by the calendar known now. */
export const limitsOf = (rows: BoardRows, calendar: WorkCalendar): readonly Limit[] => [
  ...rows.sharingCase.flatMap(({ id, clocks, entryName, providerId }) =>
    ofClocks(
      clocks,
      { table: 'sharingCase', recordId: id, subject: entryName, departmentId: providerId },
      calendar,
    ),
  ),
  ...rows.changeTrigger.flatMap(({ id, clocks, title, providerId }) =>
    ofClocks(
      clocks,
      { table: 'changeTrigger', recordId: id, subject: title, departmentId: providerId },
      calendar,
    ),
  ),
  ...rows.entryDraft.flatMap(({ id, clocks, content, providerId }) =>
    ofClocks(
      clocks,
      { table: 'entryDraft', recordId: id, subject: content.name, departmentId: providerId },
      calendar,
    ),
  ),
  ...rows.correctionLimit.flatMap(({ id, clocks, entryName, providerId }) =>
    ofClocks(
      clocks,
      { table: 'correctionLimit', recordId: id, subject: entryName, departmentId: providerId },
      calendar,
    ),
  ),
  ...rows.circular.map(ofCircular),
];
