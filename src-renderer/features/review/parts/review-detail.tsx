import { useEffect, useRef } from 'react';
import type { CaseState } from '#shared/domain/sharing/sharing-case.ts';
import { usePendingIds, useRow } from '../../../data/live.ts';
import { CaseAnswer, CaseClocks, CaseFacts, StateBadge } from '../../../office/case-parts.tsx';
import { CaseTimeline } from '../../../office/case-timeline.tsx';
import { CoordinationRecord } from '../../../office/dispute/coordination-record.tsx';
import { DisputeSteps } from '../../../office/dispute/dispute-steps.tsx';
import { NegotiationRecord } from '../../../office/dispute/negotiation-record.tsx';
import { ResponsibleParties } from '../../../office/responsible-parties.tsx';
import { useDuties } from '../../../office/use-duties.ts';
import { Badge, Blank, Loading, Section } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import { AnswerPanel } from './answer-panel.tsx';
import { CompliancePanel } from './compliance-panel.tsx';

type ReviewDetailProps = {
  readonly caseId: string;
  /** Counts Enter presses in the queue: each moves the focus to the decision. */
  readonly focusAsked: number;
  readonly onDecided: () => void;
};

/** States in which either side may have something to say at any time. */
const disputed: readonly CaseState[] = ['negotiating', 'unsettled'];

export function ReviewDetail({ caseId, focusAsked, onDecided }: ReviewDetailProps) {
  const subject = useRow('sharingCase', caseId);
  const duty = useDuties()?.find(({ id }) => id === caseId)?.duty ?? null;
  const pending = usePendingIds().has(caseId);
  const decision = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusAsked > 0) decision.current?.querySelector<HTMLElement>('textarea, button')?.focus();
  }, [focusAsked]);
  if (subject === undefined) return <Loading />;
  if (subject === null) return <Blank title="找不到该事项">可能已撤回，或尚未同步到本机。</Blank>;
  return (
    <>
      <ScrollPane label={subject.entryName}>
        <div className="line line--wrap">
          <h3 className="entry-title">{subject.entryName}</h3>
          <StateBadge subject={subject} />
          {pending && <Badge tone="amber">待同步</Badge>}
        </div>
        <CaseClocks subject={subject} />
        <CaseAnswer subject={subject} />
        <NegotiationRecord subject={subject} />
        <CoordinationRecord subject={subject} />
        <Section title="申请内容">
          <CaseFacts subject={subject} />
        </Section>
        <ResponsibleParties subject={subject} />
        <CaseTimeline subject={subject} pending={pending} />
      </ScrollPane>
      <div ref={decision}>
        {duty === 'review' && <CompliancePanel subject={subject} onDecided={onDecided} />}
        {duty === 'answer' && <AnswerPanel subject={subject} onDecided={onDecided} />}
        {disputed.includes(subject.state) && (
          <div className="pane__foot">
            <DisputeSteps subject={subject} />
          </div>
        )}
        {duty !== 'review' && duty !== 'answer' && !disputed.includes(subject.state) && (
          <div className="pane__foot soft">{pending ? '已办理，待同步。' : '该事项现在不需要您办理。'}</div>
        )}
      </div>
    </>
  );
}
