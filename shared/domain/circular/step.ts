/** What the acts on a 通报 have in common. */
import { type ActionContext, firstRefusal, type Outcome, type Rows, refuse } from '../action.ts';
import type { Circular, CircularEvent, CircularState } from './circular.ts';

export const circularEventOf = (
  act: CircularEvent['act'],
  note: string,
  { actor, now, madeAt }: ActionContext,
): CircularEvent => ({
  act,
  at: now,
  madeAt,
  officerId: actor.officerId,
  officerName: actor.officerName,
  departmentId: actor.departmentId,
  note,
});

/** The 通报 one version on, with what was done appended. */
export const advanceCircular = (
  subject: Circular,
  patch: Partial<Pick<Circular, 'state' | 'referrals'>>,
  event: CircularEvent,
): Circular => ({
  ...subject,
  ...patch,
  version: subject.version + 1,
  history: [...subject.history, event],
});

type Step = {
  /** Whose turn it is: its department, or the management that issued it. */
  readonly whose: (subject: Circular) => string;
  readonly roles: readonly ActionContext['actor']['roles'][number][];
  readonly states: readonly CircularState[];
};

/** Runs `act` where it is this officer's turn and nothing has changed since they looked. */
export const onCircular = (
  given: { readonly circularId: string; readonly expectedVersion: number },
  step: Step,
  [rows, context]: readonly [Rows, ActionContext],
  act: (subject: Circular) => Outcome,
): Outcome => {
  const subject = rows.get('circular', given.circularId);
  if (subject === undefined) return refuse('record.missing');
  const { roles, departmentId } = context.actor;
  const refused = firstRefusal(
    [roles.some((held) => step.roles.includes(held)), 'role.missing'],
    [step.whose(subject) === departmentId, 'department.wrong'],
    [step.states.includes(subject.state), 'circular.state'],
    [subject.version === given.expectedVersion, 'record.changed'],
  );
  return refused ?? act(subject);
};
