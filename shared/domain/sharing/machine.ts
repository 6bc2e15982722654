/** The state machine of a sharing case: which act is possible in which state, and how an act is recorded. */
import type { ActionContext } from '../action.ts';
import type { CaseEvent, CaseState, SharingCase } from './sharing-case.ts';

export type OfficerAct = 'resubmit' | 'withdraw' | 'review' | 'answer' | 'sign';

/** 超期 is a flag on a state, never a state; nothing here depends on time (decision 5). */
export const statesOf: Readonly<Record<OfficerAct, readonly CaseState[]>> = {
  resubmit: ['returned'],
  withdraw: ['submitted', 'returned', 'awaiting-answer'],
  review: ['submitted'],
  answer: ['awaiting-answer'],
  sign: ['signing'],
};

export const isPossible = (subject: SharingCase, act: OfficerAct): boolean =>
  statesOf[act].includes(subject.state);

/** True where that officer once applied: an application returned and made again by a colleague is still theirs. */
export const hasApplied = (subject: SharingCase, officerId: string): boolean =>
  subject.history.some(
    (event) => event.officerId === officerId && (event.act === 'submit' || event.act === 'resubmit'),
  );

/** The event that records an act, with both of its times (decision 9). */
export const eventOf = (
  subject: Pick<SharingCase, 'clocks'> | null,
  act: { act: CaseEvent['act']; note?: string },
  context: ActionContext,
): CaseEvent => ({
  act: act.act,
  at: context.now,
  madeAt: context.madeAt,
  lateBySync:
    subject?.clocks.some(
      (each) =>
        each.stoppedAt === null &&
        each.startedAt <= context.madeAt &&
        context.madeAt <= each.dueAt &&
        context.now > each.dueAt,
    ) ?? false,
  officerId: context.actor.officerId,
  departmentId: context.actor.departmentId,
  note: act.note ?? '',
});

/** The case one version on, with its events appended. */
export const advance = (
  subject: SharingCase,
  patch: Partial<Omit<SharingCase, 'version' | 'history'>>,
  events: readonly CaseEvent[],
): SharingCase => ({
  ...subject,
  ...patch,
  version: subject.version + 1,
  history: [...subject.history, ...events],
});
