import { Button } from 'antd';
import { useState } from 'react';
import type { Assessment } from '#shared/domain/assessment/assessment.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { measureLabel, type SuspensionAdvice } from '#shared/domain/suspension-advice/suspension-advice.ts';
import { useRowsBy } from '../../../data/live.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { PaperButton } from '../../../office/paper/paper-dialog.tsx';
import { Badge, Section } from '../../../ui/pieces.tsx';
import { useDesk } from '../use-desk.ts';
import { AdviceDialog, WithdrawAdviceDialog } from './advice-dialogs.tsx';
import { ExportCountedButton } from './export-counted.tsx';

/** 经费依据 (七(三)): the pack for those who decide about projects and money, and what was suggested to them. */
export function FundingSection({ subject }: { readonly subject: Assessment }) {
  const { departmentId } = subject;
  const circulars = useRowsBy('circular', 'departmentId', departmentId);
  const advices = useRowsBy('suspensionAdvice', 'departmentId', departmentId);
  const isDesk = useDesk();
  const [making, setMaking] = useState(false);
  if (circulars === undefined || advices === undefined) return null;
  return (
    <Section title="项目和经费的依据">
      <ClauseLine clause="七(三)" />
      {advices.length > 0 && <AdviceList advices={advices} />}
      <div className="line line--wrap">
        <PaperButton
          paperId={`${subject.id}.${subject.version}.funding`}
          title="依据材料"
          fileName={`依据材料-${subject.departmentName}-${subject.name}.pdf`}
          layOut={({ paper }) =>
            paper.previewDocument({
              document: {
                kind: 'funding',
                paper: { assessment: subject, circulars: circulars.slice(-100), advices: advices.slice(-20) },
              },
            })
          }
        />
        <ExportCountedButton subject={subject} />
        {isDesk(departmentId) && <Button onClick={() => setMaking(true)}>建议暂停项目或经费</Button>}
      </div>
      {making && <AdviceDialog departmentId={departmentId} onClose={() => setMaking(false)} />}
    </Section>
  );
}

function AdviceList({ advices }: { readonly advices: readonly SuspensionAdvice[] }) {
  const isDesk = useDesk();
  const [taken, setTaken] = useState<SuspensionAdvice | null>(null);
  return (
    <ul className="plain stack">
      {advices
        .toSorted((a, b) => b.at - a.at)
        .map((advice) => (
          <li key={advice.id}>
            <div className="line line--wrap">
              <Badge tone={advice.state === 'made' ? 'red' : 'grey'}>
                {advice.state === 'made' ? '已建议' : '已撤回'}
              </Badge>
              <span>
                {timeLabel(advice.at)} 向{advice.to}：
                {advice.measures.map((each) => measureLabel[each]).join('、')}
              </span>
              {advice.state === 'made' && isDesk(advice.departmentId) && (
                <Button size="small" onClick={() => setTaken(advice)}>
                  撤回
                </Button>
              )}
            </div>
            <div className="small soft">
              {advice.state === 'made' ? `${advice.reason}　由${advice.to}决定。` : advice.withdrawnReason}
            </div>
          </li>
        ))}
      {taken !== null && <WithdrawAdviceDialog advice={taken} onClose={() => setTaken(null)} />}
    </ul>
  );
}
