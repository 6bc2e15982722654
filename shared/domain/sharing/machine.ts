/** The state machine of a sharing case: which act is possible in which state, and how an act is recorded. */
import type { ActionContext } from '../action.ts';
import { isLateBySync } from '../clock/late-by-sync.ts';
import type { CaseEvent, CaseState, SharingCase } from './sharing-case.ts';

export type OfficerAct =
  | 'consent-application'
  | 'consent-answer'
  | 'resubmit'
  | 'withdraw'
  | 'review'
  | 'answer'
  | 'sign'
  | 'open-negotiation'
  | 'negotiate'
  | 'request-coordination'
  | 'coordinate'
  | 'extend'
  | 'deliver'
  | 'contest'
  | 'report-to-government'
  | 'record-government-decision';

/** 超期 is a flag on a state, never a state; nothing here depends on time (decision 5). */
export const statesOf: Readonly<Record<OfficerAct, readonly CaseState[]>> = {
  'consent-application': ['awaiting-consent'],
  'consent-answer': ['answer-prepared'],
  resubmit: ['returned'],
  withdraw: [
    'awaiting-consent',
    'submitted',
    'returned',
    'awaiting-answer',
    'answer-prepared',
    'negotiating',
    'unsettled',
    'coordinating',
  ],
  review: ['submitted'],
  // Anew, too: what waits for the head can be written better before it goes out.
  answer: ['awaiting-answer', 'answer-prepared'],
  sign: ['signing'],
  'open-negotiation': ['refused'],
  negotiate: ['negotiating'],
  'request-coordination': ['unsettled'],
  coordinate: ['coordinating'],
  extend: ['awaiting-answer', 'answer-prepared'],
  deliver: ['granted'],
  contest: ['signing', 'granted', 'closed'],
  'report-to-government': ['contested'],
  'record-government-decision': ['reported'],
};

/**
 * A change is withdrawn while it is signed, too: where its right has ended meanwhile, no signature can complete it
 * (条例第25条).
 */
export const isPossible = (subject: SharingCase, act: OfficerAct): boolean =>
  statesOf[act].includes(subject.state) ||
  (act === 'withdraw' && subject.state === 'signing' && subject.changes !== null);

/** True once the management department has decided: its decision binds both parties (五(三)3). */
export const isCoordinated = (subject: Pick<SharingCase, 'history'>): boolean =>
  subject.history.some(({ act }) => act === 'coordinate-grant' || act === 'coordinate-uphold');

const over: readonly CaseState[] = ['granted', 'refused', 'withdrawn', 'closed'];

/** True where nothing more is decided about it by itself: a renewal or a change in that state does not block another. */
export const isOver = ({ state }: Pick<SharingCase, 'state'>): boolean => over.includes(state);

/** Why an act that comes too late is refused: a decision of higher force stands, or the state has moved on (decision 10). */
export const refusalOfState = (subject: SharingCase): 'case.overruled' | 'case.state' =>
  isCoordinated(subject) ? 'case.overruled' : 'case.state';

const applying: readonly CaseEvent['act'][] = ['submit', 'resubmit', 'prepare', 'consent'];

/** True where that officer once applied: an application returned and made again by a colleague is still theirs. */
export const hasApplied = (subject: SharingCase, officerId: string): boolean =>
  subject.history.some((event) => event.officerId === officerId && applying.includes(event.act));

/** The event that records an act, with both of its times (decision 9). */
export const eventOf = (
  subject: Pick<SharingCase, 'clocks'> | null,
  act: { act: CaseEvent['act']; note?: string; onBehalfOf?: string | null },
  context: ActionContext,
): CaseEvent => ({
  act: act.act,
  at: context.now,
  madeAt: context.madeAt,
  lateBySync: isLateBySync(subject?.clocks ?? [], context),
  officerId: context.actor.officerId,
  departmentId: context.actor.departmentId,
  onBehalfOf: act.onBehalfOf ?? null,
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
