/**
 * 负责人同意 (条例第20条): the head of a department's 共享工作机构 consents before an application leaves the using department
 * and before an answer leaves the providing one. A second person, always; the policy of the city asks for none, so
 * that only a case under 809 meets it. An agent's answer counts as the provider's: the provider's head consents to it.
 */
import { z } from 'zod';
import { identifier, optionalParagraph } from '#shared/lib/text.ts';
import {
  type Action,
  type ActionContext,
  defineAction,
  firstRefusal,
  type Outcome,
  refuse,
  write,
} from '../action.ts';
import { giveAnswer } from './answer.ts';
import { answerDraftIdOf } from './answer-draft.ts';
import { readsOfCase } from './consent.ts';
import { advance, eventOf, hasApplied, isPossible, refusalOfState } from './machine.ts';
import type { SharingCase } from './sharing-case.ts';
import { sendConsented } from './submit.ts';

const args = z
  .strictObject({
    caseId: identifier,
    expectedVersion: z.int().positive(),
    consent: z.boolean(),
    /** For a refusal: what is to be changed before it may go out. */
    opinion: optionalParagraph(1000),
  })
  .refine(({ consent, opinion }) => consent || opinion !== '', {
    path: ['opinion'],
    message: 'consent.opinion-required',
  });
type Args = z.output<typeof args>;

/** Who wrote what waits for consent; the head who wrote it cannot consent to it. */
export const preparedBy = (subject: SharingCase): string | null =>
  subject.history.findLast(({ act }) => act === 'prepare' || act === 'prepare-answer')?.officerId ?? null;

type Asked = { readonly act: 'consent-application' | 'consent-answer'; readonly departmentId: string };

const check = (given: Args, subject: SharingCase, asked: Asked, { actor }: ActionContext) =>
  firstRefusal(
    [actor.roles.includes('office-head'), 'role.missing'],
    [asked.departmentId === actor.departmentId, 'department.wrong'],
    [isPossible(subject, asked.act), refusalOfState(subject)],
    [preparedBy(subject) !== actor.officerId, 'consent.own'],
    [asked.act === 'consent-application' || !hasApplied(subject, actor.officerId), 'case.self-review'],
    [subject.version === given.expectedVersion, 'record.changed'],
  );

const declined = (
  subject: SharingCase,
  patch: Parameters<typeof advance>[1],
  event: ReturnType<typeof eventOf>,
): Outcome => write({ table: 'sharingCase', row: advance(subject, patch, [event]) });

export const consentToApplication: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: readsOfCase,
  apply: (given, rows, context) => {
    const subject = rows.get('sharingCase', given.caseId);
    if (subject === undefined) return refuse('record.missing');
    const departmentId = subject.applicantDepartmentId;
    const refused = check(given, subject, { act: 'consent-application', departmentId }, context);
    if (refused !== null) return refused;
    const act = given.consent ? 'consent' : 'decline';
    const event = eventOf(null, { act, note: given.opinion }, context);
    if (!given.consent) return declined(subject, { state: 'returned' }, event);
    return sendConsented(advance(subject, {}, [event]), rows, context);
  },
});

export const consentToAnswer: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: (given, rows) => [
    ...readsOfCase(given, rows),
    { table: 'answerDraft', id: answerDraftIdOf(given.caseId) },
  ],
  apply: (given, rows, context) => {
    const subject = rows.get('sharingCase', given.caseId);
    if (subject === undefined) return refuse('record.missing');
    const asked = { act: 'consent-answer', departmentId: subject.providerId } as const;
    const refused = check(given, subject, asked, context);
    const prepared = rows.get('answerDraft', answerDraftIdOf(subject.id));
    if (refused !== null) return refused;
    if (prepared === undefined) return refuse('record.missing');
    const act = given.consent ? 'consent-answer' : 'decline-answer';
    const event = eventOf(subject, { act, note: given.opinion }, context);
    if (!given.consent) return declined(subject, { state: 'awaiting-answer' }, event);
    const consented = { answer: prepared.answer, onBehalfOf: null };
    return giveAnswer(advance(subject, {}, [event]), consented, [rows, context]);
  },
});
