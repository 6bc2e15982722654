/**
 * What the rules suspect of a row (七(四)1-9, 条例第39至41条; R098 to R106): pure, the same in the window and on the platform. A
 * finding is a question to an officer: it decides nothing, and goes away where the row no longer bears it out.
 */
import { isCircularOverdue } from '../circular/circular.ts';
import { civilDateOf, longDateLabel } from '../clock/civil-date.ts';
import type { ClockTime } from '../clock/clock.ts';
import { countWorkingDays } from '../clock/working-days.ts';
import type { Row } from '../tables.ts';
import type { Surroundings } from './surroundings.ts';
import { lateAnswerConsent, lateAudit, lateReview, lateUpdateConsent } from './suspect-management.ts';
import { lateAnswer, lateCorrection, lateUpdate, notSharedByDate, stoppedInUse } from './suspect-provider.ts';
import { notDestroyed, orderedAgainst, repeatCollection } from './suspect-user.ts';
import type { Rule, Suspicion } from './suspicion.ts';
import type { Evidence, SuspectTable } from './violation.ts';

const notRectified: Rule<'circular'> = (row, { now, calendar }) => {
  const today = civilDateOf(now);
  if (!isCircularOverdue(row, today)) return [];
  const days = countWorkingDays(calendar, row.rectifyBy, today);
  const answered = row.history.some(({ act }) => act === 'reject') ? '整改未通过核实' : '没有整改回复';
  const evidence: Evidence = {
    table: 'circular',
    recordId: row.id,
    aspect: `rectify-by.${row.rectifyBy}`,
    subject: `${row.number ?? '未编号'}通报：${row.subject}`.slice(0, 200),
    finding: `责令${longDateLabel(row.rectifyBy)}前改正，至今${answered}，已超期 ${days} 个工作日。`,
    clock: null,
    workingDaysLate: days,
  };
  return [{ item: 'V8', departmentId: row.departmentId, evidence }];
};

const rules: { readonly [T in SuspectTable]: readonly Rule<T>[] } = {
  sharingCase: [lateAnswer, lateReview, lateAnswerConsent],
  changeTrigger: [lateUpdate, lateUpdateConsent],
  entryDraft: [lateAudit, stoppedInUse],
  correctionLimit: [lateCorrection],
  difficulty: [notSharedByDate],
  collectionCheck: [repeatCollection],
  grant: [orderedAgainst, notDestroyed],
  circular: [notRectified],
};

/**
 * Everything the rules suspect of one row.
 * @param around what is to be known of the departments and rights beside it
 */
export const suspicionsOf = <T extends SuspectTable>(
  table: T,
  row: Row<T>,
  time: ClockTime,
  around: Surroundings,
): readonly Suspicion[] => rules[table].flatMap((rule) => rule(row, time, around));
