import { type Correction, isCorrectionPossible } from '#shared/domain/correction/correction.ts';
import { correctionKindLabel } from '#shared/domain/correction/labels.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { usePendingIds } from '../../../data/live.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { ClockTag } from '../../../office/clock-tag.tsx';
import { correctionDutyOf } from '../../../office/correction-duty.ts';
import { ProceedRule } from '../../../office/proceed-rule.tsx';
import { useDepartmentName, useOfficerName } from '../../../office/use-names.ts';
import { Badge, Facts, Section } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import { CheckPanel } from './check-panel.tsx';
import { CorrectionBadge } from './correction-row.tsx';
import { CorrectionTimeline } from './correction-timeline.tsx';
import { Proceedings } from './proceedings.tsx';
import { SupplementPanel } from './supplement-panel.tsx';

type SubjectProps = { readonly subject: Correction };

/** One correction: its limit, the rule that holds meanwhile, what was reported, what happened, what can be done. */
export function CorrectionDetail({ subject }: SubjectProps) {
  const officer = useOfficer();
  const pending = usePendingIds().has(subject.id);
  const duty = correctionDutyOf(subject, officer);
  return (
    <>
      <ScrollPane label={subject.entryName}>
        <div className="line line--wrap">
          <h3 className="entry-title">{subject.entryName}</h3>
          <CorrectionBadge state={subject.state} />
          {pending && <Badge tone="amber">待同步</Badge>}
        </div>
        {isCorrectionPossible(subject, 'proceed') && <ProceedRule />}
        <Limits subject={subject} />
        <Reported subject={subject} />
        <Proceedings subject={subject} />
        <CorrectionTimeline subject={subject} />
      </ScrollPane>
      {duty === 'check' && <CheckPanel subject={subject} />}
      {duty === 'supplement' && <SupplementPanel subject={subject} />}
    </>
  );
}

function Limits({ subject }: SubjectProps) {
  return (
    <Section title="校核更正时限">
      <div className="line line--wrap">
        {subject.clocks.map((clock) => (
          <ClockTag key={`${clock.pack}-${clock.startedAt}`} clock={clock} />
        ))}
      </div>
      <ClauseLine clause="五(五)" />
    </Section>
  );
}

function Reported({ subject }: SubjectProps) {
  const departmentName = useDepartmentName();
  const officerName = useOfficerName();
  return (
    <Section title="反馈内容">
      <Facts
        facts={[
          ['性质', correctionKindLabel[subject.kind]],
          ['信息项', subject.itemNames.join('、')],
          ['记录定位', subject.locator],
          ['问题', subject.wrong],
          ['证据', subject.evidence],
          ['使用部门', `${departmentName(subject.userDepartmentId)}（${officerName(subject.officerId)}）`],
          ['提供部门', departmentName(subject.providerId)],
          ['资源代码', subject.entryCode],
        ]}
      />
    </Section>
  );
}
