import { Button } from 'antd';
import { useState } from 'react';
import { civilDateOf, timeLabel } from '#shared/domain/clock/civil-date.ts';
import { type Difficulty, decidedDateOf, isRunOut } from '#shared/domain/difficulty/difficulty.ts';
import { difficultyStateLabel } from '#shared/domain/difficulty/labels.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { useNow } from '../../../app/use-now.ts';
import { usePendingIds } from '../../../data/live.ts';
import { basisRankLabel } from '../../../office/case-labels.ts';
import { useManagesLevelOf } from '../../../office/use-manages-level-of.ts';
import { useDepartmentName, useOfficerName } from '../../../office/use-names.ts';
import { Badge, type Fact, Facts, type Tone } from '../../../ui/pieces.tsx';
import { DecideDialog } from './decide-dialog.tsx';

const tones: Readonly<Record<Difficulty['state'], Tone>> = {
  stated: 'blue',
  accepted: 'green',
  'not-accepted': 'amber',
};

/** One statement, what was decided on it, and for the management department the decision. */
export function DifficultyCard({ subject }: { readonly subject: Difficulty }) {
  const departmentName = useDepartmentName();
  const officerName = useOfficerName();
  const officer = useOfficer();
  const decides = useManagesLevelOf(subject.providerId) && subject.officerId !== officer.id;
  const pending = usePendingIds().has(subject.id);
  const today = civilDateOf(useNow());
  const [deciding, setDeciding] = useState(false);
  const basis = subject.basisRank === null ? '' : `${subject.basis}（${basisRankLabel[subject.basisRank]}）`;
  return (
    <article className="block stack" aria-label={subject.name}>
      <div className="line line--wrap">
        <span className="strong">{subject.name}</span>
        <Badge tone={tones[subject.state]}>{difficultyStateLabel[subject.state]}</Badge>
        {isRunOut(subject, today) && <Badge tone="red">期限已过</Badge>}
        {pending && <Badge tone="amber">待同步</Badge>}
      </div>
      <Facts
        facts={[
          ['说明部门', departmentName(subject.providerId)],
          ['困难', subject.reason],
          ['打算怎样解决', subject.remedy],
          ['依据', basis],
          ['提出', `${officerName(subject.officerId)}　${timeLabel(subject.statedAt)}`],
          ...decisionFacts(subject, departmentName),
        ]}
      />
      {subject.state === 'stated' && decides && (
        <div className="line">
          <Button type="primary" onClick={() => setDeciding(true)} aria-label={`作出决定：${subject.name}`}>
            作出决定
          </Button>
        </div>
      )}
      {subject.state === 'stated' && !decides && (
        <p className="small soft">等待本级管理部门决定。决定之前，已发布的共享不受影响。</p>
      )}
      {deciding && <DecideDialog subject={subject} onClose={() => setDeciding(false)} />}
    </article>
  );
}

const decisionFacts = (subject: Difficulty, departmentName: (id: string) => string): readonly Fact[] => {
  const { decision } = subject;
  if (decision === null) return [];
  const label = decision.verdict.outcome === 'accepted' ? '认可到' : '共享期限';
  return [
    [label, decidedDateOf(subject)],
    ['决定的理由', decision.reasons],
    ['决定', `${departmentName(decision.departmentId)}　${timeLabel(decision.at)}`],
  ];
};
