/**
 * What the rules suspect of a row (七(四)1-8; R098 to R105): pure, the same in the window and on the platform. A finding
 * is a question to an officer: it decides nothing, and goes away where the row no longer bears it out.
 */

import { unsettledEntries } from '../change-trigger/change-trigger.ts';
import { isCircularOverdue } from '../circular/circular.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { type Clock, type ClockTime, standingOf } from '../clock/clock.ts';
import { type ClockId, clockLabel } from '../clock/clock-id.ts';
import { roundsOf } from '../clock/rounds.ts';
import { countWorkingDays } from '../clock/working-days.ts';
import { isRunOut } from '../difficulty/difficulty.ts';
import { type ForceGround, groundLabel } from '../grant/ground.ts';
import type { Row } from '../tables.ts';
import type { ViolationItem } from './item.ts';
import type { Evidence, SuspectTable } from './violation.ts';

export type Suspicion = {
  readonly item: ViolationItem;
  /** Whose conduct it would be. */
  readonly departmentId: string;
  readonly evidence: Evidence;
};

type Rule<T extends SuspectTable> = (row: Row<T>, time: ClockTime) => readonly Suspicion[];
type Late = { readonly aspect: string; readonly clock: Clock; readonly days: number };

/** The limits of those matters that ran out, one for each time they were due. */
const lateClocks = (clocks: readonly Clock[], which: readonly ClockId[], time: ClockTime): Late[] =>
  roundsOf(
    clocks.filter(({ id }) => which.includes(id)),
    time.calendar,
  ).flatMap(({ key, clock }): Late[] => {
    if ((clock.stoppedAt ?? time.now) <= clock.dueAt) return [];
    const { workingDaysLeft } = standingOf(clock, time.now, time.calendar);
    return [{ aspect: key, clock, days: Math.max(0, -workingDaysLeft) }];
  });

const sentenceOf = ({ clock, days }: Late): string => {
  const late = days === 0 ? '超期不足 1 个工作日' : `超期 ${days} 个工作日`;
  const end =
    clock.stoppedAt === null ? `至今未办，已${late}` : `${civilDateOf(clock.stoppedAt)} 办结，${late}`;
  return `${clockLabel[clock.id]}应于 ${clock.dueOn} 前办结（${clock.clause}，${clock.workingDays} 个工作日），${end}。`;
};

const lateEvidence = (
  late: Late,
  row: Pick<Evidence, 'table' | 'recordId' | 'subject'>,
  more = '',
): Evidence => ({
  ...row,
  aspect: late.aspect,
  finding: `${sentenceOf(late)}${more}`,
  clock: late.clock,
  workingDaysLate: late.days,
});

/** An answer or a delivery that is late is the provider's, whoever answered in its name (五(四)1), from 转至 on. */
const ofCase: Rule<'sharingCase'> = (row, time) => {
  const { forwardedAt } = row;
  if (forwardedAt === null) return [];
  return lateClocks(row.clocks, ['provider-answer', 'delivery'], time)
    .filter(({ clock }) => (clock.stoppedAt ?? time.now) > forwardedAt)
    .map((late) => {
      const made = row.history.some(({ at, lateBySync }) => lateBySync && at === late.clock.stoppedAt);
      const more = made ? '工作站记录的办理时间在时限内，送达平台时已超期。' : '';
      const subject = { table: 'sharingCase', recordId: row.id, subject: row.entryName } as const;
      return { item: 'V2', departmentId: row.providerId, evidence: lateEvidence(late, subject, more) };
    });
};

/** Nothing done by the end of the limit is V1, done after it V5; one finding for the limit, whichever it is now. */
const ofChange: Rule<'changeTrigger'> = (row, time) =>
  lateClocks(row.clocks, ['catalog-update'], time).map((late) => {
    const waiting = unsettledEntries(row).length;
    const idle = late.clock.stoppedAt === null && waiting > 0;
    const more = idle ? `还有 ${waiting} 条目录没有更新。` : '';
    const subject = { table: 'changeTrigger', recordId: row.id, subject: row.title } as const;
    return {
      item: idle ? 'V1' : 'V5',
      departmentId: row.providerId,
      evidence: lateEvidence(late, subject, more),
    };
  });

/** A doubt or an error that was not checked in time (五(五)). */
const ofCorrection: Rule<'correctionLimit'> = (row, time) =>
  lateClocks(row.clocks, ['correction'], time).map((late) => {
    const subject = { table: 'correctionLimit', recordId: row.id, subject: row.entryName } as const;
    return { item: 'V5', departmentId: row.providerId, evidence: lateEvidence(late, subject) };
  });

/** The difficulty was not accepted, and the date to share by has passed (二(一)). */
const ofDifficulty: Rule<'difficulty'> = (row, { now, calendar }) => {
  const today = civilDateOf(now);
  const verdict = row.decision?.verdict;
  if (verdict?.outcome !== 'not-accepted' || !isRunOut(row, today)) return [];
  const days = countWorkingDays(calendar, verdict.shareBy, today);
  const finding = `困难说明未被认可，应于 ${verdict.shareBy} 前共享，已过 ${days} 个工作日；请核对是否已经共享。`;
  const evidence: Evidence = {
    table: 'difficulty',
    recordId: row.id,
    aspect: `share-by.${verdict.shareBy}`,
    subject: row.name,
    finding,
    clock: null,
    workingDaysLate: days,
  };
  return [{ item: 'V2', departmentId: row.providerId, evidence }];
};

/** Collected on the officer's own word that it is another datum, while the catalogue supplies what reads like it (四(一)). */
const ofCollection: Rule<'collectionCheck'> = (row) => {
  const doubted = row.items.filter(
    ({ resolution, supplies }) => resolution.kind === 'different' && supplies.length > 0,
  );
  if (doubted.length === 0) return [];
  const names = doubted
    .slice(0, 10)
    .map(({ name, supplies }) => `“${name}”（目录已有“${supplies[0]?.entryName ?? ''}”）`);
  const evidence: Evidence = {
    table: 'collectionCheck',
    recordId: row.id,
    aspect: 'repeat',
    subject: row.name,
    finding: `拟采集核查中有 ${doubted.length} 项以“不是同一数据”为由仍要采集：${names.join('、')}。`.slice(
      0,
      1000,
    ),
    clock: null,
    workingDaysLate: null,
  };
  return [{ item: 'V3', departmentId: row.departmentId, evidence }];
};

/** What an order against a right says of its holder; the rest of the grounds say nothing of anybody's conduct. */
const itemOfGround: Readonly<Partial<Record<ForceGround, ViolationItem>>> = {
  'other-purpose': 'V7',
  commercial: 'V7',
  'unauthorised-use': 'V6',
  spread: 'V6',
  leak: 'V6',
  'beyond-scope': 'V6',
};

/** Grounds that say something of a holder's conduct. */
export const groundsOfBreach = Object.keys(itemOfGround) as readonly ForceGround[];

const ofGrant: Rule<'grant'> = (row) => {
  const orders = [
    ...row.holds.map((hold) => ({ ...hold, what: hold.kind === 'cut' ? '切断共享通道' : '暂停使用权' })),
    ...(row.withdrawal === null ? [] : [{ ...row.withdrawal, id: 'withdrawal', what: '收回使用权' }]),
  ];
  return orders.flatMap((order): Suspicion[] => {
    const item = itemOfGround[order.ground];
    if (item === undefined) return [];
    const evidence: Evidence = {
      table: 'grant',
      recordId: row.id,
      aspect: `order.${order.id}`,
      subject: row.entryName,
      finding:
        `${civilDateOf(order.at)} 因“${groundLabel[order.ground]}”被${order.what}：${order.reason}`.slice(
          0,
          1000,
        ),
      clock: null,
      workingDaysLate: null,
    };
    return [{ item, departmentId: row.userDepartmentId, evidence }];
  });
};

const ofCircular: Rule<'circular'> = (row, { now, calendar }) => {
  const today = civilDateOf(now);
  if (!isCircularOverdue(row, today)) return [];
  const days = countWorkingDays(calendar, row.rectifyBy, today);
  const answered = row.history.some(({ act }) => act === 'reject') ? '整改未通过核实' : '没有整改回复';
  const evidence: Evidence = {
    table: 'circular',
    recordId: row.id,
    aspect: `rectify-by.${row.rectifyBy}`,
    subject: `${row.number ?? '未编号'}通报：${row.subject}`.slice(0, 200),
    finding: `责令 ${row.rectifyBy} 前改正，至今${answered}，已超期 ${days} 个工作日。`,
    clock: null,
    workingDaysLate: days,
  };
  return [{ item: 'V8', departmentId: row.departmentId, evidence }];
};

const rules: { readonly [T in SuspectTable]: Rule<T> } = {
  sharingCase: ofCase,
  changeTrigger: ofChange,
  correctionLimit: ofCorrection,
  difficulty: ofDifficulty,
  collectionCheck: ofCollection,
  grant: ofGrant,
  circular: ofCircular,
};

/** Everything the rules suspect of one row. */
export const suspicionsOf = <T extends SuspectTable>(
  table: T,
  row: Row<T>,
  time: ClockTime,
): readonly Suspicion[] => rules[table](row, time);
