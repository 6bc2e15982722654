import { useEffect, useRef } from 'react';
import { useOfficer } from '../../../app/officer-context.ts';
import { usePendingIds, useRow } from '../../../data/live.ts';
import { dutyOf } from '../../../office/by-officer.ts';
import { CaseAnswer, CaseClocks, CaseFacts, StateBadge } from '../../../office/case-parts.tsx';
import { CaseTimeline } from '../../../office/case-timeline.tsx';
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

export function ReviewDetail({ caseId, focusAsked, onDecided }: ReviewDetailProps) {
  const officer = useOfficer();
  const subject = useRow('sharingCase', caseId);
  const pending = usePendingIds().has(caseId);
  const decision = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusAsked > 0) decision.current?.querySelector<HTMLElement>('textarea, button')?.focus();
  }, [focusAsked]);
  if (subject === undefined) return <Loading />;
  if (subject === null) return <Blank title="找不到该事项">可能已撤回，或尚未同步到本机。</Blank>;
  const duty = dutyOf(subject, undefined, officer);
  return (
    <>
      <ScrollPane label={subject.entryName}>
        <div className="line line--wrap">
          <h3 className="entry-title">{subject.entryName}</h3>
          <StateBadge subject={subject} />
          {pending && <Badge tone="amber">待同步</Badge>}
        </div>
        <CaseClocks subject={subject} />
        <Section title="申请内容">
          <CaseFacts subject={subject} />
        </Section>
        <CaseAnswer subject={subject} />
        <CaseTimeline subject={subject} pending={pending} />
      </ScrollPane>
      <div ref={decision}>
        {duty === 'review' && <CompliancePanel subject={subject} onDecided={onDecided} />}
        {duty === 'answer' && <AnswerPanel subject={subject} onDecided={onDecided} />}
        {duty === null && (
          <div className="pane__foot soft">{pending ? '已办理，待同步。' : '该事项现在不需要您办理。'}</div>
        )}
      </div>
    </>
  );
}
