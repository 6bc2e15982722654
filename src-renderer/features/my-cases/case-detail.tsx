import { usePendingIds, useRow } from '../../data/live.ts';
import { CaseAnswer, CaseClocks, CaseFacts, StateBadge } from '../../office/case-parts.tsx';
import { CaseTimeline } from '../../office/case-timeline.tsx';
import { CoordinationRecord } from '../../office/dispute/coordination-record.tsx';
import { NegotiationRecord } from '../../office/dispute/negotiation-record.tsx';
import { ResponsibleParties } from '../../office/responsible-parties.tsx';
import { Badge, Blank, Loading, Section } from '../../ui/pieces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { CaseSteps } from './case-steps.tsx';

/** One application: how it stands, what happened, and what can be done next. */
export function CaseDetail({ caseId }: { readonly caseId: string }) {
  const subject = useRow('sharingCase', caseId);
  const pending = usePendingIds().has(caseId);
  if (subject === undefined) return <Loading />;
  if (subject === null) return <Blank title="找不到该事项">可能尚未同步到本机。</Blank>;
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
        <CaseTimeline subject={subject} pending={pending} />
        <Section title="申请内容">
          <CaseFacts subject={subject} />
        </Section>
        <ResponsibleParties subject={subject} />
      </ScrollPane>
      <CaseSteps subject={subject} />
    </>
  );
}
