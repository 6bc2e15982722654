import { Button } from 'antd';
import { useState } from 'react';
import { longDateLabel, timeLabel } from '#shared/domain/clock/civil-date.ts';
import { violationClause, violationLabel } from '#shared/domain/violation/item.ts';
import { violationStateLabel } from '#shared/domain/violation/violation.ts';
import { hrefOf } from '../../../app/routes.ts';
import { ClauseLine } from '../../../office/clause-line.tsx';
import { useDepartmentName } from '../../../office/use-names.ts';
import { usePlaces } from '../../../office/use-places.ts';
import { Badge, type Fact, Facts, Section } from '../../../ui/pieces.tsx';
import { ScrollPane } from '../../../ui/scroll-pane.tsx';
import { deskWords } from '../desk-words.ts';
import type { Finding } from '../findings.ts';
import { useDesk } from '../use-desk.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { RecordLink } from './record-link.tsx';

type FindingProps = { readonly finding: Finding };

/** One finding: what the rule found and in which record, and what an officer made of it. */
export function FindingDetail({ finding }: FindingProps) {
  const departmentName = useDepartmentName();
  const { item, evidence, violation } = finding;
  return (
    <>
      <ScrollPane label={finding.title}>
        <div className="line line--wrap">
          <h3 className="entry-title">{violationLabel[item]}</h3>
          <Badge tone={violation === null ? 'amber' : violation.state === 'confirmed' ? 'red' : 'grey'}>
            {violation === null ? '待认定' : violationStateLabel[violation.state]}
          </Badge>
        </div>
        <p>
          <ClauseLine clause={violationClause[item]} />
        </p>
        <Section title={evidence === null ? '登记的事实' : '系统发现的情况'}>
          <Facts
            facts={[
              ['部门', departmentName(finding.departmentId)],
              ...(evidence === null
                ? ([['事实', violation?.facts ?? '']] as const)
                : ([
                    ['事项', finding.title],
                    ['情况', evidence.finding],
                    ...clockFacts(finding),
                    [
                      '相关记录',
                      <RecordLink key="link" table={evidence.table} recordId={evidence.recordId} />,
                    ],
                  ] as const)),
            ]}
          />
        </Section>
        {violation !== null && (
          <Section title={violation.state === 'confirmed' ? '认定' : '排除'}>
            <Facts
              facts={[
                ['理由', violation.reason],
                ['办理', `${departmentName(violation.managementId)} ${violation.officerName}`],
                ['时间', timeLabel(violation.at)],
              ]}
            />
          </Section>
        )}
        {violation === null && (
          <p className="section small soft">这是系统按记录找出的疑点，不是认定；只有人认定之后才能通报。</p>
        )}
      </ScrollPane>
      <DeskFoot finding={finding} />
    </>
  );
}

const clockFacts = ({ evidence }: Finding): readonly Fact[] => {
  if (evidence?.clock == null) return [];
  const { clause, workingDays, startedAt, dueOn, stoppedAt, estimated } = evidence.clock;
  const guess = estimated ? '（按周末推算）' : '';
  return [
    ['时限', `${workingDays} 个工作日（${clause}），自 ${timeLabel(startedAt)} 起`],
    ['应办结', `${longDateLabel(dueOn)}${guess}`],
    ['实际办结', stoppedAt === null ? '未办结' : timeLabel(stoppedAt)],
  ];
};

function DeskFoot({ finding }: FindingProps) {
  const isDesk = useDesk();
  const places = usePlaces();
  const [dialog, setDialog] = useState<'confirmed' | 'dismissed' | 'issue' | null>(null);
  const { violation, evidence, departmentId } = finding;
  const subject = places?.department(departmentId);
  const close = () => setDialog(null);
  if (violation?.circularId != null)
    return (
      <div className="pane__foot">
        <a href={hrefOf('circular', { circularId: violation.circularId })}>查看通报</a>
      </div>
    );
  if (violation?.state === 'dismissed') return null;
  if (!isDesk(departmentId))
    return (
      <div className="pane__foot">
        <span className="small soft">{deskWords(subject, places?.region(subject?.regionId ?? ''))}</span>
      </div>
    );
  return (
    <div className="pane__foot">
      {violation === null ? (
        <>
          <Button type="primary" onClick={() => setDialog('confirmed')}>
            认定
          </Button>
          <Button onClick={() => setDialog('dismissed')}>排除</Button>
        </>
      ) : (
        <Button type="primary" onClick={() => setDialog('issue')}>
          书面通报
        </Button>
      )}
      {evidence !== null && (dialog === 'confirmed' || dialog === 'dismissed') && (
        <DecideDialog finding={{ ...finding, evidence }} outcome={dialog} onClose={close} />
      )}
      {violation !== null && dialog === 'issue' && <IssueDialog violation={violation} onClose={close} />}
    </div>
  );
}
