import { Button } from 'antd';
import { useState } from 'react';
import { usePendingIds, useRow } from '../../data/live.ts';
import { CaseAnswer, CaseFacts, StateBadge } from '../../office/case-parts.tsx';
import { CaseTimeline } from '../../office/case-timeline.tsx';
import { CoordinationRecord } from '../../office/dispute/coordination-record.tsx';
import { NegotiationRecord } from '../../office/dispute/negotiation-record.tsx';
import { ResponsibleParties } from '../../office/responsible-parties.tsx';
import { useDuties } from '../../office/use-duties.ts';
import { Badge, Blank, Loading, Section } from '../../ui/pieces.tsx';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { DecideDialog } from './decide-dialog.tsx';

/** One dispute: request, negotiation, refusal, application; and the decision. */
export function CoordinationDetail({ caseId }: { readonly caseId: string }) {
  const subject = useRow('sharingCase', caseId);
  const waits = useDuties()?.some(({ id, duty }) => id === caseId && duty === 'coordinate') ?? false;
  const pending = usePendingIds().has(caseId);
  const [deciding, setDeciding] = useState(false);
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
        <CoordinationRecord subject={subject} />
        <CaseAnswer subject={subject} />
        <NegotiationRecord subject={subject} />
        <Section title="申请内容">
          <CaseFacts subject={subject} />
        </Section>
        <ResponsibleParties subject={subject} />
        <CaseTimeline subject={subject} pending={pending} />
      </ScrollPane>
      {waits && (
        <div className="pane__foot">
          <Button type="primary" onClick={() => setDeciding(true)}>
            作出协调决定
          </Button>
          <span className="small soft">决定对双方有约束力 · 五(三)3</span>
        </div>
      )}
      {deciding && <DecideDialog subject={subject} onClose={() => setDeciding(false)} />}
    </>
  );
}
