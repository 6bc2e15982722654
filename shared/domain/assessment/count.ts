/**
 * Counting for an assessment: how many of what fell due in the period was done in time. It counts what was due within the
 * period and is asked for when the period is over, so whatever happens later leaves it as it was (R093); what is put on
 * record after a sheet was computed is left out of it.
 */
import { type BoardRows, type Limit, limitsOf, type Matter } from '../board/limit.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import type { Clock, ClockTime } from '../clock/clock.ts';
import { withoutLaterConsent } from '../clock/extension.ts';
import { national2025 } from '../policy/national-2025.ts';
import type { Figure, Period } from './figure.ts';
import type { Exclusion, Indicator, Measure } from './indicator.ts';

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
  /** Every limit of the rows in question, and the 通报. */
  readonly limits: readonly Limit[];
  readonly circulars: AssessedRows['circular'];
  /** The department, and those that were merged into it. */
  readonly departmentIds: readonly string[];
  readonly period: Period;
  /** What accepted objections take out. */
  readonly excluded: readonly Exclusion[];
};

/** As they were at that moment: what was done since is dated by a calendar of later, and was not done in time either way. */
const asOf = <T extends { readonly clocks: readonly Clock[] }>(rows: readonly T[], now: number): T[] =>
  rows.map((row) => ({
    ...row,
    clocks: row.clocks.map((each) =>
      each.stoppedAt !== null && each.stoppedAt > now ? { ...each, stoppedAt: null } : each,
    ),
  }));

const { catalogUpdate, providerAnswer } = national2025.clocks;

/** Nor had more time been given that was given since: a calendar of later may have let a limit run on. */
const asGranted = <T extends AssessedRows['sharingCase' | 'changeTrigger'][number]>(
  rows: readonly T[],
  by: Pick<Clock, 'pack' | 'id'>,
  now: number,
): T[] =>
  rows.map((row) =>
    row.extension?.consent === true
      ? { ...row, clocks: withoutLaterConsent(row.clocks, { extension: row.extension, by }, now) }
      : row,
  );

/** A change of law may be recorded long after its limit ran out: a sheet knows those that were recorded when it was computed. */
const limitsKnown = (rows: AssessedRows, { now, calendar }: ClockTime): readonly Limit[] => {
  const recorded = rows.changeTrigger.filter(
    ({ history: [first] }) => first === undefined || first.at <= now,
  );
  const known: BoardRows = {
    sharingCase: asOf(asGranted(rows.sharingCase, providerAnswer, now), now),
    changeTrigger: asOf(asGranted(recorded, catalogUpdate, now), now),
    correctionLimit: asOf(rows.correctionLimit, now),
    circular: rows.circular,
    entryDraft: [],
  };
  return limitsOf(known, calendar);
};

/**
 * The limits are made of the rows once for all indicators.
 * @param time when the sheet was computed, and the calendar known then
 */
export const questionOf = (
  rows: AssessedRows,
  asked: Pick<Question, 'departmentIds' | 'period' | 'excluded'>,
  time: ClockTime,
): Question => ({
  ...asked,
  limits: limitsKnown(rows, time),
  circulars: rows.circular,
});

const circularsOf = ({ circulars, departmentIds, period: asked }: Question): Counted[] =>
  circulars
    .filter(({ departmentId }) => departmentIds.includes(departmentId))
    .map(({ id, subject, issuedAt }) => ({
      table: 'circular' as const,
      recordId: id,
      subject,
      dueOn: civilDateOf(issuedAt),
      hit: false,
    }))
    .filter(({ dueOn }) => within(dueOn, asked));

const limitsCounted = (matter: Matter, { limits, departmentIds, period: asked }: Question): Counted[] =>
  limits
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
    .filter(
      ({ recordId }) =>
        !question.excluded.some((each) => each.measure === of.measure && each.recordId === recordId),
    )
    .toSorted((a, b) => Number(a.hit) - Number(b.hit) || (a.dueOn < b.dueOn ? -1 : 1));
};

/** Whether anything at all of the department fell due in the period. */
const hadDue = ({ limits, departmentIds, period: asked, excluded }: Question): boolean =>
  limits.some(
    ({ departmentId, dueOn, recordId, matter }) =>
      !excluded.some(
        (each) =>
          each.recordId === recordId && each.measure !== 'circulars' && matterOf[each.measure] === matter,
      ) &&
      departmentId !== null &&
      departmentIds.includes(departmentId) &&
      within(dueOn, asked),
  );

/**
 * Nothing due and no 通报 is no merit: then it does not count either, and a department that had nothing to do has no score
 * instead of a full one.
 */
const circularsFigure = (of: Indicator, question: Question): Figure => {
  const { length } = countedFor(of, question);
  const counts = length > 0 || hadDue(question);
  return counts
    ? { indicatorId: of.id, hits: Math.max(0, circularsThatTakeAll - length), of: circularsThatTakeAll }
    : { indicatorId: of.id, hits: 0, of: 0 };
};

export const figureOf = (of: Indicator, question: Question): Figure => {
  if (of.measure === 'circulars') return circularsFigure(of, question);
  const counted = countedFor(of, question);
  return { indicatorId: of.id, hits: counted.filter(({ hit }) => hit).length, of: counted.length };
};
