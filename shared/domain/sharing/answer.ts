/** The provider's 答复: consent with conditions, or a refusal with its basis (R055 to R058, R061). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Outcome,
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { agencyFor } from '../agency/agency.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import { stopClocks } from '../clock/clock.ts';
import { runsUnder809 } from '../policy/national-2025.ts';
import { answerDraftIdOf } from './answer-draft.ts';
import { checkConditions } from './conditions.ts';
import { consent, readsOfCase } from './consent.ts';
import { citesInternalRules } from './internal-rules.ts';
import { advance, eventOf, hasApplied, isPossible, refusalOfState } from './machine.ts';
import { type ProviderAnswer, providerAnswer, type SharingCase } from './sharing-case.ts';

const args = z.strictObject({
  caseId: identifier,
  expectedVersion: z.int().positive(),
  answer: providerAnswer,
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

const checkAnswer = (subject: SharingCase, given: ProviderAnswer, context: ActionContext) => {
  if (given.decision === 'agree')
    return checkConditions(subject, { conditions: given.conditions, field: 'answer.conditions' }, context);
  return firstRefusal([
    !citesInternalRules(given.refusal.basis),
    'answer.basis-internal',
    'answer.refusal.basis',
  ]);
};

/** An answer, and the provider in whose name an agent gives it. */
type Given = { readonly answer: ProviderAnswer; readonly onBehalfOf: string | null };

const noteOf = (given: ProviderAnswer): string =>
  given.decision === 'agree' ? given.conditions.note : given.refusal.explanation;

/** Written, and not yet given: it waits for the consent of the provider's head, and the clocks run on (条例第20条). */
const prepareAnswer = (
  subject: SharingCase,
  { answer: given, onBehalfOf }: Given,
  [rows, context]: readonly [Rows, ActionContext],
): Outcome => {
  const { id: caseId, providerId } = subject;
  const id = answerDraftIdOf(caseId);
  const before = rows.get('answerDraft', id);
  const version = (before?.version ?? 0) + 1;
  const agentId = onBehalfOf === null ? null : context.actor.departmentId;
  const event = eventOf(subject, { act: 'prepare-answer', onBehalfOf }, context);
  return write(
    { table: 'sharingCase', row: advance(subject, { state: 'answer-prepared' }, [event]) },
    {
      table: 'answerDraft',
      row: { id, version, caseId, providerId, agentId, answer: given, opinions: before?.opinions ?? [] },
    },
  );
};

/** The answer takes effect: its clocks stop, and it is a refusal or goes on to the grant. */
export const giveAnswer = (
  subject: SharingCase,
  { answer: given, onBehalfOf }: Given,
  [rows, context]: readonly [Rows, ActionContext],
): Outcome => {
  const unfit = checkAnswer(subject, given, context);
  if (unfit !== null) return unfit;
  const clocks = stopClocks(subject.clocks, 'provider-answer', context);
  const act = given.decision;
  const events = [eventOf(subject, { act, note: noteOf(given), onBehalfOf }, context)];
  if (given.decision === 'refuse') {
    const patch = { state: 'refused', clocks, refusal: given.refusal } as const;
    return write({ table: 'sharingCase', row: advance(subject, patch, events) });
  }
  return consent(subject, { conditions: given.conditions, clocks, events }, rows, context);
};

export const answer: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: (given, rows) => [
    ...readsOfCase(given, rows),
    { table: 'answerDraft', id: answerDraftIdOf(given.caseId) },
  ],
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
    const refused = firstRefusal(
      [!hasApplied(subject, context.actor.officerId), 'case.self-review'],
      [isPossible(subject, 'answer'), refusalOfState(subject)],
      [subject.version === given.expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const prepared = { answer: given.answer, onBehalfOf: capacity.onBehalfOf };
    const unfit = checkAnswer(subject, given.answer, context);
    if (unfit !== null) return unfit;
    return runsUnder809(subject)
      ? prepareAnswer(subject, prepared, [rows, context])
      : giveAnswer(subject, prepared, [rows, context]);
  },
});
