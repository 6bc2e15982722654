import { Button } from 'antd';
import { useState } from 'react';
import {
  type Circular,
  circularActLabel,
  circularStateLabel,
  isCircularOverdue,
} from '#shared/domain/circular/circular.ts';
import { civilDateOf, longDateLabel, timeLabel } from '#shared/domain/clock/civil-date.ts';
import { violationClause, violationLabel } from '#shared/domain/violation/item.ts';
import { useOfficer } from '../../../app/officer-context.ts';
import { useNow } from '../../../app/use-now.ts';
import { usePendingIds } from '../../../data/live.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { HistoryList } from '../../../office/history-list.tsx';
import { PaperButton } from '../../../office/paper/paper-dialog.tsx';
import { Badge, Facts, Notice, Section } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import { ReferDialog, ReplyDialog, VerifyDialog } from './circular-dialogs.tsx';

type SubjectProps = { readonly subject: Circular };

/** One 通报: the document, what the department answered, what was verified, to whom it was referred. */
export function CircularDetail({ subject }: SubjectProps) {
  const pending = usePendingIds().has(subject.id);
  const overdue = isCircularOverdue(subject, civilDateOf(useNow()));
  const events = subject.history.map((event) => ({ ...event, label: circularActLabel[event.act] }));
  return (
    <>
      <ScrollPane label={subject.subject}>
        <div className="line line--wrap">
          <h3 className="entry-title">{subject.number ?? '编号待平台确认'}</h3>
          <Badge tone={subject.state === 'rectified' ? 'green' : 'amber'}>
            {circularStateLabel[subject.state]}
          </Badge>
          {pending && <Badge tone="amber">待同步</Badge>}
        </div>
        {overdue && (
          <Notice tone="amber">
            已过限期 {longDateLabel(subject.rectifyBy)}
            ，整改还没有经核实通过。逾期未改列为疑似违规（七(四)8），由人认定。
          </Notice>
        )}
        <Section title="通报">
          <Facts
            facts={[
              ['被通报部门', `${subject.departmentName}（第一责任人 ${subject.principal}）`],
              ['事项', subject.subject],
              ['违反的条款', `${subject.clauses.join('、')} ${violationLabel[subject.item]}`],
              ['查明的事实', subject.facts],
              ['改正要求', subject.demand],
              ['限期改正', longDateLabel(subject.rectifyBy)],
              ['通报机关', `${subject.managementName}，${timeLabel(subject.issuedAt)}`],
            ]}
          />
          <div className="section">
            <PaperButton
              paperId={`${subject.id}.${subject.version}`}
              title="通报"
              fileName={`通报-${subject.number ?? subject.id}.pdf`}
              layOut={({ paper }) =>
                paper.previewDocument({ document: { kind: 'circular', circular: subject } })
              }
            />
          </div>
        </Section>
        {subject.referrals.length > 0 && (
          <Section title="移送">
            <Facts
              facts={subject.referrals.map(
                ({ to, consequence, at }, place) =>
                  [`第 ${place + 1} 次`, `${to}（${timeLabel(at)}）：${consequence}`] as const,
              )}
            />
          </Section>
        )}
        <HistoryList title="办理过程" events={events} />
        <p>
          <ClauseLine clause={violationClause[subject.item]} />
        </p>
      </ScrollPane>
      <StepsFoot subject={subject} />
    </>
  );
}

function StepsFoot({ subject }: SubjectProps) {
  const { departmentId, roles } = useOfficer();
  const [dialog, setDialog] = useState<'reply' | 'verify' | 'refer' | null>(null);
  const close = () => setDialog(null);
  const manages = roles.includes('management-admin') && subject.managementId === departmentId;
  const answers =
    roles.some((held) => held === 'data-officer' || held === 'office-head') &&
    subject.departmentId === departmentId &&
    subject.state === 'issued';
  if (!manages && !answers) return null;
  return (
    <div className="pane__foot">
      {answers && (
        <Button type="primary" onClick={() => setDialog('reply')}>
          回复整改
        </Button>
      )}
      {manages && (
        <>
          {subject.state !== 'rectified' && (
            <Button type="primary" disabled={subject.state !== 'replied'} onClick={() => setDialog('verify')}>
              核实整改
            </Button>
          )}
          <Button onClick={() => setDialog('refer')}>移送有关部门</Button>
          {subject.state === 'issued' && <span className="small soft">部门回复后核实</span>}
        </>
      )}
      {dialog === 'reply' && <ReplyDialog subject={subject} onClose={close} />}
      {dialog === 'verify' && <VerifyDialog subject={subject} onClose={close} />}
      {dialog === 'refer' && <ReferDialog subject={subject} onClose={close} />}
    </div>
  );
}
