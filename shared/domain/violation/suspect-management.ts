/**
 * What the rules suspect of a county's management department under 809 (条例第41条): its own acts that ran out of time. The
 * city's are nobody's finding, because no desk of this platform stands above it (decision 0031).
 */
import { civilDateOf, longDateLabel } from '../clock/civil-date.ts';
import { type Clock, recomputeClock } from '../clock/clock.ts';
import type { ClockId } from '../clock/clock-id.ts';
import type { Extension } from '../clock/extension.ts';
import type { WorkCalendar } from '../clock/work-calendar.ts';
import { countWorkingDays } from '../clock/working-days.ts';
import { national2025, runsUnder809 } from '../policy/national-2025.ts';
import { lateClocks, lateEvidence, type Subject, wayWords } from './late-limit.ts';
import type { Surroundings } from './surroundings.ts';
import type { Rule, Suspicion } from './suspicion.ts';

/** The management department of a region below the city; null for the city's. */
const countyManagement = (regionId: string | undefined, around: Surroundings): string | null => {
  const level = regionId === undefined ? undefined : around.region(regionId)?.level;
  if (regionId === undefined || level === undefined || level === 'city') return null;
  const managers = around.departmentsIn(regionId).filter(({ management }) => management);
  return managers.map(({ id }) => id).toSorted()[0] ?? null;
};

/** The county whose own platform does it: one without a logical platform leaves it to the city's (R009). */
const platformOf = (regionId: string | undefined, around: Surroundings): string | null =>
  regionId !== undefined && around.region(regionId)?.logicalPlatform === true
    ? countyManagement(regionId, around)
    : null;

/** The region that both departments belong to; undefined where they belong to two. */
const sharedRegion = (ids: readonly [string, string], around: Surroundings): string | undefined => {
  const [one, other] = ids.map((id) => around.department(id)?.regionId);
  return one === other ? one : undefined;
};

/** 符合性审查, and under 809 the answer of unconditional sharing, which the review gives. */
export const lateReview: Rule<'sharingCase'> = (row, time, around) => {
  const parties = [row.applicantDepartmentId, row.providerId] as const;
  const departmentId = platformOf(sharedRegion(parties, around), around);
  if (departmentId === null || !runsUnder809(row)) return [];
  const which = row.route === 'unconditional' ? 'unconditional-answer' : 'compliance-review';
  const subject = { table: 'sharingCase', recordId: row.id, subject: row.entryName } as const;
  return lateClocks(row.clocks, [which], time).map((late) => ({
    item: 'M1',
    departmentId,
    evidence: lateEvidence(late, subject, wayWords(row.history, late)),
  }));
};

const isNational = ({ pack }: Clock): boolean => pack === national2025.id;

/** 审核发布 on the county's desk, from the filing on; what it accepted waits for the city (条例第17条). */
export const lateAudit: Rule<'entryDraft'> = (row, time, around) => {
  const filed = row.history.findLast(({ act }) => act === 'file');
  const departmentId = platformOf(around.department(row.providerId)?.regionId, around);
  if (departmentId === null || filed === undefined) return [];
  const clocks = row.clocks.filter(({ startedAt }) => startedAt === filed.at);
  if (!clocks.some(isNational)) return [];
  const subject = { table: 'entryDraft', recordId: row.id, subject: row.content.name } as const;
  return lateClocks(clocks, ['catalog-audit'], time).map((late) => ({
    item: 'M1',
    departmentId,
    evidence: lateEvidence(late, subject),
  }));
};

type Asked = {
  readonly asked: Extension | null;
  readonly clocks: readonly Clock[];
  readonly id: ClockId;
  readonly what: string;
  readonly subject: Subject;
  readonly departmentId: string | null;
};

/** The limit that was to be extended, as it would have ended without that. */
const limitAsked = (
  asked: Extension,
  clocks: readonly Clock[],
  calendar: WorkCalendar,
): Clock | undefined => {
  const limit = clocks.find(
    ({ startedAt, stoppedAt }) => startedAt <= asked.askedAt && (stoppedAt ?? asked.askedAt) >= asked.askedAt,
  );
  if (limit === undefined) return undefined;
  // Not moved, it is the limit itself, and one that was stopped keeps its date.
  if (asked.consent !== true) return recomputeClock(limit, calendar);
  const before = { ...limit, workingDays: limit.workingDays - asked.workingDays, stoppedAt: null };
  return { ...recomputeClock(before, calendar), stoppedAt: limit.stoppedAt };
};

/** 809 names no days for the consent: the limit that it would move is the last day it can still do so. */
const lateConsent = (
  { asked, clocks, id, what, subject, departmentId }: Asked,
  { now, calendar }: { readonly now: number; readonly calendar: WorkCalendar },
): readonly Suspicion[] => {
  if (asked === null || departmentId === null) return [];
  const own = clocks.filter((each) => isNational(each) && each.id === id);
  const limit = limitAsked(asked, own, calendar);
  if (limit === undefined || asked.askedAt > limit.dueAt) return [];
  const end = asked.decidedAt ?? limit.stoppedAt ?? now;
  if (end <= limit.dueAt) return [];
  const days = countWorkingDays(calendar, limit.dueOn, civilDateOf(end));
  const done = asked.decidedAt === null ? '没有决定' : `${longDateLabel(civilDateOf(asked.decidedAt))}才决定`;
  const finding = `${longDateLabel(civilDateOf(asked.askedAt))}申请${what}，应在原时限届满（${longDateLabel(limit.dueOn)}，${limit.clause}）前决定是否同意，主管部门${done}，已过 ${days} 个工作日。`;
  const evidence = {
    ...subject,
    aspect: `extension.${asked.askedAt}`,
    finding,
    clock: limit,
    workingDaysLate: days,
  };
  return [{ item: 'M1', departmentId, evidence }];
};

/** 延长答复: decided by the management department of the two parties' level (条例第21条). */
export const lateAnswerConsent: Rule<'sharingCase'> = (row, time, around) =>
  lateConsent(
    {
      asked: row.extension,
      clocks: row.clocks,
      id: 'provider-answer',
      what: '延长答复',
      subject: { table: 'sharingCase', recordId: row.id, subject: row.entryName },
      departmentId: countyManagement(
        sharedRegion([row.applicantDepartmentId, row.providerId], around),
        around,
      ),
    },
    time,
  );

/** 延长更新: decided by the management department of the provider's level (条例第17条). */
export const lateUpdateConsent: Rule<'changeTrigger'> = (row, time, around) =>
  lateConsent(
    {
      asked: row.extension,
      clocks: row.clocks,
      id: 'catalog-update',
      what: '延长更新',
      subject: { table: 'changeTrigger', recordId: row.id, subject: row.title },
      departmentId: countyManagement(around.department(row.providerId)?.regionId, around),
    },
    time,
  );
