/**
 * Counting for an assessment: how many of what fell due in the period was done in time. It counts what was due within the
 * period and is asked for when the period is over, so whatever happens later leaves it as it was (R093).
 */
import { type BoardRows, type Limit, limitsOf, type Matter } from '../board/limit.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import type { WorkCalendar } from '../clock/work-calendar.ts';
import type { Figure, Period } from './figure.ts';
import type { Indicator, Measure } from './indicator.ts';

/** One record behind a figure. */
export type Counted = {
  readonly table: Limit['table'];
  readonly recordId: string;
  readonly subject: string;
  readonly dueOn: string;
  readonly hit: boolean;
};

export type AssessedRows = Pick<BoardRows, 'sharingCase' | 'changeTrigger' | 'correctionLimit' | 'circular'>;

const matterOf: Readonly<Record<Exclude<Measure, 'circulars'>, Matter>> = {
  answers: 'provider-answer',
  deliveries: 'delivery',
  updates: 'catalog-update',
  corrections: 'correction',
};

/** 通报 weigh a fifth each of the indicator, five and more all of it. */
const circularsThatTakeAll = 5;

const within = (date: string, { from, to }: Period): boolean => from <= date && date <= to;

export type Question = {
  readonly rows: AssessedRows;
  /** The department, and those that were merged into it. */
  readonly departmentIds: readonly string[];
  readonly period: Period;
  readonly calendar: WorkCalendar;
  /** Records that an accepted objection takes out. */
  readonly excluded: readonly string[];
};

const circularsOf = ({ rows, departmentIds, period: asked }: Question): Counted[] =>
  rows.circular
    .filter(({ departmentId }) => departmentIds.includes(departmentId))
    .map(({ id, subject, issuedAt }) => ({
      table: 'circular' as const,
      recordId: id,
      subject,
      dueOn: civilDateOf(issuedAt),
      hit: false,
    }))
    .filter(({ dueOn }) => within(dueOn, asked));

const limitsCounted = (
  matter: Matter,
  { rows, departmentIds, period: asked, calendar }: Question,
): Counted[] =>
  limitsOf({ ...rows, entryDraft: [] }, calendar)
    .filter(
      (limit) =>
        limit.matter === matter &&
        limit.departmentId !== null &&
        departmentIds.includes(limit.departmentId) &&
        within(limit.dueOn, asked),
    )
    .map(({ table, recordId, subject, dueOn, dueAt, stoppedAt }) => ({
      table,
      recordId,
      subject,
      dueOn,
      hit: stoppedAt !== null && stoppedAt <= dueAt,
    }));

/** The records behind a figure, those not in time first. */
export const countedFor = (of: Pick<Indicator, 'measure'>, question: Question): readonly Counted[] => {
  const all =
    of.measure === 'circulars' ? circularsOf(question) : limitsCounted(matterOf[of.measure], question);
  return all
    .filter(({ recordId }) => !question.excluded.includes(recordId))
    .toSorted((a, b) => Number(a.hit) - Number(b.hit) || (a.dueOn < b.dueOn ? -1 : 1));
};

export const figureOf = (of: Indicator, question: Question): Figure => {
  const counted = countedFor(of, question);
  if (of.measure === 'circulars')
    return {
      indicatorId: of.id,
      hits: Math.max(0, circularsThatTakeAll - counted.length),
      of: circularsThatTakeAll,
    };
  return { indicatorId: of.id, hits: counted.filter(({ hit }) => hit).length, of: counted.length };
};
