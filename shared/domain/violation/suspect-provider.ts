/** What the rules suspect of those who provide (七(四)1、2、5; 条例第39条). */

import { unsettledEntries } from '../change-trigger/change-trigger.ts';
import { civilDateOf, longDateLabel } from '../clock/civil-date.ts';
import { countWorkingDays } from '../clock/working-days.ts';
import { isRunOut } from '../difficulty/difficulty.ts';
import type { Grant } from '../sharing/grant.ts';
import { lateClocks, lateEvidence, wayWords } from './late-limit.ts';
import type { Rule } from './suspicion.ts';
import type { Evidence } from './violation.ts';

/** An answer or a delivery that is late is the provider's, whoever answered in its name (五(四)1), from 转至 on. */
export const lateAnswer: Rule<'sharingCase'> = (row, time) => {
  const { forwardedAt } = row;
  if (forwardedAt === null) return [];
  return lateClocks(row.clocks, ['provider-answer', 'delivery'], time)
    .filter(({ clock }) => (clock.stoppedAt ?? time.now) > forwardedAt)
    .map((late) => {
      const subject = { table: 'sharingCase', recordId: row.id, subject: row.entryName } as const;
      const evidence = lateEvidence(late, subject, wayWords(row.history, late));
      return { item: 'V2', departmentId: row.providerId, evidence };
    });
};

/** Nothing done by the end of the limit is V1, done after it V5; one finding for the limit, whichever it is now. */
export const lateUpdate: Rule<'changeTrigger'> = (row, time) =>
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
export const lateCorrection: Rule<'correctionLimit'> = (row, time) =>
  lateClocks(row.clocks, ['correction'], time).map((late) => {
    const subject = { table: 'correctionLimit', recordId: row.id, subject: row.entryName } as const;
    return { item: 'V5', departmentId: row.providerId, evidence: lateEvidence(late, subject) };
  });

/** The difficulty was not accepted, and the date to share by has passed (二(一)). */
export const notSharedByDate: Rule<'difficulty'> = (row, { now, calendar }) => {
  const today = civilDateOf(now);
  const verdict = row.decision?.verdict;
  if (verdict?.outcome !== 'not-accepted' || !isRunOut(row, today)) return [];
  const days = countWorkingDays(calendar, verdict.shareBy, today);
  const finding = `困难说明未被认可，应于${longDateLabel(verdict.shareBy)}前共享，已过 ${days} 个工作日；请核对是否已经共享。`;
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

/** True where the right could be used until that moment: neither ended, withdrawn nor run out before it. */
const livedUntil = (right: Grant, at: number): boolean =>
  right.grantedAt < at &&
  right.validUntil >= civilDateOf(at) &&
  (right.withdrawal === null || right.withdrawal.at > at) &&
  (right.endedAt === null || right.endedAt > at) &&
  right.replacedByEntryId === undefined;

/**
 * A resource that was stopped while departments held rights to it, without a plan that replaces it (五(七), 条例第27条).
 * The removal is filed by the act itself; what was agreed with the users is nowhere in the records, so a person asks.
 */
export const stoppedInUse: Rule<'entryDraft'> = (row, _time, around) => {
  const stop = row.history.findLast(({ act }) => act === 'stop');
  if (stop === undefined) return [];
  const users = new Set(
    around
      .rightsTo(row.id)
      .filter((right) => livedUntil(right, stop.at))
      .map(({ userDepartmentId }) => userDepartmentId),
  );
  if (users.size === 0) return [];
  const evidence: Evidence = {
    table: 'entryDraft',
    recordId: row.id,
    aspect: `stop.${stop.at}`,
    subject: row.content.name,
    finding:
      `${longDateLabel(civilDateOf(stop.at))}停用，当时有 ${users.size} 个部门的使用权仍在有效期内，没有更替方案；请核对是否与这些部门协商、是否备案（五(七)）。停用理由：${stop.note}`.slice(
        0,
        1000,
      ),
    clock: null,
    workingDaysLate: null,
  };
  return [{ item: 'V2', departmentId: row.providerId, evidence }];
};
