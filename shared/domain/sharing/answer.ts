/** The provider's 答复: consent with conditions, or a refusal with its basis (R055 to R058, R061). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { agencyFor } from '../agency/agency.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { stopClocks } from '../clock/clock.ts';
import { checkConditions } from './conditions.ts';
import { consent, readsOfCase } from './consent.ts';
import { citesInternalRules } from './internal-rules.ts';
import { advance, eventOf, hasApplied, isPossible, refusalOfState } from './machine.ts';
import { answerConditions, answerRefusal, type SharingCase } from './sharing-case.ts';

const args = z.strictObject({
  caseId: identifier,
  expectedVersion: z.int().positive(),
  answer: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('agree'), conditions: answerConditions }),
    z.strictObject({ decision: z.literal('refuse'), refusal: answerRefusal }),
  ]),
});

type Capacity = { readonly ok: true; readonly onBehalfOf: string | null };

/** The provider in its own name, or its 授权代理方 within scope and period, whose answer counts as the provider's (五(四)1). */
const capacityOf = (
  subject: SharingCase,
  rows: Rows,
  context: ActionContext,
): Capacity | ReturnType<typeof refuse> => {
  const { departmentId } = context.actor;
  if (departmentId === subject.providerId) return { ok: true, onBehalfOf: null };
  const agencies = rows
    .list('agency', 'providerId', subject.providerId)
    .filter(({ agentId, entryIds }) => agentId === departmentId && entryIds.includes(subject.entryId));
  if (agencies.length === 0) return refuse('department.wrong');
  if (departmentId === subject.applicantDepartmentId) return refuse('agency.applicant');
  const standing = agencyFor(agencies, subject.entryId, civilDateOf(context.now));
  return standing === undefined ? refuse('agency.ended') : { ok: true, onBehalfOf: subject.providerId };
};

export const answer: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: readsOfCase,
  lists: ({ caseId }, rows) => {
    const subject = rows.get('sharingCase', caseId);
    return subject === undefined ? [] : [{ table: 'agency', field: 'providerId', value: subject.providerId }];
  },
  apply: (given, rows, context) => {
    const subject = rows.get('sharingCase', given.caseId);
    if (subject === undefined) return refuse('record.missing');
    if (!context.actor.roles.includes('provider-reviewer')) return refuse('role.missing');
    const capacity = capacityOf(subject, rows, context);
    if (!capacity.ok) return capacity;
    const { onBehalfOf } = capacity;
    const refused = firstRefusal(
      [!hasApplied(subject, context.actor.officerId), 'case.self-review'],
      [isPossible(subject, 'answer'), refusalOfState(subject)],
      [subject.version === given.expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const clocks = stopClocks(subject.clocks, 'provider-answer', context);
    if (given.answer.decision === 'refuse') {
      const { refusal } = given.answer;
      if (citesInternalRules(refusal.basis)) return refuse('answer.basis-internal', 'answer.refusal.basis');
      const events = [eventOf(subject, { act: 'refuse', note: refusal.explanation, onBehalfOf }, context)];
      return write({
        table: 'sharingCase',
        row: advance(subject, { state: 'refused', clocks, refusal }, events),
      });
    }
    const { conditions } = given.answer;
    const outside = checkConditions(subject, { conditions, field: 'answer.conditions' }, context);
    if (outside !== null) return outside;
    const events = [eventOf(subject, { act: 'agree', note: conditions.note, onBehalfOf }, context)];
    return consent(subject, { conditions, clocks, events }, rows, context);
  },
});
