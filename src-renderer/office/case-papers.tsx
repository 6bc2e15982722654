import type { ReactNode } from 'react';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { usePendingIds, useRow } from '../data/live.ts';
import { Badge, Blank, Loading, Section } from '../ui/pieces.tsx';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { CaseAnswer, CaseClocks, CaseFacts, StateBadge } from './case-parts.tsx';
import { CasePrint } from './case-print.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { CoordinationRecord } from './dispute/coordination-record.tsx';
import { GovernmentRecord } from './dispute/government-record.tsx';
import { NegotiationRecord } from './dispute/negotiation-record.tsx';
import { HeadOpinionList } from './head-opinions.tsx';
import { HeadsToAsk } from './heads-to-ask.tsx';
import { PreparedAnswer } from './prepared-answer.tsx';
import { ResponsibleParties } from './responsible-parties.tsx';
import { WantedChange } from './wanted-change.tsx';

type CasePapersProps = {
  readonly caseId: string;
  /** For who coordinates the dispute comes first, for the two sides the limits and the answer. */
  readonly dispute?: 'first' | 'last';
  /** True where the applicant looks: what happened before what was asked for. */
  readonly ownApplication?: boolean;
  /** What can be done with it, below the papers. */
  readonly children: (subject: SharingCase, pending: boolean) => ReactNode;
};

/** Everything on one case: state, limits, answer, dispute, what was asked for, what happened. */
export function CasePapers({ caseId, dispute = 'last', ownApplication = false, children }: CasePapersProps) {
  const subject = useRow('sharingCase', caseId);
  const pending = usePendingIds().has(caseId);
  if (subject === undefined) return <Loading />;
  if (subject === null) return <Blank title="找不到该事项">可能已撤回，或尚未同步到本机。</Blank>;
  const timeline = <CaseTimeline subject={subject} pending={pending} />;
  return (
    <>
      <ScrollPane label={subject.entryName}>
        <div className="line line--wrap">
          <h3 className="entry-title">{subject.entryName}</h3>
          <StateBadge subject={subject} />
          {pending && <Badge tone="amber">待同步</Badge>}
        </div>
        {dispute === 'first' && <Dispute subject={subject} />}
        <CaseClocks subject={subject} />
        <HeadsToAsk subject={subject} />
        <PreparedAnswer subject={subject} />
        <HeadOpinionList caseId={subject.id} />
        <CaseAnswer subject={subject} />
        <WantedChange subject={subject} />
        <NegotiationRecord subject={subject} />
        {dispute === 'last' && <Dispute subject={subject} />}
        {ownApplication && timeline}
        <Section title="申请内容">
          <CaseFacts subject={subject} />
          <CasePrint subject={subject} />
        </Section>
        <ResponsibleParties subject={subject} />
        {!ownApplication && timeline}
      </ScrollPane>
      {children(subject, pending)}
    </>
  );
}

/** 协调 and, under 809, what went to the government. */
function Dispute({ subject }: { readonly subject: SharingCase }) {
  return (
    <>
      <CoordinationRecord subject={subject} />
      <GovernmentRecord subject={subject} />
    </>
  );
}
