import { useMemo } from 'react';
import { runsUnder809 } from '#shared/domain/policy/national-2025.ts';
import { isCoordinated, isPossible } from '#shared/domain/sharing/machine.ts';
import type { CaseState, SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { useRowsBy } from '../../data/live.ts';
import { isOwnPaper } from '../../office/by-officer.ts';
import { type OpenDuty, useDuties } from '../../office/use-duties.ts';

export type QueuedCase = {
  readonly id: string;
  readonly subject: SharingCase;
  /** True where it is this officer's turn. */
  readonly waits: boolean;
};

/** Consent, review, answer, delivery, and the provider's turn in a negotiation. */
const isOfReview = ({ duty, subject }: OpenDuty, departmentId: string): boolean =>
  duty === 'consent' ||
  duty === 'review' ||
  duty === 'answer' ||
  duty === 'deliver' ||
  (duty === 'negotiate' && subject.providerId === departmentId);

const open: readonly CaseState[] = ['negotiating', 'unsettled', 'contested', 'reported'];

/**
 * Open disputes stay in reach of the provider when it is not its turn: it may speak, propose or ask at any time, and
 * under 809 not accept what was decided.
 */
export const isOpenDispute = (subject: SharingCase): boolean =>
  open.includes(subject.state) ||
  (runsUnder809(subject) && isCoordinated(subject) && isPossible(subject, 'contest'));

/** An answer that waits for the head can be prepared anew by who may answer (条例第20条). */
export const isPrepared = ({ state }: SharingCase): boolean => state === 'answer-prepared';

/** What 审核 lists: what waits by deadline, then a head's own papers, prepared answers and open disputes of the own resources; undefined while loading. */
export function useReviewQueue(): readonly QueuedCase[] | undefined {
  const officer = useOfficer();
  const duties = useDuties();
  const own = useRowsBy('sharingCase', 'providerId', officer.departmentId);
  const applied = useRowsBy('sharingCase', 'applicantDepartmentId', officer.departmentId);
  return useMemo(() => {
    const { departmentId, roles } = officer;
    if (applied === undefined || duties === undefined || own === undefined) return undefined;
    const waiting = duties
      .filter((each) => isOfReview(each, departmentId))
      .map(({ id, subject }) => ({ id, subject, waits: true }));
    const listed = new Set(waiting.map(({ id }) => id));
    const disputes = roles.includes('provider-reviewer')
      ? own.filter((each) => isOpenDispute(each) || isPrepared(each))
      : [];
    const theirs = [...applied, ...own].filter((each) => isOwnPaper(each, officer));
    const others = [...new Set([...theirs, ...disputes])]
      .filter(({ id }) => !listed.has(id))
      .map((subject) => ({ id: subject.id, subject, waits: false }));
    return [...waiting, ...others];
  }, [duties, own, applied, officer]);
}
