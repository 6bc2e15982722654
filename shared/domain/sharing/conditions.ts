/** Whether conditions lie within what was applied for, whoever sets them: answer, negotiation or coordination (R056). */
import { type ActionContext, firstRefusal } from '../action.ts';
import { addMonths, civilDateOf } from '../clock/civil-date.ts';
import type { Refusal } from '../refusals.ts';
import { mostCallsPerDay } from './purpose-kind.ts';
import type { AnswerConditions, SharingCase } from './sharing-case.ts';

const longestMonths = 36;

/**
 * Null where they do.
 * @param terms the conditions, and the path of the argument that holds them
 */
export const checkConditions = (
  subject: SharingCase,
  terms: { readonly conditions: AnswerConditions; readonly field: string },
  context: ActionContext,
): { readonly ok: false; readonly error: Refusal } | null => {
  const today = civilDateOf(context.now);
  // The day after the answer was given is long enough, even where the answer arrives on that day.
  const given = civilDateOf(Math.min(context.madeAt, context.now));
  const { validUntil, itemIds, callsPerDay } = terms.conditions;
  return firstRefusal(
    [
      itemIds.every((id) => subject.application.itemIds.includes(id)),
      'answer.items-outside',
      `${terms.field}.itemIds`,
    ],
    [
      validUntil > given && validUntil >= today && validUntil <= addMonths(today, longestMonths),
      'answer.period-outside',
      `${terms.field}.validUntil`,
    ],
    [
      subject.change === null || validUntil <= subject.change.before.validUntil,
      'grant-change.period',
      `${terms.field}.validUntil`,
    ],
    [
      callsPerDay <= mostCallsPerDay[subject.application.purposeKind],
      'answer.analysis-calls',
      `${terms.field}.callsPerDay`,
    ],
  );
};
