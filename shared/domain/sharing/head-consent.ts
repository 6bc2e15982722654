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
  type Rows,
  refuse,
  write,
} from '../action.ts';
import { isInService, type Officer } from '../organisation/organisation.ts';
import type { Change } from '../tables.ts';
import { giveAnswer } from './answer.ts';
import { answerDraftIdOf } from './answer-draft.ts';
import { readsOfCase } from './consent.ts';
import { headOpinionIdOf, withOpinion } from './head-opinion.ts';
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

type ConsentAct = 'consent-application' | 'consent-answer';

const writing = { 'consent-application': 'prepare', 'consent-answer': 'prepare-answer' } as const;

/**
 * True where that officer once wrote the paper: sent in again by a colleague, it may still be theirs word for word, and
 * a head does not consent to what is theirs.
 */
export const hasPrepared = (subject: SharingCase, asked: ConsentAct, officerId: string): boolean =>
  subject.history.some((event) => event.act === writing[asked] && event.officerId === officerId);

export type Asked = { readonly act: ConsentAct; readonly departmentId: string };

/** Which paper of a case waits for a head now, and of which department; null for none. */
export const paperOf = (subject: SharingCase): Asked | null => {
  if (isPossible(subject, 'consent-application'))
    return { act: 'consent-application', departmentId: subject.applicantDepartmentId };
  return isPossible(subject, 'consent-answer')
    ? { act: 'consent-answer', departmentId: subject.providerId }
    : null;
};

/** Whether that head may consent to the paper as far as its authors go; giving it back is open to every head. */
const isNotTheirs = (subject: SharingCase, asked: Asked, officerId: string): boolean =>
  !hasPrepared(subject, asked.act, officerId) &&
  (asked.act === 'consent-application' || !hasApplied(subject, officerId));

/**
 * The heads who may consent to a paper. Where there is none, the department's 第一责任人 takes the head's duty on
 * (七(一)), by a change of account: the regulation knows no other than the head, and nobody may be their own second.
 */
export const headsFor = (
  subject: SharingCase,
  asked: Asked,
  officers: readonly Officer[],
): readonly Officer[] =>
  officers.filter(
    (each) =>
      each.departmentId === asked.departmentId &&
      each.roles.includes('office-head') &&
      isInService(each) &&
      isNotTheirs(subject, asked, each.id),
  );

const check = (given: Args, subject: SharingCase, asked: Asked, { actor }: ActionContext) =>
  firstRefusal(
    [actor.roles.includes('office-head'), 'role.missing'],
    [asked.departmentId === actor.departmentId, 'department.wrong'],
    [isPossible(subject, asked.act), refusalOfState(subject)],
    // Giving one's own paper back harms nobody.
    [!given.consent || !hasPrepared(subject, asked.act, actor.officerId), 'consent.own'],
    [asked.act === 'consent-application' || !hasApplied(subject, actor.officerId), 'case.self-review'],
    [subject.version === given.expectedVersion, 'record.changed'],
  );

const opinionOf = (
  { consent, opinion }: { readonly consent: boolean; readonly opinion: string },
  { actor, now }: Pick<ActionContext, 'actor' | 'now'>,
) => ({ officerId: actor.officerId, at: now, consent, text: opinion });

/** The opinions on the application with this one; nothing to write where nothing was said. */
const noteOpinion = (given: Args, rows: Rows, context: ActionContext): readonly Change[] => {
  const id = headOpinionIdOf(given.caseId);
  const before = rows.get('headOpinion', id);
  if (given.opinion === '') return [];
  const opinions = withOpinion(before?.opinions ?? [], opinionOf(given, context));
  const { departmentId } = context.actor;
  const row = { id, version: (before?.version ?? 0) + 1, caseId: given.caseId, departmentId, opinions };
  return [{ table: 'headOpinion', row }];
};

export const consentToApplication: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: (given, rows) => [
    ...readsOfCase(given, rows),
    { table: 'headOpinion', id: headOpinionIdOf(given.caseId) },
  ],
  apply: (given, rows, context) => {
    const subject = rows.get('sharingCase', given.caseId);
    if (subject === undefined) return refuse('record.missing');
    const departmentId = subject.applicantDepartmentId;
    const refused = check(given, subject, { act: 'consent-application', departmentId }, context);
    if (refused !== null) return refused;
    const act = given.consent ? 'consent' : 'decline';
    const event = eventOf(null, { act }, context);
    const said = noteOpinion(given, rows, context);
    if (!given.consent)
      return write({ table: 'sharingCase', row: advance(subject, { state: 'returned' }, [event]) }, ...said);
    const sent = sendConsented(advance(subject, {}, [event]), rows, context);
    return sent.ok ? write(...sent.value, ...said) : sent;
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
    const event = eventOf(subject, { act }, context);
    const opinions = withOpinion(prepared.opinions, opinionOf(given, context));
    const said = {
      table: 'answerDraft',
      row: { ...prepared, version: prepared.version + 1, opinions },
    } as const;
    if (!given.consent)
      return write(
        { table: 'sharingCase', row: advance(subject, { state: 'awaiting-answer' }, [event]) },
        said,
      );
    const consented = { answer: prepared.answer, onBehalfOf: null };
    const answered = giveAnswer(advance(subject, {}, [event]), consented, [rows, context]);
    return answered.ok ? write(...answered.value, said) : answered;
  },
});
