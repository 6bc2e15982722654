import { useEffect, useMemo, useRef } from 'react';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { isOwnPaper, mayPrepareAnew } from '../../../office/by-officer.ts';
import { CasePapers } from '../../../office/case-papers.tsx';
import { DisputeSteps } from '../../../office/dispute/dispute-steps.tsx';
import { useDuties } from '../../../office/use-duties.ts';
import { usePapers } from '../../../office/use-papers.ts';
import { isOpenDispute } from '../use-review-queue.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { CompliancePanel } from './compliance-panel.tsx';
import { ConsentPanel } from './consent-panel.tsx';
import { DeliverPanel } from './deliver-panel.tsx';

type ReviewDetailProps = {
  readonly caseId: string;
  /** Counts Enter presses in the queue: each moves the focus to the decision. */
  readonly focusAsked: number;
  readonly onDecided: () => void;
};

export function ReviewDetail({ caseId, focusAsked, onDecided }: ReviewDetailProps) {
  const decision = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusAsked > 0) decision.current?.querySelector<HTMLElement>('textarea, button')?.focus();
  }, [focusAsked]);
  return (
    <CasePapers caseId={caseId}>
      {(subject, pending) => (
        <div ref={decision}>
          <Decision subject={subject} pending={pending} onDecided={onDecided} />
        </div>
      )}
    </CasePapers>
  );
}

type DecisionProps = {
  readonly subject: SharingCase;
  readonly pending: boolean;
  readonly onDecided: () => void;
};

/** What this officer has to do with the case, or may say in its dispute. */
function Decision({ subject, pending, onDecided }: DecisionProps) {
  const officer = useOfficer();
  const papersOf = usePapers(
    officer,
    useMemo(() => [subject], [subject]),
  );
  const duty = useDuties()?.find(({ id }) => id === subject.id)?.duty ?? null;
  if (duty === 'consent') return <ConsentPanel subject={subject} onDecided={onDecided} />;
  if (duty === 'review') return <CompliancePanel subject={subject} onDecided={onDecided} />;
  if (duty === 'answer') return <AnswerPanel subject={subject} onDecided={onDecided} />;
  const own = isOwnPaper(subject, officer) && <ConsentPanel subject={subject} own onDecided={onDecided} />;
  if (papersOf !== undefined && mayPrepareAnew(subject, papersOf(subject), officer))
    return (
      <>
        {own}
        <AnswerPanel subject={subject} onDecided={onDecided} />
      </>
    );
  if (own !== false) return own;
  if (isOpenDispute(subject))
    return (
      <>
        {duty === 'deliver' && <DeliverPanel subject={subject} />}
        <div className="pane__foot">
          <DisputeSteps subject={subject} />
        </div>
      </>
    );
  if (duty === 'deliver') return <DeliverPanel subject={subject} />;
  return <div className="pane__foot soft">{pending ? '已办理，待同步。' : '该事项现在不需要您办理。'}</div>;
}
