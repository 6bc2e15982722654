/** The provider's 答复: consent with conditions, or a refusal with its basis (R055 to R058). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, type ActionContext, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { addMonths, civilDateOf } from '../clock/civil-date.ts';
import { stopClocks } from '../clock/clock.ts';
import { consent, readsOfCase } from './consent.ts';
import { citesInternalRules } from './internal-rules.ts';
import { advance, eventOf, hasApplied, isPossible } from './machine.ts';
import { type AnswerConditions, answerConditions, answerRefusal, type SharingCase } from './sharing-case.ts';

const args = z.strictObject({
  caseId: identifier,
  expectedVersion: z.int().positive(),
  answer: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('agree'), conditions: answerConditions }),
    z.strictObject({ decision: z.literal('refuse'), refusal: answerRefusal }),
  ]),
});

const longestMonths = 36;

const checkConditions = (subject: SharingCase, conditions: AnswerConditions, context: ActionContext) => {
  const today = civilDateOf(context.now);
  // The day after the answer was given is long enough, even where the answer arrives on that day.
  const given = civilDateOf(Math.min(context.madeAt, context.now));
  const { validUntil } = conditions;
  return firstRefusal(
    [
      conditions.itemIds.every((id) => subject.application.itemIds.includes(id)),
      'answer.items-outside',
      'answer.conditions.itemIds',
    ],
    [
      validUntil > given && validUntil >= today && validUntil <= addMonths(today, longestMonths),
      'answer.period-outside',
      'answer.conditions.validUntil',
    ],
  );
};

export const answer: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: readsOfCase,
  apply: (given, rows, context) => {
    const subject = rows.get('sharingCase', given.caseId);
    if (subject === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [context.actor.roles.includes('provider-reviewer'), 'role.missing'],
      [subject.providerId === context.actor.departmentId, 'department.wrong'],
      [!hasApplied(subject, context.actor.officerId), 'case.self-review'],
      [isPossible(subject, 'answer'), 'case.state'],
      [subject.version === given.expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const clocks = stopClocks(subject.clocks, 'provider-answer', context);
    if (given.answer.decision === 'refuse') {
      const { refusal } = given.answer;
      if (citesInternalRules(refusal.basis)) return refuse('answer.basis-internal', 'answer.refusal.basis');
      const events = [eventOf(subject, { act: 'refuse', note: refusal.explanation }, context)];
      return write({
        table: 'sharingCase',
        row: advance(subject, { state: 'refused', clocks, refusal }, events),
      });
    }
    const { conditions } = given.answer;
    const outside = checkConditions(subject, conditions, context);
    if (outside !== null) return outside;
    const events = [eventOf(subject, { act: 'agree', note: conditions.note }, context)];
    return consent(subject, { conditions, clocks, events }, rows, context);
  },
});
