import { useMemo } from 'react';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { runsUnder809 } from '#shared/domain/policy/national-2025.ts';
import { isCoordinated, isPossible } from '#shared/domain/sharing/machine.ts';
import type { CaseState, SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { useRows, useRowsByAny, useTable } from '../../data/live.ts';
import { isOwnPaper, mayPrepareAnew } from '../../office/by-officer.ts';
import { type OpenDuty, useCasesInTurn, useDuties } from '../../office/use-duties.ts';
import { usePapers } from '../../office/use-papers.ts';

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

const disputed: readonly CaseState[] = ['negotiating', 'unsettled', 'contested', 'reported'];

/**
 * Open disputes stay in reach of the provider when it is not its turn: it may speak, propose or ask at any time, and
 * under 809 not accept what was decided.
 */
export const isOpenDispute = (subject: SharingCase): boolean =>
  disputed.includes(subject.state) ||
  (runsUnder809(subject) && isCoordinated(subject) && isPossible(subject, 'contest'));

const noStates: readonly CaseState[] = [];

/** What can be in the list: what can be somebody's turn here, and for a provider its disputes, the decided ones too. */
function useCasesAtHand(officer: Officer): readonly SharingCase[] | undefined {
  const inTurn = useCasesInTurn(officer);
  const provides = officer.roles.includes('provider-reviewer');
  const open = useRowsByAny('sharingCase', 'state', provides ? disputed : noStates);
  const decisions = useTable('coordinationDecision');
  const decidedIds = useMemo(
    () => (provides ? (decisions ?? []).map(({ caseId }) => caseId) : []),
    [provides, decisions],
  );
  const decided = useRows('sharingCase', decidedIds);
  return useMemo(() => {
    if (inTurn === undefined || open === undefined || decisions === undefined || decided === undefined)
      return undefined;
    const all = [...inTurn, ...open, ...decided.filter((each) => each !== undefined)];
    return [...new Map(all.map((each) => [each.id, each])).values()];
  }, [inTurn, open, decisions, decided]);
}

/**
 * What 审核 lists: what waits by deadline, then a head's own papers, answers that may be prepared anew and open disputes
 * of the own resources; undefined while loading.
 */
export function useReviewQueue(): readonly QueuedCase[] | undefined {
  const officer = useOfficer();
  const duties = useDuties();
  const cases = useCasesAtHand(officer);
  const papersOf = usePapers(officer, cases);
  return useMemo(() => {
    const { departmentId, roles } = officer;
    if (cases === undefined || duties === undefined || papersOf === undefined) return undefined;
    const waiting = duties
      .filter((each) => isOfReview(each, departmentId))
      .map(({ id, subject }) => ({ id, subject, waits: true }));
    const listed = new Set(waiting.map(({ id }) => id));
    const speaks = (each: SharingCase): boolean =>
      roles.includes('provider-reviewer') && each.providerId === departmentId && isOpenDispute(each);
    const theirs = cases.filter((each) => isOwnPaper(each, officer));
    const open = cases.filter((each) => speaks(each) || mayPrepareAnew(each, papersOf(each), officer));
    const others = [...new Set([...theirs, ...open])]
      .filter(({ id }) => !listed.has(id))
      .map((subject) => ({ id: subject.id, subject, waits: false }));
    return [...waiting, ...others];
  }, [duties, cases, papersOf, officer]);
}
