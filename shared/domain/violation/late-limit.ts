/** A limit that ran out, as evidence: the clock, the clause, the whole working days past it and the sentence. */
import { civilDateOf, longDateLabel } from '../clock/civil-date.ts';
import { type Clock, type ClockTime, standingOf } from '../clock/clock.ts';
import { type ClockId, clockLabel } from '../clock/clock-id.ts';
import { roundsOf } from '../clock/rounds.ts';
import type { CaseEvent } from '../sharing/sharing-case.ts';
import type { Evidence } from './violation.ts';

export type Late = { readonly aspect: string; readonly clock: Clock; readonly days: number };

/** The limits of those matters that ran out, one for each time they were due. */
export const lateClocks = (
  clocks: readonly Clock[],
  which: readonly ClockId[],
  time: ClockTime,
): readonly Late[] =>
  roundsOf(
    clocks.filter(({ id }) => which.includes(id)),
    time.calendar,
  ).flatMap(({ key, clock }): Late[] => {
    if ((clock.stoppedAt ?? time.now) <= clock.dueAt) return [];
    const { workingDaysLeft } = standingOf(clock, time.now, time.calendar);
    return [{ aspect: key, clock, days: Math.max(0, -workingDaysLeft) }];
  });

/** 超期几个工作日, also where the day is not whole. */
export const lateWords = (days: number): string =>
  days === 0 ? '超期不足 1 个工作日' : `超期 ${days} 个工作日`;

const sentenceOf = ({ clock, days }: Late): string => {
  const end =
    clock.stoppedAt === null
      ? `至今未办，已${lateWords(days)}`
      : `${longDateLabel(civilDateOf(clock.stoppedAt))}办结，${lateWords(days)}`;
  return `${clockLabel[clock.id]}应于${longDateLabel(clock.dueOn)}前办结（${clock.clause}，${clock.workingDays} 个工作日），${end}。`;
};

export type Subject = Pick<Evidence, 'table' | 'recordId' | 'subject'>;

/** @param more what else an officer should know, as sentences */
export const lateEvidence = (late: Late, row: Subject, more = ''): Evidence => ({
  ...row,
  aspect: late.aspect,
  finding: `${sentenceOf(late)}${more}`,
  clock: late.clock,
  workingDaysLate: late.days,
});

/** Said where the act was made in time and only received after it (decision 9). */
export const wayWords = (
  history: readonly Pick<CaseEvent, 'at' | 'lateBySync'>[],
  { clock }: Late,
): string =>
  history.some(({ at, lateBySync }) => lateBySync && at === clock.stoppedAt)
    ? '工作站记录的办理时间在时限内，送达平台时已超期。'
    : '';
